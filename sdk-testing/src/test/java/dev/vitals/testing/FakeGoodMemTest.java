package dev.vitals.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class FakeGoodMemTest {
  private final VirtualTime clock =
      VirtualTime.startingAt(Instant.parse("2026-03-01T10:15:30.123456Z"));

  @RegisterExtension
  final FakeServices fakes = FakeServices.builder().clock(clock).start();

  @Test
  void onePingIsOneResult() {
    RawAnswer answer = once("\"timeoutMs\":5000");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Content-Type")).contains("application/json");
    JsonNode result = answer.json();
    assertThat(result.path("seq").intValue()).isEqualTo(1);
    assertThat(result.path("ok").booleanValue()).isTrue();
    assertThat(result.path("httpStatus").intValue()).isEqualTo(200);
    assertThat(result.path("rttMs").doubleValue()).isBetween(1.0, 200.0);
    assertThat(result.path("endpoint").path("targetId").textValue())
        .isEqualTo(fakes.goodmem().targetId());
    assertThat(result.path("endpoint").path("targetType").textValue()).isEqualTo("EMBEDDER");
    assertThat(result.has("errorMessage")).isFalse();
  }

  @Test
  void timesAreUnixNanosecondsThatDoNotSurviveADouble() {
    JsonNode timing = once("").json().path("timing");

    long sent = timing.path("clientSendTimeUnixNanos").longValue();
    assertThat(sent / 1_000).isEqualTo(1_772_360_130_123_456L);
    assertThat(timing)
        .hasSize(4)
        .allSatisfy(time -> assertThat((long) time.doubleValue()).isNotEqualTo(time.longValue()));
  }

  @Test
  void eachProbeHasItsOwnLatency() {
    assertThat(once("").json().path("rttMs")).isNotEqualTo(once("").json().path("rttMs"));
  }

  @Test
  void theSameCallsHaveTheSameLatenciesInEveryRun() {
    try (FakeServices others = FakeServices.start()) {
      assertThat(once("").json().path("rttMs"))
          .isEqualTo(ping(others, "/v1/ping:once", "").json().path("rttMs"));
    }
  }

  @Test
  void thePayloadDecidesHowManyBytesAreSent() {
    assertThat(once("\"payload\":\"ünï\"").json().path("bytesSent").intValue()).isEqualTo(5);
    assertThat(once("\"payloadSizeBytes\":1000").json().path("bytesSent").intValue())
        .isEqualTo(1000);
  }

  @Test
  void aKeyIsAskedForFirst() {
    RawAnswer without = RawHttp.postJson(fakes.goodmem(), "/v1/ping:once", "not JSON");
    RawAnswer wrong = RawHttp.postJson(fakes.goodmem(), "/v1/ping:once", "", "x-api-key: gm_no");

    assertThat(without.status()).isEqualTo(401);
    assertThat(wrong.status()).isEqualTo(401);
    assertThat(wrong.json().path("error").textValue()).contains("API key");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"targetId\":\"ID\",\"payloadSize\":3} | Unrecognized field \"payloadSize\"",
        "{\"targetId\":\"ID\",\"count\":3}       | Unrecognized field \"count\"",
        "{\"targetId\":\"ID\",\"payload\":\"a\",\"payloadSizeBytes\":1} | mutually exclusive",
        "{}                                      | targetId is required",
        "{\"targetId\":null}                     | targetId is required",
        "{\"targetId\":\"embedder-1\"}           | must be a UUID",
        "{\"targetId\":7}                        | targetId must be a string",
        "{\"targetId\":\"ID\",\"timeoutMs\":-1}  | timeoutMs must be an integer",
        "{\"targetId\":\"ID\",\"timeoutMs\":1.5} | timeoutMs must be an integer",
        "{\"targetId\":\"ID\",\"targetTypeHint\":\"ROBOT\"} | targetTypeHint must be one of",
        "{\"targetId\":\"ID\",\"payloadType\":\"XML\"}      | payloadType must be one of",
        "[]                                      | Malformed JSON",
        "{\"targetId\":                          | Malformed JSON"
      })
  void whatTheServerDoesNotTakeIsRefused(String body, String message) {
    RawAnswer answer = RawHttp.postJson(
        fakes.goodmem(),
        "/v1/ping:once",
        body.replace("ID", fakes.goodmem().targetId()),
        "x-api-key: " + fakes.goodmem().key());

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().path("error").textValue()).contains(message);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"targetTypeHint\":null,\"payload\":null,\"payloadSizeBytes\":null,\"timeoutMs\":null",
        "\"payload\":\"a\",\"payloadSizeBytes\":null",
        "\"timeoutMs\":0",
        "\"targetTypeHint\":\"TARGET_TYPE_UNSPECIFIED\",\"payloadType\":\"TEXT\""
      })
  void nullsAndZeroesMeanTheServersDefaults(String members) {
    assertThat(once(members).status()).isEqualTo(200);
  }

  @Test
  void anUnknownTargetIsNotFound() {
    String unknown = "{\"targetId\":\"00000000-0000-0000-0000-000000000000\"}";

    RawAnswer answer = RawHttp.postJson(
        fakes.goodmem(),
        "/v1/ping:once",
        unknown,
        "x-api-key: " + fakes.goodmem().key());

    assertThat(answer.status()).isEqualTo(404);
  }

  @Test
  void aHintOfAnotherTypeDoesNotFindTheTarget() {
    assertThat(once("\"targetTypeHint\":\"EMBEDDER\"").status()).isEqualTo(200);
    assertThat(once("\"targetTypeHint\":\"LLM\"").status()).isEqualTo(404);
  }

  @Test
  void anAddedTargetAnswers() {
    String id = fakes.goodmem().addTarget("LLM", "ANTHROPIC", "claude");

    RawAnswer answer = RawHttp.postJson(
        fakes.goodmem(),
        "/v1/ping:once",
        "{\"targetId\":\"" + id + "\"}",
        "x-api-key: " + fakes.goodmem().key());

    assertThat(answer.json().path("endpoint").path("provider").textValue()).isEqualTo("ANTHROPIC");
  }

  @Test
  void aDisabledTargetIsAFailedPreconditionUntilItIsEnabled() {
    fakes.goodmem().disableTarget(fakes.goodmem().targetId());
    assertThat(once("").status()).isEqualTo(412);

    fakes.goodmem().enableTarget(fakes.goodmem().targetId());
    assertThat(once("").status()).isEqualTo(200);
  }

  @Test
  void onlyKnownTargetsCanBeDisabled() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> fakes.goodmem().disableTarget("nobody"))
        .withMessageContaining("no target nobody");
  }

  @Test
  void aFailedProbeIsStillAnAnswer() {
    fakes.goodmem().failProbe(1, 503, "provider is overloaded");

    RawAnswer answer = once("");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().path("ok").booleanValue()).isFalse();
    assertThat(answer.json().path("httpStatus").intValue()).isEqualTo(503);
    assertThat(answer.json().path("errorMessage").textValue()).isEqualTo("provider is overloaded");
  }

  @Test
  void aProbeSlowerThanItsTimeoutTimesOut() {
    JsonNode result = once("\"timeoutMs\":1").json();

    assertThat(result.path("ok").booleanValue()).isFalse();
    assertThat(result.path("rttMs").doubleValue()).isEqualTo(1.0);
  }

  @Test
  void healedProbesSucceedAgain() {
    fakes.goodmem().timeOutProbe(1);
    assertThat(once("").json().path("ok").booleanValue()).isFalse();

    fakes.goodmem().healProbes();
    assertThat(once("").json().path("ok").booleanValue()).isTrue();
  }

  @Test
  void moreRequestsThanTheLimitAreToldWhenToComeBack() {
    fakes.goodmem().limitRate(2, Duration.ofSeconds(30));
    assertThat(once("").status()).isEqualTo(200);
    assertThat(once("").status()).isEqualTo(200);

    clock.advance(Duration.ofMillis(9_500));
    RawAnswer third = once("");
    clock.advance(Duration.ofMillis(20_500));
    RawAnswer inNextWindow = once("");

    assertThat(third.status()).isEqualTo(429);
    assertThat(third.header("Retry-After")).contains("21");
    assertThat(inNextWindow.status()).isEqualTo(200);
  }

  @Test
  void limitsOfNothingAreRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> fakes.goodmem().limitCount(0));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> fakes.goodmem().limitRate(-1, Duration.ofSeconds(1)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> fakes.goodmem().limitRate(1, Duration.ZERO));
  }

  @ParameterizedTest
  @ValueSource(ints = {403, 500, 503})
  void otherRefusalsAreProvoked(int status) {
    fakes.goodmem().failNext(status, "no");

    RawAnswer refused = once("");

    assertThat(refused.status()).isEqualTo(status);
    assertThat(refused.body()).isEqualTo("{\"error\":\"no\"}");
    assertThat(once("").status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/v1/ping%3Aonce", "/ping:once", "/v1/v1/ping:once", "/v1/ping:once/"})
  void onlyTheExactPathIsServed(String path) {
    assertThat(ping(fakes, path, "").status()).isEqualTo(404);
  }

  @Test
  void pingsArePosted() {
    RawAnswer answer = RawHttp.get(
        fakes.goodmem(), "/v1/ping:once", "x-api-key: " + fakes.goodmem().key());

    assertThat(answer.status()).isEqualTo(405);
  }

  private RawAnswer once(String members) {
    return ping(fakes, "/v1/ping:once", members);
  }

  private static RawAnswer ping(FakeServices fakes, String path, String members) {
    String body = "{\"targetId\":\"%s\"%s}"
        .formatted(fakes.goodmem().targetId(), members.isEmpty() ? "" : "," + members);
    return RawHttp.postJson(
        fakes.goodmem(), path, body, "x-api-key: " + fakes.goodmem().key());
  }
}
