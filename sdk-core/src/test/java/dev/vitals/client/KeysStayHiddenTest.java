package dev.vitals.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vitals.config.Configuration;
import dev.vitals.config.Credentials;
import dev.vitals.config.RetryPolicy;
import dev.vitals.config.Timeouts;
import dev.vitals.errors.VitalsException;
import dev.vitals.stream.EventStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No text that this SDK makes shows a key: not of a failure, not of an object. */
final class KeysStayHiddenTest {
  private static final String KEY = "canary-7f3a9";

  private final MockWebServer server = new MockWebServer();
  private ApiClient client;

  @BeforeEach
  void start() throws IOException {
    server.start();
    client = ApiClient.create(Configuration.builder("http://127.0.0.1:" + server.getPort())
        .credentials(Credentials.apiKey(KEY))
        .retryPolicy(
            RetryPolicy.standard().toBuilder().baseBackoff(Duration.ofMillis(1)).build())
        .timeouts(Timeouts.builder().response(Duration.ofMillis(500)).build())
        .build());
  }

  @AfterEach
  void stop() {
    client.close();
    server.close();
  }

  @ParameterizedTest
  @MethodSource
  void failureDoesNotShowIt(MockResponse response) {
    for (int attempt = 0; attempt < 3; attempt++) {
      server.enqueue(response);
    }

    Throwable thrown = catchThrowable(() -> client.send(ApiRequest.get("/a", JsonNode.class)));

    assertThat(thrown).isInstanceOf(VitalsException.class);
    assertThat(everyWordOf(thrown)).doesNotContain(KEY);
    assertThat(((VitalsException) thrown).attempts().toString()).doesNotContain(KEY);
  }

  static Stream<MockResponse> failureDoesNotShowIt() {
    return Stream.of(
        new MockResponse.Builder().code(401).build(),
        new MockResponse.Builder().code(407).build(),
        new MockResponse.Builder().code(500).body("<html>").build(),
        new MockResponse.Builder()
            .code(302)
            .setHeader("Location", "http://127.0.0.2/")
            .build(),
        new MockResponse.Builder().body("not JSON").build(),
        new MockResponse.Builder()
            .setHeader("Content-Type", "text/html")
            .body("<p>")
            .build(),
        new MockResponse.Builder().status("garbage").build(),
        new MockResponse.Builder()
            .onResponseStart(SocketEffect.ShutdownConnection.INSTANCE)
            .build(),
        new MockResponse.Builder().onResponseStart(SocketEffect.Stall.INSTANCE).build(),
        new MockResponse.Builder()
            .body("{\"n\":1}".repeat(10_000))
            .onResponseBody(SocketEffect.ShutdownConnection.INSTANCE)
            .build());
  }

  @Test
  void refusedConnectionDoesNotShowIt() {
    server.close();

    Throwable thrown = catchThrowable(() -> client.send(ApiRequest.get("/a", JsonNode.class)));

    assertThat(thrown).isInstanceOf(VitalsException.class);
    assertThat(everyWordOf(thrown)).doesNotContain(KEY);
  }

  @Test
  void brokenStreamDoesNotShowIt() {
    server.enqueue(new MockResponse.Builder()
        .setHeader("Content-Type", "application/x-ndjson")
        .body("{\"n\":1}\n{\"n\":")
        .build());

    try (EventStream<JsonNode> stream =
        client.open(StreamRequest.get("/a", JsonNode.class).lastItem(item -> false))) {
      Throwable thrown = catchThrowable(() -> stream.iterator().forEachRemaining(item -> {}));

      assertThat(thrown).isInstanceOf(VitalsException.class);
      assertThat(everyWordOf(thrown)).doesNotContain(KEY);
      assertThat(stream.toString()).doesNotContain(KEY);
    }
  }

  @Test
  void noObjectShowsIt() {
    server.enqueue(new MockResponse.Builder().body("{}").build());
    ApiRequest<JsonNode> request =
        ApiRequest.post("/a/{id}", JsonNode.class).path("id", "i").body(Map.of("n", 1));
    ApiResponse<JsonNode> response = client.exchange(request);

    assertThat(List.of(client, client.configuration(), request, response, response.headers()))
        .allSatisfy(shown -> assertThat(shown.toString()).doesNotContain(KEY));
  }

  /** Messages, causes and suppressed, all the way down. */
  private static String everyWordOf(Throwable thrown) {
    StringWriter words = new StringWriter();
    thrown.printStackTrace(new PrintWriter(words));
    return words.toString();
  }
}
