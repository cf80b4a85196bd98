package dev.vitals.testing;

import java.util.List;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The check where JUnit is present; a class of its own for the same reason as the fakes'. */
final class JUnitLeakCheck extends LeakCheck implements BeforeEachCallback, AfterEachCallback {

  private JUnitLeakCheck(List<LoopbackServer> servers) {
    super(servers);
  }

  /** Declared to return the parent, so that the caller can be verified without this class. */
  static LeakCheck create(List<LoopbackServer> servers) {
    return new JUnitLeakCheck(servers);
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    begin();
  }

  @Override
  public void afterEach(ExtensionContext context) {
    verify();
  }
}
