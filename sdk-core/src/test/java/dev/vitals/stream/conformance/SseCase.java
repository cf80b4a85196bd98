package dev.vitals.stream.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vitals.client.StreamRequest;
import dev.vitals.errors.ApiException;
import dev.vitals.errors.DecodingException;
import dev.vitals.errors.DecodingException.Problem;
import dev.vitals.errors.VitalsException;
import dev.vitals.stream.ServerSentEvent;
import dev.vitals.stream.wire.ScriptedAnswers.Answer;
import dev.vitals.stream.wire.Split;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/** A body of server-sent events, and the events it holds by the WHATWG HTML standard. */
final class SseCase {
  private final JsonNode json;
  private final ByteString input;
  private final List<ServerSentEvent> expected;

  private SseCase(JsonNode json) {
    this.json = json;
    this.input = ByteString.of(CaseFile.input(json));
    this.expected = expected(json);
  }

  static List<SseCase> all() {
    return CaseFile.read("sse-cases.json").stream().map(SseCase::new).toList();
  }

  private static List<ServerSentEvent> expected(JsonNode json) {
    List<ServerSentEvent> events = new ArrayList<>();
    for (JsonNode event : json.path("expected")) {
      events.add(event(event, event.get("data").textValue()));
    }
    for (JsonNode event : json.path("expected_parts")) {
      events.add(event(event, CaseFile.generated(event.get("data_parts"))));
    }
    return events;
  }

  private static ServerSentEvent event(JsonNode event, String data) {
    return new ServerSentEvent(
        event.get("event").textValue(), data, event.get("id").textValue());
  }

  String id() {
    return json.get("id").textValue();
  }

  ByteString input() {
    return input;
  }

  List<ServerSentEvent> expected() {
    return expected;
  }

  String contentType() {
    return json.path("contentType").asText("text/event-stream");
  }

  int status() {
    return json.path("httpStatus").asInt(200);
  }

  boolean keepOpen() {
    return json.path("keepOpen").booleanValue();
  }

  boolean isRefused() {
    return json.has("expectedError");
  }

  /** How many items to read: with the connection kept open, those that come. */
  long itemsToRead() {
    return keepOpen() ? expected.size() : Long.MAX_VALUE;
  }

  /** The reads that the case itself asks for. */
  Split reads() {
    return CaseFile.reads(json);
  }

  Answer answer(Split split) {
    return new Answer(status(), contentType(), input, split, keepOpen());
  }

  /** The request of this case, with the id that an earlier connection left. */
  StreamRequest<ServerSentEvent> resumed(StreamRequest<ServerSentEvent> request) {
    String id = json.path("initialLastEventId").asText("");
    return id.isEmpty() ? request : request.lastEventId(id);
  }

  /** Compares every field the case gives. */
  void check(Transcript<ServerSentEvent> read) {
    if (isRefused()) {
      checkRefused(read.error());
      return;
    }
    assertThat(read.error()).isNull();
    assertThat(comparable(read.items())).isEqualTo(comparable(expected));
    assertThat(read.lastEventId()).isEqualTo(json.get("lastEventId").textValue());
    if (!json.path("retryMillisAny").booleanValue()) {
      assertThat(read.reconnectDelay()).isEqualTo(reconnectDelay());
    }
  }

  private void checkRefused(@Nullable VitalsException error) {
    if (json.get("expectedError").textValue().equals("http_status")) {
      assertThat(error)
          .isInstanceOfSatisfying(
              ApiException.class, e -> assertThat(e.status()).isEqualTo(status()));
    } else {
      assertThat(error)
          .isInstanceOfSatisfying(
              DecodingException.class,
              e -> assertThat(e.problem()).isEqualTo(Problem.CONTENT_TYPE));
    }
  }

  private Optional<Duration> reconnectDelay() {
    JsonNode millis = json.get("retryMillis");
    return millis.isNull() ? Optional.empty() : Optional.of(Duration.ofMillis(millis.longValue()));
  }

  /** Where the case says so, a run of U+FFFD counts as one: decoders differ in how many. */
  List<ServerSentEvent> comparable(List<ServerSentEvent> events) {
    if (!json.path("collapseReplacementRuns").booleanValue()) {
      return events;
    }
    return events.stream()
        .map(event -> new ServerSentEvent(
            event.type(), event.data().replaceAll("\uFFFD+", "\uFFFD"), event.lastEventId()))
        .toList();
  }
}
