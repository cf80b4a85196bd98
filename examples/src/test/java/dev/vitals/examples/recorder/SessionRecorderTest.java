package dev.vitals.examples.recorder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.vitals.client.ApiClient;
import dev.vitals.config.Configuration;
import dev.vitals.model.Metric;
import dev.vitals.model.Session;
import dev.vitals.sessions.SessionsApi;
import dev.vitals.testing.FakeServices;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** Runs a small suite with the extension, in its own JUnit launcher. */
final class SessionRecorderTest {
  @RegisterExtension
  final FakeServices fakes = FakeServices.start();

  private final ApiClient client =
      ApiClient.create(Configuration.builder(fakes.monitor().url()).build());
  private final SessionsApi sessions = new SessionsApi(client);

  @AfterEach
  void close() {
    client.close();
  }

  @Test
  void eachTestIsAMetricOfOneSession() {
    TestExecutionSummary summary = runSuite();

    assertThat(summary.getTestsSucceededCount()).isEqualTo(3);
    Session session = sessions.list().stream().findFirst().orElseThrow();
    List<Metric> metrics = sessions.metrics(session.sessionH()).stream().toList();
    assertThat(metrics)
        .extracting(Metric::item)
        .containsExactlyInAnyOrder("busy", "failing", "repeated", "repeated");
    assertThat(metrics).extracting(Metric::itemVariant).doesNotHaveDuplicates().contains("busy()");
    assertThat(sessions.count()).isEqualTo(1);
    assertThat(sessions.context(metrics.get(0).contextH())).isPresent();
  }

  @Test
  void usageOfATestIsMeasured() {
    runSuite();

    assertThat(allMetrics()).allSatisfy(metric -> {
      assertThat(metric.totalTime()).isPositive();
      assertThat(metric.userTime() + metric.kernelTime()).isBetween(0.0, 60.0);
      assertThat(metric.itemFsLoc())
          .isEqualTo("dev/vitals/examples/recorder/SessionRecorderTest.java");
      assertThat(metric.itemStartTimeLocal()).isPresent();
    });
    assertThat(allMetrics())
        .filteredOn(metric -> metric.item().equals("busy"))
        .singleElement()
        .satisfies(metric -> assertThat(metric.memUsage()).isGreaterThan(8));
  }

  @Test
  void machineIsRecordedOnce() {
    runSuite();
    runSuite();

    assertThat(fakes.monitor().received())
        .extracting(Object::toString)
        .containsOnlyOnce("POST /api/v1/contexts/");
    assertThat(sessions.count()).isEqualTo(2);
  }

  @Test
  void missingServerFailsNoTest() {
    String url = fakes.monitor().url().toString();
    fakes.close();

    TestExecutionSummary summary = runSuite(url);

    assertThat(summary.getTestsSucceededCount()).isEqualTo(3);
    assertThat(summary.getTestsFailedCount()).isEqualTo(1); // the one that always fails
    assertThat(summary.getContainersFailedCount()).isZero();
  }

  private List<Metric> allMetrics() {
    return sessions.list().stream()
        .flatMap(session -> sessions.metrics(session.sessionH()).stream())
        .toList();
  }

  private TestExecutionSummary runSuite() {
    return runSuite(fakes.monitor().url().toString());
  }

  private static TestExecutionSummary runSuite(String monitor) {
    SummaryGeneratingListener listener = new SummaryGeneratingListener();
    LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
        .selectors(selectClass(Suite.class))
        .configurationParameter("monitor.url", monitor)
        .build();
    LauncherFactory.create().execute(request, listener);
    return listener.getSummary();
  }

  /** Not run by the build itself, which skips nested classes. */
  @ExtendWith(SessionRecorder.class)
  static final class Suite {
    @Test
    void busy() {
      assertThat(new byte[10 << 20]).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void repeated(int number) {
      assertThat(number).isPositive();
    }

    @Test
    void failing() {
      fail("as it should");
    }
  }
}
