package dev.vitals.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vitals.config.Configuration;
import dev.vitals.config.Credentials;
import dev.vitals.config.RetryPolicy;
import dev.vitals.errors.ServerException;
import dev.vitals.testing.FaultScript;
import dev.vitals.testing.FaultServer;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An error status whose body may be a value all the same. */
final class AcceptedStatusTest {
  private static final String KEY = "canary-2b9d1c";
  private static final ApiRequest<JsonNode> GET = ApiRequest.get("/health", JsonNode.class);

  private @Nullable FaultServer server;
  private @Nullable ApiClient client;
  private final Told told = new Told();

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
  void viewRunsOnceAndSeesTheAttempt() {
    ApiClient client = client(answer(503, "{\"healthy\":false}"));
    AtomicInteger views = new AtomicInteger();

    List<Integer> statuses =
        client.send(GET.acceptStatus(503, body -> body.has("healthy")).map(response -> {
          views.incrementAndGet();
          return response.attempts().stream()
              .map(attempt -> attempt.status().orElse(0))
              .toList();
        }));

    assertThat(statuses).containsExactly(503);
    assertThat(views).hasValue(1);
    assertThat(told.lines()).contains("attempt 1: 503");
  }

  @Test
  void anotherShapeStaysAnError() {
    ApiClient client = client(answer(503, "{\"message\":\"down\"}"));

    ServerException thrown = catchThrowableOfType(
        ServerException.class,
        () -> client.send(GET.acceptStatus(503, body -> body.has("healthy"))));

    assertThat(thrown).hasMessageContaining("down");
    assertThat(thrown.getSuppressed()).isEmpty();
    assertThat(thrown.head().status()).isEqualTo(503);
  }

  @Test
  void viewThatThrowsLeavesTheStatusAnErrorAndShowsNoKey() {
    ApiClient client = client(answer(503, "{\"healthy\":false,\"quoted\":\"" + KEY + "\"}"));

    ServerException thrown = catchThrowableOfType(
        ServerException.class,
        () -> client.send(GET.acceptStatus(503, body -> true).map(response -> {
          throw new IllegalStateException("cannot use " + response.body());
        })));

    assertThat(thrown.attempts()).hasSize(1);
    assertThat(thrown.getSuppressed()).hasSize(1);
    assertThat(everyWordOf(thrown)).contains("cannot use").doesNotContain(KEY);
    assertThat(told.lines())
        .containsExactly(
            "GET /health", "attempt 1: 503", told.lines().get(told.lines().size() - 1));
    assertThat(told.lines()).last().asString().startsWith("FAILED (ServerException), 1 attempt");
  }

  private ApiClient client(FaultScript... scripts) {
    FaultServer started = FaultServer.start(scripts);
    server = started;
    ApiClient made = ApiClient.create(Configuration.builder(started.url())
        .credentials(Credentials.apiKey(KEY))
        .retryPolicy(RetryPolicy.none())
        .callListener(told)
        .build());
    client = made;
    return made;
  }

  private static FaultScript answer(int status, String json) {
    return FaultScript.answer(status, "application/json", json);
  }

  private static String everyWordOf(Throwable thrown) {
    StringWriter words = new StringWriter();
    thrown.printStackTrace(new PrintWriter(words));
    return words.toString();
  }
}
