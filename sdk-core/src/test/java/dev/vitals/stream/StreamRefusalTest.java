package dev.vitals.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vitals.client.StreamRequest;
import dev.vitals.errors.ApiException;
import dev.vitals.errors.DecodingException;
import dev.vitals.errors.DecodingException.Problem;
import dev.vitals.errors.UnauthorizedException;
import dev.vitals.stream.wire.Loopback;
import dev.vitals.stream.wire.WireServer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An answer that is not a stream is refused before any of it is read as one. */
final class StreamRefusalTest {
  private static final StreamRequest<JsonNode> NDJSON = StreamRequest.get("/items", JsonNode.class);
  private static final StreamRequest<JsonNode> SSE = NDJSON.format(StreamFormat.SSE);

  @RegisterExtension
  final Loopback loopback = Loopback.standard();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "NDJSON | application/x-ndjson",
        "NDJSON | application/jsonl",
        "NDJSON | application/x-jsonlines",
        "NDJSON | Application/X-NDJSON ; charset=UTF-8",
        "SSE    | text/event-stream",
        "SSE    | TEXT/Event-Stream;charset=utf-8",
      })
  void typeIsComparedByEssence(StreamFormat format, String contentType) {
    try (EventStream<JsonNode> stream =
        loopback.open(NDJSON.format(format), answer(200, contentType, ""))) {
      assertThat(stream).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "NDJSON | text/event-stream",
        "NDJSON | application/octet-stream",
        "NDJSON | application/x-ndjson-seq",
        "NDJSON | text/html",
        "NDJSON | application/xhtml+xml",
        "SSE    | application/x-ndjson",
        "SSE    | application/json",
        "SSE    | text/plain",
        "SSE    | text/event-stream2",
        "SSE    | bogus",
      })
  void anotherTypeIsRefused(StreamFormat format, String contentType) {
    assertThatExceptionOfType(DecodingException.class)
        .isThrownBy(() -> loopback.open(
            NDJSON.format(format), answer(200, contentType, "{\"n\":1}\n\ndata: 1\n\n")))
        .satisfies(e -> assertThat(e.problem()).isEqualTo(Problem.CONTENT_TYPE))
        .satisfies(e -> assertThat(e.index()).isEmpty())
        .withMessageContaining(contentType)
        .withMessageContaining(format.mediaType())
        .withMessageContaining("HTTP 200");
  }

  @Test
  void endlessStreamOfOtherTypeIsRefusedSoon() throws Exception {
    assertThatExceptionOfType(DecodingException.class)
        .isThrownBy(() -> loopback.open(SSE, wire -> {
          wire.sendHead("application/x-ndjson", "Transfer-Encoding: chunked");
          wire.sendChunk("{\"n\":1}\n".getBytes(StandardCharsets.UTF_8));
          wire.awaitClose();
          wire.close();
        }))
        .satisfies(e -> assertThat(e.problem()).isEqualTo(Problem.CONTENT_TYPE))
        .satisfies(e -> assertThat(e.elapsed()).isLessThan(Loopback.SOON))
        .withMessageContaining("{\"n\":1}");
    loopback.assertNoConnection();
  }

  @Test
  void jsonErrorWithStatus200IsServiceError() {
    assertThatExceptionOfType(ApiException.class)
        .isThrownBy(() -> loopback.open(
            NDJSON, answer(200, "application/json", "{\"error\":\"no such target\"}")))
        .satisfies(e -> assertThat(e.status()).isEqualTo(200))
        .satisfies(e -> assertThat(e.details().message()).contains("no such target"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"error\":{\"message\":\"no such target\"}}\n",
        "{\n  \"error\": \"no such target\"\n}\n"
      })
  void jsonErrorOfAnyShapeIsServiceError(String body) {
    assertThatExceptionOfType(ApiException.class)
        .isThrownBy(() -> loopback.open(NDJSON, answer(200, "application/problem+json", body)))
        .satisfies(e -> assertThat(e.details().message()).contains("no such target"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/plain", "application/json", ""})
  void pageUnderVagueTypeIsShown(String contentType) {
    for (String page : List.of("<html>\n<p>sign in", "<html>sign in", "{\n  \"n\": 1\n}")) {
      assertThatExceptionOfType(DecodingException.class)
          .isThrownBy(() -> read(answer(200, contentType, page)))
          .satisfies(e -> assertThat(e.problem()).isEqualTo(Problem.CONTENT_TYPE))
          .withMessageContaining("HTTP 200 with content type")
          .withMessageContaining("It begins: " + page.substring(0, 1));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {204, 205, 206, 210, 299})
  void statusOfPartsOrNothingIsNoStream(int status) {
    for (StreamFormat format : StreamFormat.values()) {
      assertThatExceptionOfType(ApiException.class)
          .isThrownBy(
              () -> loopback.open(NDJSON.format(format), answer(status, format.mediaType(), "")))
          .satisfies(e -> assertThat(e.status()).isEqualTo(status));
    }
  }

  @Test
  void loginPageIsQuotedInPartAndEscaped() {
    String page = "<html>\n\u001b[31m sign in " + "x".repeat(100_000);

    assertThatExceptionOfType(DecodingException.class)
        .isThrownBy(() -> loopback.open(SSE, answer(200, "text/html; charset=utf-8", page)))
        .satisfies(e -> assertThat(e.problem()).isEqualTo(Problem.CONTENT_TYPE))
        .satisfies(e -> assertThat(e.getMessage())
            .contains("text/html", "<html>\\n\\u001b[31m sign in")
            .doesNotContain("\n", "\u001b")
            .hasSizeLessThan(1_000));
  }

  @Test
  void errorStatusWinsOverRightType() {
    assertThatExceptionOfType(UnauthorizedException.class)
        .isThrownBy(
            () -> loopback.open(SSE, answer(401, "text/event-stream", "data: {\"n\":1}\n\n")));
  }

  @Test
  void unrequestedCompressionIsRefused() throws Exception {
    assertThatExceptionOfType(DecodingException.class)
        .isThrownBy(() -> loopback.open(
            NDJSON, answer(200, "application/x-ndjson\r\nContent-Encoding: br", "\u0001\u0002")))
        .satisfies(e -> assertThat(e.problem()).isEqualTo(Problem.ENCODING))
        .withMessageContaining("br");
    loopback.assertNoConnection();
  }

  private static WireServer.Answer answer(int status, String contentType, String body) {
    return wire -> wire.send("HTTP/1.1 " + status + " x\r\nContent-Type: " + contentType
        + "\r\nContent-Length: " + body.length() + "\r\n\r\n" + body);
  }

  private void read(WireServer.Answer answer) {
    try (EventStream<JsonNode> stream = loopback.open(NDJSON, answer)) {
      stream.forEach(item -> {});
    }
  }
}
