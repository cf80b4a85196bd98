package dev.vitals.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vitals.client.ApiClient;
import dev.vitals.client.StreamRequest;
import dev.vitals.config.Configuration;
import dev.vitals.errors.BrokenStreamException;
import dev.vitals.errors.BrokenStreamException.Reason;
import dev.vitals.stream.wire.ScriptedAnswers;
import dev.vitals.stream.wire.ScriptedAnswers.Answer;
import dev.vitals.stream.wire.Split;
import java.util.List;
import okio.ByteString;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

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

  private List<Integer> read(StreamRequest<JsonNode> request, String body) {
    answers.next(
        new Answer(200, "text/event-stream", ByteString.encodeUtf8(body), Split.whole(), false));
    try (EventStream<JsonNode> stream = client.open(request)) {
      return stream.stream().map(JsonNode::asInt).toList();
    }
  }
}
