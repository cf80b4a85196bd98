package dev.vitals.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vitals.client.StreamRequest;
import dev.vitals.errors.BrokenStreamException;
import dev.vitals.errors.BrokenStreamException.Reason;
import dev.vitals.stream.wire.Loopback;
import dev.vitals.stream.wire.WireServer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who asks for lines of JSON gets them, under every label that does not contradict. */
final class StreamLabelsTest {
  private static final StreamRequest<JsonNode> LINES = StreamRequest.get("/rows", JsonNode.class);

  @RegisterExtension
  final Loopback loopback = Loopback.standard();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/json",
        "application/JSON; charset=utf-8",
        "application/ndjson",
        "application/x-jsonl",
        "application/jsonlines",
        "application/json-lines",
        "application/stream+json",
        "application/vnd.docker.raw+json",
        "text/plain; charset=utf-8",
        "text/x-ndjson"
      })
  void linesAreReadUnderLabel(String contentType) {
    assertThat(read(LINES, typed(contentType), "{\"n\":1}\n{\"n\":2}\n"))
        .containsExactly("{\"n\":1}", "{\"n\":2}");
    assertThat(read(LINES, typed(contentType), "{\"n\":1}")).containsExactly("{\"n\":1}");
    assertThat(read(LINES, typed(contentType), "")).isEmpty();
  }

  @Test
  void linesWithoutLabelAreRead() {
    assertThat(read(LINES, "", "{\"n\":1}\n{\"n\":2}\n")).containsExactly("{\"n\":1}", "{\"n\":2}");
  }

  @Test
  void firstItemUnderVagueLabelIsDeliveredBeforeNextIsSent() {
    CountDownLatch delivered = new CountDownLatch(1);
    try (EventStream<JsonNode> stream = loopback.open(LINES, wire -> {
      wire.sendHead("application/json", "Transfer-Encoding: chunked");
      wire.sendChunk(bytes("{\"result\":{\"name\":\"a\"}}\n"));
      await(delivered);
      wire.sendChunk(bytes("{\"result\":{\"name\":\"b\"}}\n"));
      wire.endChunks();
    })) {
      Iterator<JsonNode> rows = stream.iterator();
      assertThat(rows.next().at("/result/name").asText()).isEqualTo("a");
      delivered.countDown();
      assertThat(rows.next().at("/result/name").asText()).isEqualTo("b");
      assertThat(rows.hasNext()).isFalse();
    }
  }

  @Test
  void errorEnvelopeOfGatewayBreaksStream() {
    StreamRequest<JsonNode> request =
        LINES.serviceError(row -> row.has("error") ? row.at("/error/message").asText() : null);
    List<String> items = new ArrayList<>();

    assertThatThrownBy(() -> read(
            request,
            typed("application/json"),
            "{\"result\":1}\n{\"result\":2}\n{\"error\":{\"code\":13,\"message\":\"db gone\"}}\n",
            items))
        .isInstanceOfSatisfying(
            BrokenStreamException.class, e -> assertThat(e.reason()).isEqualTo(Reason.SERVER_ERROR))
        .hasMessageContaining("db gone");
    assertThat(items).containsExactly("{\"result\":1}", "{\"result\":2}");
  }

  @Test
  void cutOffJsonUnderVagueLabelIsBrokenStream() {
    assertThatThrownBy(() -> read(LINES, typed("application/json"), "{\"n\":"))
        .isInstanceOfSatisfying(
            BrokenStreamException.class, e -> assertThat(e.reason()).isEqualTo(Reason.TRUNCATED));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\u001e{\"n\":1}\n\u001e{\"n\":2}\n",
        "\u001e{\"n\":1}\u001e{\"n\":2}",
        "\u001e{\n  \"n\":\n 1\n}\n\u001e\u001e{\"n\":2}\n"
      })
  void sequenceOfJsonTextsIsRead(String body) {
    assertThat(read(LINES, typed("application/json-seq"), body))
        .containsExactly("{\"n\":1}", "{\"n\":2}");
  }

  @Test
  void signsOfStructureInsideTextDoNotMisleadSequence() {
    String text = "\u001e{\"s\":\"}\\\"{[\\\\\"}\n\u001e[1,\n2]\n";

    assertThat(read(LINES, typed("application/geo+json-seq"), text))
        .containsExactly("{\"s\":\"}\\\"{[\\\\\"}", "[1,2]");
  }

  private List<String> read(StreamRequest<JsonNode> request, String type, String body) {
    List<String> items = new ArrayList<>();
    read(request, type, body, items);
    return items;
  }

  private void read(StreamRequest<JsonNode> request, String type, String body, List<String> items) {
    WireServer.Answer answer = wire -> wire.send(
        "HTTP/1.1 200 OK\r\n" + type + "Content-Length: " + body.length() + "\r\n\r\n" + body);
    try (EventStream<JsonNode> stream = loopback.open(request, answer)) {
      stream.forEach(item -> items.add(item.toString()));
    }
  }

  private static String typed(String contentType) {
    return "Content-Type: " + contentType + "\r\n";
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
