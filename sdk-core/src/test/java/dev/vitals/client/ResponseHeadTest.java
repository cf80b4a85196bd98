package dev.vitals.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vitals.calls.ResponseHead;
import dev.vitals.config.Configuration;
import dev.vitals.config.Credentials;
import dev.vitals.config.RetryPolicy;
import dev.vitals.errors.BrokenStreamException;
import dev.vitals.errors.NotFoundException;
import dev.vitals.stream.EventStream;
import dev.vitals.testing.FaultScript;
import dev.vitals.testing.FaultServer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Status, headers and request id of an answer, an exception and a stream. */
final class ResponseHeadTest {
  private static final String KEY = "canary-88e1f0";

  private @Nullable FaultServer server;
  private @Nullable ApiClient client;

  @AfterEach
  void close() {
    if (client != null) {
      client.close();
    }
    if (server != null) {
      server.close();
    }
  }

  @Test
  void answerShowsItsHead() {
    ApiClient client =
        client(FaultScript.onRequest().send(head("200 OK", "application/json", 2) + "{}"));

    requireHead(client.exchange(ApiRequest.get("/a", JsonNode.class)).head(), 200);
  }

  @Test
  void exceptionShowsTheHeadOfItsAnswer() {
    ApiClient client =
        client(FaultScript.onRequest().send(head("404 Not Found", "application/json", 2) + "{}"));

    NotFoundException thrown = catchThrowableOfType(
        NotFoundException.class, () -> client.send(ApiRequest.get("/a", JsonNode.class)));

    requireHead(thrown.head(), 404);
  }

  @Test
  void streamShowsItsHeadWhileOpenAndInItsBreak() {
    ApiClient client = client(FaultScript.onRequest()
        .send(head("200 OK", "application/x-ndjson", 99) + "{\"n\":1}\n")
        .cut());

    try (EventStream<JsonNode> stream = client.open(StreamRequest.get("/a", JsonNode.class))) {
      requireHead(stream.head(), 200);
      BrokenStreamException thrown =
          catchThrowableOfType(BrokenStreamException.class, () -> stream.forEach(item -> {}));
      requireHead(thrown.head().orElseThrow(), 200);
    }
  }

  @Test
  void requestIdOfRedirectedAnswerIsKept() {
    ApiClient client = client(
        FaultScript.onRequest()
            .send("HTTP/1.1 307 Temporary Redirect\r\nLocation: /b\r\n")
            .send("X-Request-Id: r-first\r\nContent-Length: 0\r\n\r\n"),
        FaultScript.onRequest().send("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"));

    NotFoundException thrown = catchThrowableOfType(
        NotFoundException.class, () -> client.send(ApiRequest.get("/a", JsonNode.class)));

    assertThat(thrown.requestId()).contains("r-first");
  }

  private ApiClient client(FaultScript... scripts) {
    FaultServer started = FaultServer.start(scripts);
    server = started;
    ApiClient made = ApiClient.create(Configuration.builder(started.url())
        .credentials(Credentials.apiKey(KEY))
        .retryPolicy(RetryPolicy.none())
        .build());
    client = made;
    return made;
  }

  private static String head(String status, String type, int length) {
    return String.join(
        "\r\n",
        "HTTP/1.1 " + status,
        "Content-Type: " + type,
        "X-Request-Id: r-1",
        "X-Echo: " + KEY,
        "Set-Cookie: session=s3cret",
        "Content-Length: " + length,
        "",
        "");
  }

  private static void requireHead(ResponseHead head, int status) {
    assertThat(head.status()).isEqualTo(status);
    assertThat(head.requestId()).contains("r-1");
    assertThat(head.header("X-Echo")).contains("***");
    assertThat(head.headers().get("set-cookie")).containsExactly("***");
    assertThat(head.toString()).doesNotContain(KEY, "s3cret");
  }
}
