package dev.vitals.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vitals.testing.internal.wire.Json;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class GoodMemStreamTest {
  private static final Duration SECOND = Duration.ofSeconds(1);

  private final Queue<Duration> pauses = new ConcurrentLinkedQueue<>();

  @RegisterExtension
  final FakeServices fakes = FakeServices.builder().pace(pauses::add).start();

  @Test
  void withoutAcceptEachEventIsALineOfJson() {
    RawAnswer answer = stream("\"count\":3");

    assertThat(answer.header("Content-Type")).contains("application/x-ndjson");
    assertThat(answer.chunks())
        .hasSize(4)
        .allSatisfy(chunk -> assertThat(chunk).endsWith("}\n").containsOnlyOnce("\n"));
  }

  @Test
  void serverSentEventsAreItemsAndAClose() {
    RawAnswer answer = stream("\"count\":2", "Accept: text/event-stream");

    assertThat(answer.header("Content-Type")).contains("text/event-stream");
    assertThat(answer.chunks()).hasSize(4);
    assertThat(answer.chunks().subList(0, 3))
        .allSatisfy(
            chunk -> assertThat(chunk).startsWith("event: item\ndata: {").endsWith("}\n\n"));
    assertThat(answer.chunks().get(2)).contains("{\"summary\":");
    assertThat(answer.chunks().get(3))
        .isEqualTo("event: close\ndata: {\"type\":\"completed\"}\n\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "*/*                                       | application/x-ndjson",
        "application/x-ndjson                      | application/x-ndjson",
        "application/x-ndjson, text/event-stream   | application/x-ndjson",
        "Text/Event-Stream;q=0.9, application/json | text/event-stream"
      })
  void acceptChoosesTheFormat(String accept, String contentType) {
    RawAnswer answer = stream("\"count\":1", "Accept: " + accept);

    assertThat(answer.header("Content-Type")).contains(contentType);
  }

  @Test
  void eachEventIsAnObjectWithOneMemberAndTheLastOneIsTheSummary() {
    List<JsonNode> events = events(stream("\"count\":3"));

    assertThat(events).allSatisfy(event -> assertThat(event).hasSize(1));
    assertThat(events)
        .extracting(event -> event.fieldNames().next())
        .containsExactly("result", "result", "result", "summary");
    assertThat(events.subList(0, 3))
        .extracting(event -> event.path("result").path("seq").intValue())
        .containsExactly(1, 2, 3);
  }

  @Test
  void theSummaryAddsUpTheResults() {
    fakes.goodmem().failProbe(2, 500, "provider failed");
    fakes.goodmem().timeOutProbe(4);

    List<JsonNode> events = events(stream("\"count\":6,\"payloadSizeBytes\":100"));

    JsonNode summary = events.get(6).path("summary");
    List<Double> rtts = events.subList(0, 6).stream()
        .map(event -> event.path("result"))
        .filter(result -> result.path("ok").booleanValue())
        .map(result -> result.path("rttMs").doubleValue())
        .sorted()
        .toList();
    assertThat(rtts).hasSize(4).doesNotHaveDuplicates();
    assertThat(summary.path("requests").intValue()).isEqualTo(6);
    assertThat(summary.path("responses").intValue()).isEqualTo(6);
    assertThat(summary.path("ok").intValue()).isEqualTo(4);
    assertThat(summary.path("errors").intValue()).isEqualTo(1);
    assertThat(summary.path("timeouts").intValue()).isEqualTo(1);
    assertThat(summary.path("rttMinMs").doubleValue()).isEqualTo(rtts.get(0));
    assertThat(summary.path("rttP50Ms").doubleValue()).isEqualTo(rtts.get(1));
    assertThat(summary.path("rttMaxMs").doubleValue()).isEqualTo(rtts.get(3));
    assertThat(summary.path("rttAvgMs").doubleValue())
        .isEqualTo(Math.round(rtts.stream().mapToDouble(rtt -> rtt).average().orElseThrow() * 1_000)
            / 1_000.0);
    assertThat(summary.path("requestsPerSecond").doubleValue()).isBetween(1.0, 1.5);
    assertThat(summary.has("appliedLimits")).isFalse();
  }

  @Test
  void withoutNumbersItSendsFourProbesASecondApart() {
    List<JsonNode> events = events(stream(""));

    assertThat(events).hasSize(5);
    assertThat(pauses).containsExactly(SECOND, SECOND, SECOND);
  }

  @Test
  void itWaitsAsLongAsTheClientAsked() {
    stream("\"count\":3,\"intervalMs\":250");

    assertThat(pauses).containsExactly(Duration.ofMillis(250), Duration.ofMillis(250));
  }

  @Test
  void jitterSpreadsTheWaitsAroundTheInterval() {
    stream("\"count\":20,\"intervalMs\":100,\"jitter\":true");

    assertThat(pauses)
        .hasSize(19)
        .doesNotHaveDuplicates()
        .allSatisfy(
            pause -> assertThat(pause).isBetween(Duration.ofMillis(50), Duration.ofMillis(150)));
  }

  @Test
  void aNoticeComesBeforeTheResultsOfTheNextStream() {
    fakes.goodmem().notice("SLOW_START", "the model is loading", Map.of("model", "m1"));

    List<JsonNode> first = events(stream("\"count\":1"));
    List<JsonNode> second = events(stream("\"count\":1"));

    assertThat(first.get(0).toString())
        .isEqualTo("{\"notice\":{\"code\":\"SLOW_START\",\"message\":\"the model is loading\","
            + "\"details\":{\"model\":\"m1\"}}}");
    assertThat(first).hasSize(3);
    assertThat(second).hasSize(2);
  }

  @Test
  void aLimitedCountIsToldInTheSummary() {
    fakes.goodmem().limitCount(2);

    List<JsonNode> events = events(stream("\"count\":50"));

    assertThat(events).hasSize(3);
    assertThat(events.get(2).path("summary").path("appliedLimits").toString())
        .isEqualTo("{\"count\":\"2\"}");
  }

  @Test
  void eachEventIsSentBeforeTheNextProbe() throws Exception {
    Semaphore permits = new Semaphore(0);
    try (FakeServices paced =
            FakeServices.builder().pace(asked -> permits.acquire()).start();
        RawHttp stream = openStream(paced)) {
      assertThat(stream.readHead().status()).isEqualTo(200);
      assertThat(stream.readChunk()).contains("\"seq\":1");

      permits.release();

      assertThat(stream.readChunk()).contains("\"seq\":2");
      assertThat(stream.readChunk()).contains("summary");
      assertThat(stream.readChunk()).isEmpty();
    }
  }

  @Test
  void openStreamsDoNotWaitForEachOther() throws Exception {
    Semaphore never = new Semaphore(0);
    try (FakeServices paced =
            FakeServices.builder().pace(asked -> never.acquire()).start();
        RawHttp first = openStream(paced);
        RawHttp second = openStream(paced)) {
      assertThat(second.readHead().status()).isEqualTo(200);
      assertThat(second.readChunk()).contains("\"seq\":1");
      assertThat(first.readHead().status()).isEqualTo(200);
      assertThat(first.readChunk()).contains("\"seq\":1");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"labels\":{\"a\":1}",
        "\"labels\":[]",
        "\"count\":-1",
        "\"maxInFlight\":\"1\"",
        "\"jitter\":1",
        "\"interval\":5"
      })
  void whatTheServerDoesNotTakeIsRefusedBeforeTheStream(String members) {
    assertThat(stream(members).status()).isEqualTo(400);
  }

  @Test
  void twentyLabelsAreTheMost() {
    assertThat(stream("\"labels\":{" + labels(20) + "}").status()).isEqualTo(200);

    RawAnswer refused = stream("\"labels\":{" + labels(21) + "}");

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.json().path("error").textValue()).contains("at most 20");
  }

  @Test
  void allFieldsTogetherAreTaken() {
    RawAnswer answer =
        stream("\"targetTypeHint\":\"EMBEDDER\",\"count\":1,\"intervalMs\":1,\"timeoutMs\":5000,"
            + "\"payloadType\":\"TEXT\",\"payload\":\"ping\",\"maxInFlight\":2,"
            + "\"jitter\":false,\"labels\":{\"team\":\"search\"}");

    assertThat(answer.status()).isEqualTo(200);
  }

  private RawAnswer stream(String members, String... headers) {
    String body = "{\"targetId\":\"%s\"%s}"
        .formatted(fakes.goodmem().targetId(), members.isEmpty() ? "" : "," + members);
    String key = "x-api-key: " + fakes.goodmem().key();
    String[] all = headers.length == 0 ? new String[] {key} : new String[] {key, headers[0]};
    return RawHttp.postJson(fakes.goodmem(), "/v1/ping:stream", body, all);
  }

  /** Opens a stream of two probes. */
  private static RawHttp openStream(FakeServices fakes) throws IOException {
    return RawHttp.open(
        fakes.goodmem(),
        "POST",
        "/v1/ping:stream",
        "{\"targetId\":\"" + fakes.goodmem().targetId() + "\",\"count\":2}",
        "x-api-key: " + fakes.goodmem().key());
  }

  private static List<JsonNode> events(RawAnswer answer) {
    return answer.body().lines().map(line -> Json.parse(line).orElseThrow()).toList();
  }

  private static String labels(int count) {
    StringBuilder labels = new StringBuilder();
    for (int i = 0; i < count; i++) {
      labels.append(i == 0 ? "" : ",").append("\"l").append(i).append("\":\"v\"");
    }
    return labels.toString();
  }
}
