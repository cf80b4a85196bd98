package dev.vitals.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vitals.calls.CallObserver;
import dev.vitals.client.ApiClient;
import dev.vitals.client.StreamRequest;
import dev.vitals.config.Configuration;
import dev.vitals.errors.BrokenStreamException;
import dev.vitals.errors.BrokenStreamException.Reason;
import dev.vitals.stream.wire.ScriptedAnswers;
import dev.vitals.stream.wire.ScriptedAnswers.Answer;
import dev.vitals.stream.wire.Split;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import okio.ByteString;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which events carry items, and which end a stream. */
final class SseItemTypesTest {
  private static final StreamRequest<JsonNode> REQUEST =
      StreamRequest.get("/events", JsonNode.class).format(StreamFormat.SSE);

  private final ScriptedAnswers answers = new ScriptedAnswers();
  private final ApiClient client = ApiClient.create(
      Configuration.builder("http://127.0.0.1").httpClient(answers.http()).build());

  @AfterEach
  void closeClient() {
    client.close();
  }

  @Test
  void eventsOfOtherTypesAreSkipped() {
    List<Integer> items = read(
        REQUEST.itemEventTypes("item"),
        "event: item\ndata: 1\n\nevent: heartbeat\ndata: 2\n\ndata: 3\n\nevent: item\ndata: 4\n\n");

    assertThat(items).containsExactly(1, 4);
  }

  @Test
  void messageIsTypeOfEventsWithoutOne() {
    List<Integer> items = read(
        REQUEST.itemEventTypes("message"),
        "data: 1\n\nevent: message\ndata: 2\n\nevent: other\ndata: 3\n\n");

    assertThat(items).containsExactly(1, 2);
  }

  @Test
  void endEventEndsStreamAndIsNotItem() {
    List<Integer> items = read(
        REQUEST.endsAt(event -> event.data().equals("[DONE]")),
        "data: 1\n\ndata: [DONE]\n\ndata: 2\n\n");

    assertThat(items).containsExactly(1);
  }

  @Test
  void withoutItsEndEventStreamIsTruncated() {
    assertThatThrownBy(
            () -> read(REQUEST.endsAt(event -> event.data().equals("[DONE]")), "data: 1\n\n"))
        .isInstanceOfSatisfying(BrokenStreamException.class, e -> {
          assertThat(e.reason()).isEqualTo(Reason.TRUNCATED);
          assertThat(e.delivered()).isEqualTo(1);
        });
  }

  @ParameterizedTest
  @ValueSource(strings = {"data:\n\n", "data: \n\n", "data\n\n", "data:\ndata: \n\n", ":hb\n\n"})
  void heartbeatIsNoItem(String heartbeat) {
    List<Integer> items = new ArrayList<>();
    String id = "";
    answers.next(answer("id: 7\n" + heartbeat + "data: 1\n\n" + heartbeat + "data: 2\n\n"));
    try (EventStream<JsonNode> stream = client.open(REQUEST)) {
      stream.forEach(item -> items.add(item.asInt()));
      id = stream.lastEventId();
    }

    assertThat(items).containsExactly(1, 2);
    assertThat(id).isEqualTo("7");
  }

  @Test
  void heartbeatIsToldToObserver() {
    AtomicInteger heartbeats = new AtomicInteger();
    Configuration watching = client.configuration().toBuilder()
        .callListener(operation -> new CallObserver() {
          @Override
          public void heartbeat(Duration sinceStart) {
            heartbeats.incrementAndGet();
          }
        })
        .build();
    answers.next(answer(":hb\n\ndata:\n\ndata: 1\n\nevent: other\ndata: 2\n\n"));

    try (ApiClient watched = ApiClient.create(watching);
        EventStream<JsonNode> stream = watched.open(REQUEST.itemEventTypes("message"))) {
      assertThat(stream).hasSize(1);
    }

    assertThat(heartbeats).hasValue(3);
  }

  @Test
  void emptyEventsOfRawStreamAreItems() {
    answers.next(answer("id: 7\ndata:\n\ndata: 1\n\n:hb\n\ndata: \n\n"));

    try (EventStream<ServerSentEvent> stream =
        client.open(StreamRequest.get("/events", ServerSentEvent.class))) {
      assertThat(stream).extracting(ServerSentEvent::data).containsExactly("", "1", "");
    }
  }

  @Test
  void errorEventBreaksTypedStreamWithItsWords() {
    assertThatThrownBy(
            () -> read(
                REQUEST,
                "data: 1\n\nevent: error\ndata: {\"error\":{\"message\":\"Overloaded\"}}\n\ndata: 2\n\n"))
        .isInstanceOfSatisfying(BrokenStreamException.class, e -> {
          assertThat(e.reason()).isEqualTo(Reason.SERVER_ERROR);
          assertThat(e.delivered()).isEqualTo(1);
        })
        .hasMessageContaining("Overloaded");
  }

  @Test
  void errorEventWithoutWordsSaysSo() {
    assertThatThrownBy(() -> read(REQUEST, "event: error\ndata:\n\n"))
        .isInstanceOfSatisfying(
            BrokenStreamException.class, e -> assertThat(e.reason()).isEqualTo(Reason.SERVER_ERROR))
        .hasMessageContaining("without a word about it");
  }

  @Test
  void errorEventThatRequestNamesIsItem() {
    assertThat(read(REQUEST.itemEventTypes("error"), "event: error\ndata: 4\n\n"))
        .containsExactly(4);
  }

  private static Answer answer(String body) {
    return new Answer(200, "text/event-stream", ByteString.encodeUtf8(body), Split.whole(), false);
  }

  private List<Integer> read(StreamRequest<JsonNode> request, String body) {
    answers.next(answer(body));
    try (EventStream<JsonNode> stream = client.open(request)) {
      return stream.stream().map(JsonNode::asInt).toList();
    }
  }
}
