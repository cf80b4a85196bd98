package dev.vitals.services;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vitals.client.ApiResponse;
import dev.vitals.health.HealthApi;
import dev.vitals.health.HealthProbe;
import dev.vitals.model.HealthCheckResult;
import dev.vitals.model.HealthReport;
import dev.vitals.testing.FakeAnswer;
import dev.vitals.testing.FakeNode;
import dev.vitals.testing.NodeGeneration;
import dev.vitals.testing.traffic.ReceivedRequest;
import java.time.Duration;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class HealthQuirksTest {
  @RegisterExtension
  final Fakes fakes = Fakes.start();

  private HealthApi health;

  @BeforeEach
  void connect() {
    health = new HealthApi(fakes.client(Service.AVALANCHE));
  }

  @ParameterizedTest
  @EnumSource
  void unhealthyNodeIsAnswerNotError(NodeGeneration generation) {
    fakes.node().generation(generation);
    fakes.node().fail("C", "chain is stuck");

    HealthReport probed = health.probe(HealthProbe.HEALTH);
    HealthReport called = health.health();

    assertThat(probed.healthy()).isFalse();
    assertThat(called.healthy()).isFalse();
    HealthCheckResult failing = check(probed, "C");
    assertThat(failing.error()).asString().contains("chain is stuck");
    assertThat(failing.contiguousFailures()).isEqualTo(1);
    assertThat(failing.timeOfFirstFailure()).isNotNull();
    HealthCheckResult passing = check(probed, "X");
    assertThat(passing.error()).isNull();
    assertThat(passing.timeOfFirstFailure()).isNull();
  }

  @Test
  void reportUnder503TellsItsStatus() {
    fakes.node().fail("network", "no peers");

    ApiResponse<HealthReport> answer =
        fakes.client(Service.AVALANCHE).exchange(HealthApi.probeRequest(HealthProbe.HEALTH));

    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.header("node-id")).get().asString().startsWith("NodeID-");
    assertThat(answer.attempts()).hasSize(1);
  }

  @Test
  void reportUnder503IsNotRetried() {
    fakes.node().fail("network", "no peers");

    new HealthApi(fakes.client(Service.AVALANCHE.configuration(fakes.services()).build()))
        .probe(HealthProbe.HEALTH);

    assertThat(fakes.received(Service.AVALANCHE)).hasSize(1);
  }

  @Test
  void recoveredNodeIsHealthyAgain() {
    fakes.node().fail("bootstrapped", "still going");
    assertThat(health.probe(HealthProbe.READINESS).healthy()).isFalse();

    fakes.node().recover("bootstrapped");

    assertThat(health.probe(HealthProbe.READINESS).healthy()).isTrue();
    assertThat(health.readiness().healthy()).isTrue();
  }

  @Test
  void errorIsStringOrObject() {
    fakes.node().fail("C", "chain is stuck");
    fakes.node().generation(NodeGeneration.CURRENT);
    assertThat(check(health.health(), "C").error()).hasToString("\"chain is stuck\"");

    fakes.node().generation(NodeGeneration.OF_2020);
    assertThat(check(health.health(), "C").error()).hasToString("{\"message\":\"chain is stuck\"}");
  }

  @Test
  void checkThatHasNotRunHasYearOne() {
    fakes.node().restart("C");

    HealthCheckResult check = check(health.probe(HealthProbe.HEALTH), "C");

    assertThat(check.timestamp()).isEqualTo(OffsetDateTime.parse("0001-01-01T00:00:00Z"));
    assertThat(check.error()).hasToString("\"not yet run\"");
    assertThat(check.duration()).isZero();
    assertThat(check.contiguousFailures()).isNull();
  }

  @Test
  void timesKeepNanosecondsAndOffset() {
    fakes.node().answerNext(FakeAnswer.json(200, """
            {"checks":{"network":{"message":["a",1.5,{"since":"293.098ms"}],
              "timestamp":"2026-11-21T10:00:45.293112345-04:00","duration":465253}},
             "healthy":true}"""));

    HealthCheckResult check = check(health.probe(HealthProbe.HEALTH), "network");

    assertThat(check.timestamp().toString()).isEqualTo("2026-11-21T10:00:45.293112345-04:00");
    assertThat(check.duration()).isEqualTo(Duration.ofNanos(465_253));
    assertThat(check.message()).hasToString("[\"a\",1.5,{\"since\":\"293.098ms\"}]");
  }

  @ParameterizedTest
  @CsvSource({
    "2016-12-31T23:59:60Z, 2016-12-31T23:59:59Z",
    "2026-01-31T12:00:00.1234567891Z, 2026-01-31T12:00:00.123456789Z",
    "2026-01-31t12:00:00z, 2026-01-31T12:00:00Z"
  })
  void timesInRareLayoutsLeaveReportReadable(String written, OffsetDateTime read) {
    fakes.node().answerNext(FakeAnswer.json(200, """
            {"checks":{"network":{"timestamp":"%s","duration":1}},"healthy":true}""".formatted(written)));

    HealthCheckResult check = check(health.probe(HealthProbe.HEALTH), "network");

    assertThat(check.timestamp()).isEqualTo(read);
  }

  @ParameterizedTest
  @CsvSource({
    "HEALTH, /ext/health, health.health",
    "READINESS, /ext/health/readiness, health.readiness",
    "LIVENESS, /ext/health/liveness, health.liveness"
  })
  void probeHasPathAndMethod(HealthProbe probe, String path, String method) {
    health.probe(probe);
    fakes.client(Service.AVALANCHE).send(HealthScenarios.rpcRequest(probe));

    assertThat(fakes.received(Service.AVALANCHE))
        .hasToString("[GET " + path + ", POST /ext/health]");
    assertThat(fakes.received(Service.AVALANCHE).get(1).body())
        .isEqualTo("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"" + method + "\"}");
  }

  @Test
  void callHasContentTypeAndIdAndGetHasNeither() {
    health.health();
    health.probe(HealthProbe.HEALTH);

    ReceivedRequest call = fakes.received(Service.AVALANCHE).get(0);
    ReceivedRequest get = fakes.received(Service.AVALANCHE).get(1);
    assertThat(call.header("Content-Type")).contains("application/json");
    assertThat(call.body()).contains("\"id\":1");
    assertThat(get.header("Content-Type")).isEmpty();
    assertThat(get.headers()).doesNotContainKey("Avalanche-Api-Route");
  }

  @Test
  void tagsAreRepeatedInQueryAndListedInCall() {
    HealthReport probed = health.probe(HealthProbe.HEALTH, FakeNode.PRIMARY_NETWORK, "other net");
    HealthReport called = health.health(FakeNode.PRIMARY_NETWORK, "other net");

    assertThat(fakes.received(Service.AVALANCHE).get(0).query())
        .isEqualTo("tag=" + FakeNode.PRIMARY_NETWORK + "&tag=other%20net");
    assertThat(fakes.received(Service.AVALANCHE).get(1).body())
        .contains("\"params\":{\"tags\":[\"" + FakeNode.PRIMARY_NETWORK + "\",\"other net\"]}");
    assertThat(probed.checks()).containsOnlyKeys(called.checks().keySet()).containsKey("P");
  }

  private static HealthCheckResult check(HealthReport report, String name) {
    return requireNonNull(report.checks().get(name), name);
  }
}
