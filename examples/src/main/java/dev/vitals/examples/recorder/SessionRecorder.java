package dev.vitals.examples.recorder;

import dev.vitals.config.Configuration;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;

/**
 * A JUnit extension that reports what each test used to a monitor-server, as pytest-monitor does for
 * Python: one session per run, one metric per test. A server that fails never fails a test.
 *
 * <p>{@code @ExtendWith(SessionRecorder.class)} on a test class is all that is needed. The server is named by the
 * variable {@code MONITOR_BASE_URL}, or by JUnit's configuration parameter {@code monitor.url}.
 */
public final class SessionRecorder
    implements BeforeAllCallback, BeforeTestExecutionCallback, AfterTestExecutionCallback {
  private static final Namespace NAMESPACE = Namespace.create(SessionRecorder.class);

  /** Called by JUnit. */
  public SessionRecorder() {}

  @Override
  public void beforeAll(ExtensionContext context) {
    run(context);
  }

  @Override
  public void beforeTestExecution(ExtensionContext context) {
    context.getStore(NAMESPACE).put(ResourceMeter.class, ResourceMeter.start());
  }

  @Override
  public void afterTestExecution(ExtensionContext context) {
    ResourceMeter meter =
        context.getStore(NAMESPACE).remove(ResourceMeter.class, ResourceMeter.class);
    if (meter != null) {
      run(context).add(context.getRequiredTestMethod(), context.getDisplayName(), meter.read());
    }
  }

  /** Returns the run of all test classes, which JUnit closes after the last one. */
  private static RecordedRun run(ExtensionContext context) {
    Store store = context.getRoot().getStore(NAMESPACE);
    return store.computeIfAbsent(
        RecordedRun.class, type -> RecordedRun.begin(monitor(context)), RecordedRun.class);
  }

  private static Configuration monitor(ExtensionContext context) {
    return context
        .getConfigurationParameter("monitor.url")
        .map(url -> Configuration.builder(url).build())
        .orElseGet(() -> Configuration.fromEnvironment("MONITOR"));
  }
}
