package dev.vitals.services;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitals.client.ApiRequest;
import dev.vitals.client.ApiResponse;
import dev.vitals.health.HealthApi;
import dev.vitals.health.HealthProbe;
import dev.vitals.model.HealthReport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Holds on a healthy node and on any other: what a report says is the node's own affair. */
final class HealthScenarios {
  @RegisterExtension
  final Stage stage = Stage.of(Service.AVALANCHE);

  @Test
  void threeReportsComeByJsonRpc() {
    HealthApi health = new HealthApi(stage.client());

    assertThat(Stream.of(health.health(), health.readiness(), health.liveness()))
        .allSatisfy(HealthScenarios::assertConsistent);
  }

  @ParameterizedTest
  @EnumSource
  void probeAnswersLikeItsReport(HealthProbe probe) {
    HealthApi health = new HealthApi(stage.client());

    HealthReport report = health.probe(probe);

    assertConsistent(report);
    assertThat(report.checks())
        .containsOnlyKeys(stage.client().send(rpcRequest(probe)).checks().keySet());
  }

  @Test
  void statusOfProbeMatchesItsReport() {
    ApiResponse<HealthReport> answer =
        stage.client().exchange(HealthApi.probeRequest(HealthProbe.HEALTH));

    assertThat(answer.status()).isEqualTo(answer.body().healthy() ? 200 : 503);
  }

  @Test
  void healthReportHasSecondPath() {
    ApiRequest<HealthReport> second =
        ApiRequest.get("/ext/health/health", HealthReport.class).acceptStatus(503, report -> true);

    assertThat(stage.client().send(second).checks())
        .containsOnlyKeys(
            new HealthApi(stage.client()).probe(HealthProbe.HEALTH).checks().keySet());
  }

  @Test
  void unknownTagLeavesNodesOwnChecks() {
    HealthApi health = new HealthApi(stage.client());

    HealthReport narrowed = health.health("no-such-subnet");

    assertThat(health.health().checks()).containsKeys(keys(narrowed));
    assertThat(health.probe(HealthProbe.HEALTH, "no-such-subnet", "nor-this").checks())
        .containsOnlyKeys(keys(narrowed));
  }

  private static String[] keys(HealthReport report) {
    return report.checks().keySet().toArray(String[]::new);
  }

  private static void assertConsistent(HealthReport report) {
    assertThat(report.healthy())
        .isEqualTo(report.checks().values().stream().allMatch(check -> check.error() == null));
  }

  /** The request of JSON-RPC that reads the same checks as this probe. */
  static ApiRequest<HealthReport> rpcRequest(HealthProbe probe) {
    return switch (probe) {
      case HEALTH -> HealthApi.healthRequest();
      case READINESS -> HealthApi.readinessRequest();
      case LIVENESS -> HealthApi.livenessRequest();
    };
  }
}
