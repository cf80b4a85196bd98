package dev.vitals.testing;

import java.lang.reflect.Modifier;
import java.util.Arrays;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The fakes where JUnit is present. This is a class of its own because a class cannot be loaded
 * where the interfaces it implements are missing.
 */
@SuppressWarnings("deprecation") // JUnit before 5.13 closes nothing but a CloseableResource
final class JUnitFakeServices extends FakeServices
    implements BeforeAllCallback, BeforeEachCallback, ExtensionContext.Store.CloseableResource {

  private JUnitFakeServices(Builder builder) {
    super(builder);
  }

  /** Declared to return the parent, so that the caller can be verified without this class. */
  static FakeServices create(Builder builder) {
    return new JUnitFakeServices(builder);
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    closeWith(inheritsStaticFakes(context.getRequiredTestClass()) ? context.getRoot() : context);
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    closeWith(context);
  }

  /**
   * JUnit closes what a store holds when its context ends. A look-up asks the enclosing contexts
   * first, so the widest one that uses these fakes is the one that closes them.
   */
  private void closeWith(ExtensionContext context) {
    ExtensionContext.Store store =
        context.getStore(ExtensionContext.Namespace.create(JUnitFakeServices.class));
    if (store.get(this) == null) {
      store.put(this, this);
    }
  }

  /** Such fakes serve every subclass of the class that declares them, and no context but the root. */
  private static boolean inheritsStaticFakes(Class<?> testClass) {
    for (Class<?> type = testClass; type != null; type = type.getSuperclass()) {
      boolean inherited = !type.equals(testClass) && hasStaticFakes(type);
      if (inherited
          || Arrays.stream(type.getInterfaces()).anyMatch(JUnitFakeServices::hasStaticFakes)) {
        return true;
      }
    }
    return false;
  }

  private static boolean hasStaticFakes(Class<?> type) {
    return Arrays.stream(type.getDeclaredFields())
        .anyMatch(field -> Modifier.isStatic(field.getModifiers())
            && FakeServices.class.isAssignableFrom(field.getType()));
  }
}
