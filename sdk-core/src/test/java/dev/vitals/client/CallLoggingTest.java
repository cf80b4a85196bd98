package dev.vitals.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vitals.config.Configuration;
import dev.vitals.config.Credentials;
import dev.vitals.errors.ConnectionException;
import dev.vitals.errors.ServerException;
import dev.vitals.internal.call.FakeTime;
import dev.vitals.stream.EventStream;
import dev.vitals.testing.FaultScript;
import dev.vitals.testing.FaultServer;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The lines that {@code docs/observability.md} lists. */
@Timeout(30)
final class CallLoggingTest {
  private static final String SECRET = "canary-81e2";
  private static final ApiRequest<JsonNode> GET =
      ApiRequest.get("/things/{id}", JsonNode.class).path("id", SECRET).query("tag", SECRET);
  private static final ApiRequest<JsonNode> POST =
      ApiRequest.post("/things", JsonNode.class).body(Map.of("text", SECRET));
  private static final FaultScript BUSY = FaultScript.onRequest()
      .send("HTTP/1.1 503 " + SECRET + "\r\nRetry-After: 3\r\nContent-Length: 11\r\n\r\n" + SECRET);
  private static final FaultScript OK =
      FaultScript.answer(200, "application/json", "{\"text\":\"" + SECRET + "\"}");

  private final FakeTime time = FakeTime.start();

  @Test
  void atDebugCallAndWaitAreOneLineEach() {
    try (LogLines log = LogLines.debug();
        FaultServer server = FaultServer.start(BUSY, OK);
        ApiClient client = client(server)) {
      client.send(GET);

      assertThat(log.lines())
          .containsExactly(
              "FINE GET /things/{id}: HTTP 503; waits 3000 ms, as the service asked",
              "FINE GET /things/{id}: HTTP 200; FINISHED, 2 attempts, 3000 ms")
          .noneMatch(line -> line.contains(SECRET));
    }
  }

  @Test
  void atDebugFailureIsNamedWithoutAnswer() {
    FaultScript cut = FaultScript.onRequest()
        .send("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 99\r\n\r\n")
        .send("\"" + SECRET)
        .cut();
    try (LogLines log = LogLines.debug();
        FaultServer server = FaultServer.start(cut, FaultScript.onRequest().cut());
        ApiClient client = client(server)) {
      assertThatThrownBy(() -> client.send(POST)).isInstanceOf(ConnectionException.class);
      assertThatThrownBy(() -> client.send(POST)).isInstanceOf(ConnectionException.class);

      assertThat(log.lines())
          .containsExactly(
              "FINE POST /things: HTTP 200, ConnectionException;"
                  + " FAILED (ConnectionException), 1 attempt, 0 ms",
              "FINE POST /things: ConnectionException;"
                  + " FAILED (ConnectionException), 1 attempt, 0 ms");
    }
  }

  @Test
  void atDebugFirstItemAndEndOfStreamAreLogged() {
    FaultScript items = FaultScript.answer(200, "application/x-ndjson", "{}\n\"" + SECRET + "\"\n");
    try (LogLines log = LogLines.debug();
        FaultServer server = FaultServer.start(items);
        ApiClient client = client(server);
        EventStream<JsonNode> stream = client.open(StreamRequest.get("/things", JsonNode.class))) {
      stream.forEach(item -> {});

      assertThat(log.lines())
          .containsExactly(
              "FINE GET /things: first item after 0 ms",
              "FINE GET /things: HTTP 200; FINISHED, 1 attempt, 2 items, 0 ms");
    }
  }

  @Test
  void atInfoNothingIsLoggedWhateverHappens() {
    try (LogLines log = LogLines.info();
        FaultServer server = FaultServer.start(BUSY, OK, BUSY);
        ApiClient client = client(server)) {
      client.send(GET);
      assertThatThrownBy(() -> client.send(GET)).isInstanceOf(ServerException.class);

      assertThat(log.lines()).isEmpty();
    }
  }

  private ApiClient client(FaultServer server) {
    return ApiClient.create(
        Configuration.builder(server.url())
            .credentials(Credentials.apiKey(SECRET))
            .build(),
        time);
  }
}
