package dev.vitals.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class FakeNodeTest {
  private final VirtualTime clock = VirtualTime.startingAt(
          Instant.parse("2020-10-14T14:04:20.57759662Z"))
      .withZone(ZoneId.of("-04:00"));

  @RegisterExtension
  final FakeServices fakes = FakeServices.builder().clock(clock).start();

  @Test
  void aHealthyNodeAnswersOkWithItsChecks() {
    RawAnswer answer = get("/ext/health");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Content-Type")).contains("application/json");
    assertThat(answer.header("node-id").orElseThrow()).startsWith("NodeID-");
    assertThat(answer.json().path("healthy").booleanValue()).isTrue();
    assertThat(check("P").toString())
        .isEqualTo("{\"message\":{\"percentConnected\":0.9967694992864075},"
            + "\"timestamp\":\"2020-10-14T10:04:20.57759662-04:00\",\"duration\":433363830}");
  }

  @ParameterizedTest
  @CsvSource({"/ext/health/health, 9", "/ext/health/readiness, 1", "/ext/health/liveness, 0"})
  void eachReportHasItsOwnChecksWhateverTheMethod(String path, int checks) {
    assertThat(get(path).json().path("checks")).hasSize(checks);
    assertThat(RawHttp.post(fakes.node(), path, "").json()).isEqualTo(get(path).json());
  }

  @Test
  void aFailingCheckMakesTheNodeUnavailableWithTheSameBody() {
    fakes.node().fail("C", "chain is stuck");

    RawAnswer answer = get("/ext/health");

    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.header("Content-Type")).contains("application/json");
    assertThat(answer.json().path("healthy").booleanValue()).isFalse();
    assertThat(check("C").toString())
        .endsWith(
            ",\"error\":\"chain is stuck\",\"timestamp\":\"2020-10-14T10:04:20.57759662-04:00\","
                + "\"duration\":465253,\"contiguousFailures\":1,"
                + "\"timeOfFirstFailure\":\"2020-10-14T10:04:20.57759662-04:00\"}");
    assertThat(get("/ext/health/readiness").status()).isEqualTo(200);
  }

  @Test
  void shutdownIsCheckOfHealthAndNotOfReadiness() {
    fakes.node().beginShutdown();

    assertThat(check("shuttingDown").path("error").asText()).isEqualTo("not yet run");
    assertThat(check("shuttingDown").path("timestamp").asText()).startsWith("0001-01-01");
    assertThat(get("/ext/health/readiness").status()).isEqualTo(200);

    fakes.node().fail("shuttingDown", "server shutting down");

    assertThat(check("shuttingDown").path("error").asText()).isEqualTo("server shutting down");
  }

  @Test
  void chainThatCouldNotBeCreatedIsReportedForItsSubnet() {
    fakes.node().failChain("dfk", "2rwhRKN8qfxK9AEJunfUjn5WH7PQzUPPQKCb59ak6fwsrwF2R");

    assertThat(check("dfk").path("error").asText())
        .startsWith("failed to create chain on subnet 2rwhRKN8q");
    assertThat(get("/ext/health?tag=" + FakeNode.PRIMARY_NETWORK).status()).isEqualTo(200);
    assertThat(get("/ext/health?tag=2rwhRKN8qfxK9AEJunfUjn5WH7PQzUPPQKCb59ak6fwsrwF2R")
            .status())
        .isEqualTo(503);
  }

  @Test
  void failuresCountUpWithEveryRun() {
    fakes.node().fail("C", "chain is stuck");
    fakes.node().fail("C", "chain is still stuck");
    clock.advance(Duration.ofSeconds(95));

    JsonNode check = check("C");

    assertThat(check.path("error").textValue()).isEqualTo("chain is still stuck");
    assertThat(check.path("contiguousFailures").intValue()).isEqualTo(5);
    assertThat(check.path("timestamp").textValue()).isEqualTo("2020-10-14T10:05:50.57759662-04:00");
    assertThat(check.path("timeOfFirstFailure").textValue())
        .isEqualTo("2020-10-14T10:04:20.57759662-04:00");
  }

  @Test
  void aRecoveredCheckStartsToCountAnew() {
    fakes.node().fail("C", "stuck");
    fakes.node().recover("C");
    assertThat(get("/ext/health").status()).isEqualTo(200);
    assertThat(check("C").has("contiguousFailures")).isFalse();

    fakes.node().fail("C", "stuck again");
    assertThat(check("C").path("contiguousFailures").intValue()).isEqualTo(1);
  }

  @Test
  void aFailedBootstrapIsNotReadyEither() {
    fakes.node().fail("bootstrapped", "subnets not bootstrapped");

    assertThat(get("/ext/health").status()).isEqualTo(503);
    assertThat(get("/ext/health/readiness").status()).isEqualTo(503);
    assertThat(get("/ext/health/liveness").status()).isEqualTo(200);
  }

  @Test
  void aCheckThatHasNotRunIsUnhealthySinceTheYearOne() {
    fakes.node().restart("C");

    assertThat(get("/ext/health").status()).isEqualTo(503);
    assertThat(check("C").toString())
        .isEqualTo(
            "{\"error\":\"not yet run\",\"timestamp\":\"0001-01-01T00:00:00Z\",\"duration\":0}");
  }

  @Test
  void onlyKnownChecksCanFail() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> fakes.node().fail("Q", "?"))
        .withMessageContaining("no check \"Q\"")
        .withMessageContaining("bootstrapped");
  }

  @Test
  void tagsSelectChecksBesidesThoseOfTheApplication() {
    fakes.node().addCheck("D", "subnet1");
    fakes.node().fail("C", "stuck");

    RawAnswer subnet = get("/ext/health?tag=subnet1");
    RawAnswer unknown = get("/ext/health?tag=unknown");
    RawAnswer both = get("/ext/health?tag=subnet1&tag=" + FakeNode.PRIMARY_NETWORK);

    assertThat(subnet.status()).isEqualTo(200);
    assertThat(subnet.json().path("checks").fieldNames())
        .toIterable()
        .contains("D", "network", "database")
        .doesNotContain("C", "P", "X");
    assertThat(unknown.status()).isEqualTo(200);
    assertThat(unknown.json().path("checks")).hasSize(6);
    assertThat(both.status()).isEqualTo(503);
    assertThat(both.json().path("checks")).hasSize(10);
    assertThat(get("/ext/health?tag=all").json().path("checks")).hasSize(10);
  }

  @Test
  void anOldNodeWritesAnObjectForTheErrorAndLeavesNothingOut() {
    fakes.node().generation(NodeGeneration.OF_2020);
    fakes.node().fail("C", "stuck");

    assertThat(check("C").toString())
        .isEqualTo("{\"message\":null,\"error\":{\"message\":\"stuck\"},"
            + "\"timestamp\":\"2020-10-14T10:04:20.57759662-04:00\",\"duration\":465253,"
            + "\"contiguousFailures\":1,"
            + "\"timeOfFirstFailure\":\"2020-10-14T10:04:20.57759662-04:00\"}");
    assertThat(check("X").toString())
        .isEqualTo("{\"timestamp\":\"2020-10-14T10:04:20.57759662-04:00\",\"duration\":1853,"
            + "\"contiguousFailures\":0,\"timeOfFirstFailure\":null}");
  }

  @Test
  void anOldNodeThatHasNotRunACheckLeavesNothingOutEither() {
    fakes.node().generation(NodeGeneration.OF_2020);
    fakes.node().restart("C");

    assertThat(check("C").toString())
        .isEqualTo("{\"message\":null,\"error\":{\"message\":\"not yet run\"},"
            + "\"timestamp\":\"0001-01-01T00:00:00Z\",\"duration\":0,"
            + "\"contiguousFailures\":0,\"timeOfFirstFailure\":null}");
  }

  @Test
  void aProxyMayAnswerInsteadOfTheNode() {
    fakes.node().answerNext(FakeAnswer.text(503, "upstream connect error"));

    RawAnswer answer = get("/ext/health");

    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.body()).isEqualTo("upstream connect error");
    assertThat(answer.header("node-id")).isEmpty();
    assertThat(get("/ext/health").status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/ext/health/", "/ext/healthy", "/ext/health/other", "/health", "/"})
  void otherPathsAreNotFoundInPlainText(String path) {
    RawAnswer answer = get(path);

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.header("Content-Type").orElseThrow()).startsWith("text/plain");
    assertThat(answer.header("node-id")).isPresent();
  }

  @ParameterizedTest
  @CsvSource({
    "localhost:9650, 200",
    "10.0.0.1, 200",
    "[::1]:9650, 200",
    "'', 200",
    "node.example.com, 403",
    "localhost.example.com:9650, 403"
  })
  void onlyLocalhostAndAddressesAreAllowedAsHost(String host, int status) {
    RawAnswer answer = RawHttp.get(fakes.node(), "/ext/health", "Host: " + host);

    assertThat(answer.status()).isEqualTo(status);
    if (status == 403) {
      assertThat(answer.body()).isEqualTo("invalid host specified\n");
    }
  }

  @Test
  void theRouteHeaderLeadsNowhere() {
    assertThat(
            RawHttp.get(fakes.node(), "/ext/health", "Avalanche-Api-Route: x").status())
        .isEqualTo(404);
  }

  private RawAnswer get(String target) {
    return RawHttp.get(fakes.node(), target);
  }

  private JsonNode check(String name) {
    return get("/ext/health").json().path("checks").path(name);
  }
}
