package dev.vitals.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClasses;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** Runs the sample classes below in a JUnit of their own, and looks at their fakes afterwards. */
final class FakeServicesExtensionTest {
  private static final List<FakeServices> used = new ArrayList<>();
  private static final List<Boolean> previousWasOpen = new ArrayList<>();

  @Test
  void anInstanceFieldLivesForOneTest() {
    run(InstanceField.class, 2);

    assertThat(used)
        .hasSize(2)
        .doesNotHaveDuplicates()
        .noneMatch(FakeServicesExtensionTest::isOpen);
    assertThat(previousWasOpen).containsExactly(false);
  }

  @Test
  void aStaticFieldLivesForAllTestsOfTheClass() {
    run(StaticField.class, 2);

    assertThat(used).hasSize(2).noneMatch(FakeServicesExtensionTest::isOpen);
    assertThat(used.get(0)).isSameAs(used.get(1));
    assertThat(previousWasOpen).containsExactly(true);
  }

  @Test
  void anInstanceFieldOfASharedInstanceLivesForAllTestsOfTheClass() {
    run(SharedInstance.class, 2);

    assertThat(used).hasSize(2).noneMatch(FakeServicesExtensionTest::isOpen);
    assertThat(previousWasOpen).containsExactly(true);
  }

  @Test
  void aNestedClassDoesNotCloseTheFakesAroundIt() {
    run(AroundNested.class, 3);

    assertThat(used).hasSize(3).noneMatch(FakeServicesExtensionTest::isOpen);
    assertThat(previousWasOpen).containsExactly(true, true);
  }

  @Test
  void staticFieldOfBaseClassServesEverySubclass() {
    run(2, FirstSubclass.class, SecondSubclass.class);

    assertThat(used).hasSize(2).noneMatch(FakeServicesExtensionTest::isOpen);
    assertThat(used.get(0)).isSameAs(used.get(1));
    assertThat(previousWasOpen).containsExactly(true);
  }

  @Test
  @SuppressWarnings("deprecation") // as a store of JUnit before 5.13 does it
  void aStoreThatClosesNoOtherAutoCloseablesClosesTheFakes() throws Throwable {
    FakeServices fakes = FakeServices.start();
    Object stored = fakes;

    if (stored instanceof ExtensionContext.Store.CloseableResource resource) {
      resource.close();
    }

    boolean open = isOpen(fakes);
    fakes.close();
    assertThat(open).isFalse();
  }

  private static void run(Class<?> sample, int tests) {
    run(tests, sample);
  }

  private static void run(int tests, Class<?>... samples) {
    used.clear();
    previousWasOpen.clear();
    SummaryGeneratingListener listener = new SummaryGeneratingListener();
    LauncherFactory.create()
        .execute(
            LauncherDiscoveryRequestBuilder.request()
                .selectors(selectClasses(samples))
                .build(),
            listener);
    TestExecutionSummary summary = listener.getSummary();
    assertThat(summary.getFailures()).isEmpty();
    assertThat(summary.getTestsSucceededCount()).isEqualTo(tests);
  }

  private static void use(FakeServices fakes) {
    if (!used.isEmpty()) {
      previousWasOpen.add(isOpen(used.get(used.size() - 1)));
    }
    assertThat(isOpen(fakes)).isTrue();
    used.add(fakes);
  }

  private static boolean isOpen(FakeServices fakes) {
    try {
      return RawHttp.get(fakes.node(), "/ext/health").status() == 200;
    } catch (UncheckedIOException e) {
      return false;
    }
  }

  static final class InstanceField {
    @RegisterExtension
    final FakeServices fakes = FakeServices.start();

    @Test
    void one() {
      use(fakes);
    }

    @Test
    void two() {
      use(fakes);
    }
  }

  static final class StaticField {
    @RegisterExtension
    static final FakeServices fakes = FakeServices.start();

    @Test
    void one() {
      use(fakes);
    }

    @Test
    void two() {
      use(fakes);
    }
  }

  abstract static class Base {
    @RegisterExtension
    static final FakeServices fakes = FakeServices.start();

    @Test
    void inherited() {
      use(fakes);
    }
  }

  static final class FirstSubclass extends Base {}

  static final class SecondSubclass extends Base {}

  @TestInstance(TestInstance.Lifecycle.PER_CLASS)
  static final class SharedInstance {
    @RegisterExtension
    final FakeServices fakes = FakeServices.start();

    @Test
    void one() {
      use(fakes);
    }

    @Test
    void two() {
      use(fakes);
    }
  }

  static final class AroundNested {
    @RegisterExtension
    static final FakeServices fakes = FakeServices.start();

    @Test
    void outer() {
      use(fakes);
    }

    @Nested
    final class FirstInner {
      @Test
      void inner() {
        use(fakes);
      }
    }

    @Nested
    final class SecondInner {
      @Test
      void inner() {
        use(fakes);
      }
    }
  }
}
