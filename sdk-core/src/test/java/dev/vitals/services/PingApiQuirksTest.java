package dev.vitals.services;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitals.errors.BrokenStreamException;
import dev.vitals.errors.BrokenStreamException.Reason;
import dev.vitals.model.PingEvent;
import dev.vitals.model.PingNotice;
import dev.vitals.model.PingOnceRequest;
import dev.vitals.model.PingPayloadType;
import dev.vitals.model.PingResult;
import dev.vitals.model.PingStreamRequest;
import dev.vitals.model.PingSummary;
import dev.vitals.model.PingTargetType;
import dev.vitals.ping.PingApi;
import dev.vitals.stream.EventStream;
import dev.vitals.stream.StreamFormat;
import dev.vitals.testing.FakeAnswer;
import dev.vitals.testing.traffic.ReceivedRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PingApiQuirksTest {
  private static final String RESULT = """
      {"endpoint":{"targetType":"QUANTUM_MODEL","targetId":"550e8400-e29b-41d4-a716-446655440000",\
      "resolvedEndpoint":"https://models.example.com","provider":"ACME","modelIdentifier":"q1"},\
      "seq":1,"bytesSent":64,"bytesReceived":0,"ok":false,"httpStatus":0,"errorMessage":"no answer",\
      "rttMs":5000,"timing":{"clientSendTimeUnixNanos":1764412800123456789,\
      "serverReceivedTimeUnixNanos":1764412800123456791,"serverSendTimeUnixNanos":9007199254740993,\
      "clientReceiveTimeUnixNanos":9223372036854775807},"metadata":null,"region":"eu"}""";

  @RegisterExtension
  final Fakes fakes = Fakes.start();

  private PingApi ping;

  @BeforeEach
  void connect() {
    ping = new PingApi(fakes.client(Service.GOODMEM));
  }

  @Test
  void colonOfPathIsNotEscaped() {
    ping.pingOnce(once().build());
    ping.pingStream(stream().build()).close();

    assertThat(fakes.received(Service.GOODMEM))
        .hasToString("[POST /v1/ping:once, POST /v1/ping:stream]");
  }

  @Test
  void requestSendsOnlyWhatWasSet() {
    ping.pingOnce(once().targetTypeHint(PingTargetType.EMBEDDER).build());

    ReceivedRequest request = fakes.received(Service.GOODMEM).get(0);
    assertThat(request.body())
        .isEqualTo("{\"targetId\":\"%s\",\"targetTypeHint\":\"EMBEDDER\"}"
            .formatted(fakes.goodmem().targetId()));
    assertThat(request.header("Content-Type")).contains("application/json");
    assertThat(request.header("Accept")).contains("application/json");
    assertThat(request.headers().get("x-api-key"))
        .containsExactly(fakes.goodmem().key());
  }

  @ParameterizedTest
  @EnumSource
  void acceptAsksForFormat(StreamFormat format) {
    try (EventStream<PingEvent> events = ping.pingStream(stream().build(), format)) {
      assertThat(events.format()).isEqualTo(format);
    }

    assertThat(fakes.received(Service.GOODMEM).get(0).headers().get("Accept"))
        .containsExactly(format == StreamFormat.SSE ? "text/event-stream" : "application/x-ndjson");
  }

  @Test
  void withoutFormatStreamIsNdjson() {
    try (EventStream<PingEvent> events = ping.pingStream(stream().build())) {
      assertThat(events.format()).isEqualTo(StreamFormat.NDJSON);
    }
  }

  @Test
  void failedProbeIsAnswerNotError() {
    fakes.goodmem().failProbe(1, 429, "Provider answered 429");

    PingResult result = ping.pingOnce(once().build());

    assertThat(result.ok()).isFalse();
    assertThat(result.httpStatus()).isEqualTo(429);
    assertThat(result.errorMessage()).isEqualTo("Provider answered 429");
  }

  @Test
  void unknownMembersAreKept() {
    fakes.goodmem().answerNext(FakeAnswer.json(200, RESULT));

    PingResult result = ping.pingOnce(once().build());

    assertThat(result.endpoint().targetType().value()).isEqualTo("QUANTUM_MODEL");
    assertThat(result.endpoint().targetType().known())
        .isEqualTo(PingTargetType.Known.UNKNOWN_TO_SDK);
    assertThat(result.additionalProperties().get("region")).hasToString("\"eu\"");
    assertThat(result.metadata()).isNull();
    assertThat(result.httpStatus()).isZero();
  }

  @Test
  void nanosecondsSurviveToLastDigit() {
    fakes.goodmem().answerNext(FakeAnswer.json(200, RESULT));

    PingResult result = ping.pingOnce(once().build());

    assertThat(result.timing().clientSendTimeUnixNanos()).isEqualTo(1764412800123456789L);
    assertThat(result.timing().serverSendTimeUnixNanos()).isEqualTo((1L << 53) + 1);
    assertThat(result.timing().clientReceiveTimeUnixNanos()).isEqualTo(Long.MAX_VALUE);
  }

  @ParameterizedTest
  @EnumSource
  void streamHasFailuresNoticesAndLimits(StreamFormat format) {
    fakes.goodmem().notice("TARGET_SLOW", "slower than usual", Map.of("factor", "2"));
    fakes.goodmem().timeOutProbe(2);
    fakes.goodmem().limitCount(3);

    List<PingEvent> events;
    try (EventStream<PingEvent> stream = ping.pingStream(stream().count(1000).build(), format)) {
      events = stream.stream().toList();
    }

    PingNotice notice = events.get(0).asNotice().orElseThrow();
    assertThat(notice.code()).isEqualTo("TARGET_SLOW");
    assertThat(notice.details()).containsEntry("factor", "2");
    assertThat(events.subList(1, 4))
        .extracting(event -> event.asResult().orElseThrow().ok())
        .containsExactly(true, false, true);
    PingSummary summary = events.get(4).asSummary().orElseThrow();
    assertThat(summary.timeouts()).isEqualTo(1);
    assertThat(summary.appliedLimits()).containsEntry("count", "3");
    assertThat(events).hasSize(5); // the SSE frame "close" is no event
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"heartbeat\":{\"n\":1}}", "{\"heartbeat\":{\"n\":1},\"error\":null}"})
  void anEventOfAKindThatIsNotKnownIsDelivered(String event) {
    fakes
        .goodmem()
        .answerNext(
            FakeAnswer.of(200, "application/x-ndjson", event + "\n{\"result\":" + RESULT + "}\n"));

    try (EventStream<PingEvent> stream = ping.pingStream(stream().build())) {
      var events = stream.iterator();

      assertThat(events.next())
          .isInstanceOf(PingEvent.Unknown.class)
          .satisfies(
              unknown -> assertThat(unknown.additionalProperties()).containsKey("heartbeat"));
      assertThat(events.next().asResult()).isPresent();
    }
  }

  @ParameterizedTest
  @EnumSource
  void streamWithoutItsSummaryIsBroken(StreamFormat format) {
    String event = "{\"result\":" + RESULT + "}";
    fakes
        .goodmem()
        .answerNext(
            format == StreamFormat.SSE
                ? FakeAnswer.of(200, "text/event-stream", "event: item\ndata: " + event + "\n\n")
                : FakeAnswer.of(200, "application/x-ndjson", event + "\n"));

    try (EventStream<PingEvent> stream = ping.pingStream(stream().build(), format)) {
      var events = stream.iterator();

      assertThat(events.next().asResult()).isPresent();
      assertThatThrownBy(events::hasNext)
          .isInstanceOfSatisfying(BrokenStreamException.class, broken -> {
            assertThat(broken.reason()).isEqualTo(Reason.TRUNCATED);
            assertThat(broken.delivered()).isEqualTo(1);
          });
    }
  }

  @Test
  void payloadAndItsSizeExcludeEachOther() {
    refused(() -> once().payload("ping").payloadSizeBytes(64).build())
        .withMessageContaining("payloadSizeBytes");
    refused(() -> stream().payload("ping").payloadSizeBytes(64).build())
        .withMessageContaining("payloadSizeBytes");
  }

  @Test
  void moreThanTwentyLabelsAreRefused() {
    refused(() -> stream().labels(labels(21)).build()).withMessageContaining("20");

    ping.pingStream(stream().labels(labels(20)).build()).close();
    assertThat(fakes.received(Service.GOODMEM)).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "42", "550e8400e29b41d4a716446655440000", "../spaces/1"})
  void invalidTargetIdIsRefused(String id) {
    refused(() -> PingOnceRequest.builder().targetId(id)).withMessageContaining("UUID");
    refused(() -> PingStreamRequest.builder().targetId(id)).withMessageContaining("UUID");
  }

  @Test
  void requestNeedsTarget() {
    assertThatThrownBy(() -> PingOnceRequest.builder().build())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("targetId is required");
  }

  @Test
  void openOnReadClosedOnWrite() {
    refused(() -> once().targetTypeHint(PingTargetType.of("QUANTUM_MODEL")));
    refused(() -> stream().payloadType(PingPayloadType.of("SMELL")));
  }

  /** Refused, and nothing was sent. */
  private ThrowableAssertAlternative<IllegalArgumentException> refused(ThrowingCallable draft) {
    var refusal = assertThatIllegalArgumentException().isThrownBy(draft);
    assertThat(fakes.received(Service.GOODMEM)).isEmpty();
    return refusal;
  }

  private PingOnceRequest.Builder once() {
    return PingOnceRequest.builder().targetId(fakes.goodmem().targetId());
  }

  private PingStreamRequest.Builder stream() {
    return PingStreamRequest.builder().targetId(fakes.goodmem().targetId()).count(2);
  }

  private static Map<String, String> labels(int count) {
    Map<String, String> labels = new LinkedHashMap<>();
    IntStream.range(0, count).forEach(number -> labels.put("label" + number, "x"));
    return labels;
  }
}
