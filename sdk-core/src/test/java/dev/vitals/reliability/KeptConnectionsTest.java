package dev.vitals.reliability;

import static dev.vitals.reliability.Rig.GET;
import static dev.vitals.reliability.Rig.POST;
import static dev.vitals.reliability.Rig.STREAM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vitals.calls.Attempt;
import dev.vitals.client.ApiClient;
import dev.vitals.client.ApiResponse;
import dev.vitals.errors.ConnectionException;
import dev.vitals.stream.EventStream;
import dev.vitals.testing.FaultScript;
import dev.vitals.testing.FaultServer;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A kept connection that proves dead is replaced within the attempt, for reads and for writes. */
@Timeout(30)
final class KeptConnectionsTest {
  private static final String BODY =
      "Content-Type: application/json\r\nContent-Length: 7\r\n\r\n{\"n\":1}";
  private static final FaultScript KEEPS =
      FaultScript.onRequest().send("HTTP/1.1 200 OK\r\n" + BODY);

  /** Ends the connection behind each answer, and does not say so. */
  private static final FaultScript CLOSES = KEEPS.cut();

  private static final FaultScript RESETS = KEEPS.reset();

  private static final FaultScript OLD = FaultScript.onRequest().send("HTTP/1.0 200 OK\r\n" + BODY);

  @RegisterExtension
  final Rig rig = new Rig();

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void hundredReadsAgainstServerThatClosesSilently(boolean lent) {
    FaultServer server = rig.serve(CLOSES);
    ApiClient client = client(server, lent);

    for (int i = 0; i < 100; i++) {
      ApiResponse<JsonNode> answer = client.exchange(GET);
      assertThat(answer.attempts()).hasSize(1);
    }

    assertThat(server.connections()).isEqualTo(100);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void twentyWritesAgainstServerThatClosesSilently(boolean lent) {
    FaultServer server = rig.serve(CLOSES);
    ApiClient client = client(server, lent);

    for (int i = 0; i < 20; i++) {
      assertThat(client.exchange(POST).attempts()).hasSize(1);
    }

    assertThat(server.received()).hasSize(20);
  }

  @Test
  void writeAfterReadGoesToAnotherConnection() {
    for (int i = 0; i < 20; i++) {
      FaultServer server = rig.serve(CLOSES);
      ApiClient client = rig.client(server);
      client.send(GET);

      assertThat(client.exchange(POST).attempts())
          .singleElement()
          .extracting(Attempt::replacedConnections)
          .isEqualTo(1);
      assertThat(server.received()).hasSize(2);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void answerOfHttp10EndsItsConnection(boolean lent) {
    FaultServer server = rig.serve(OLD);
    ApiClient client = client(server, lent);

    for (int i = 0; i < 20; i++) {
      client.send(i % 2 == 0 ? POST : GET);
    }

    assertThat(server.received()).hasSize(20);
    assertThat(server.connections()).isEqualTo(20);
  }

  @Test
  void http10KeepsConnectionIfServerSaysSo() {
    FaultServer server = rig.serve(
        FaultScript.onRequest().send("HTTP/1.0 200 OK\r\nConnection: keep-alive\r\n" + BODY));
    ApiClient client = rig.client(server);

    client.send(POST);
    client.send(POST);

    assertThat(server.connections()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void idleConnectionThatServerClosesIsReplaced(boolean lent) throws Exception {
    CountDownLatch closing = new CountDownLatch(1);
    FaultServer server = rig.serve(KEEPS, KEEPS, KEEPS.await(closing).cut(), KEEPS);
    ApiClient client = client(server, lent);
    client.send(POST);
    client.send(POST);
    client.send(POST);

    closing.countDown();
    assertThat(server.awaitOpenConnections(0, Duration.ofSeconds(5))).isTrue();

    assertThat(client.exchange(POST).attempts()).hasSize(1);
    assertThat(server.received()).hasSize(4);
    assertThat(server.connections()).isEqualTo(2);
  }

  @Test
  void staleConnectionsCostNothingOfRetryBudget() {
    FaultScript down = FaultScript.onRequest()
        .send("HTTP/1.1 503 Down\r\nConnection: close\r\nContent-Length: 0\r\n\r\n")
        .cut();
    FaultScript[] scripts = new FaultScript[33];
    Arrays.fill(scripts, RESETS);
    scripts[30] = down;
    scripts[31] = down;
    FaultServer server = rig.serve(scripts);
    ApiClient client = rig.client(server);
    for (int i = 0; i < 30; i++) {
      client.send(GET);
    }

    assertThat(client.exchange(GET).attempts()).hasSize(3);
  }

  @Test
  void bytesBehindAnswerAreNotNextAnswer() {
    FaultServer server = rig.serve(
        FaultScript.onRequest()
            .send("HTTP/1.1 200 OK\r\n" + BODY
                + "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
                + "Content-Length: 10\r\n\r\n{\"evil\":1}"),
        FaultScript.answer(200, "application/json", "{\"n\":2}"));
    ApiClient client = rig.client(server);

    assertThat(client.send(GET)).hasToString("{\"n\":1}");
    assertThat(client.send(GET)).hasToString("{\"n\":2}");
    assertThat(client.send(GET)).hasToString("{\"n\":2}");
  }

  @Test
  void bytesBehindAnswerDoNotAnswerWrite() {
    FaultServer server = rig.serve(
        FaultScript.onRequest().send("HTTP/1.1 200 OK\r\n" + BODY + "HTTP/1.1 200 OK\r\n" + BODY));
    ApiClient client = rig.client(server);
    client.send(POST);

    assertThatThrownBy(() -> client.send(POST))
        .isInstanceOfSatisfying(
            ConnectionException.class, e -> assertThat(e.mayHaveBeenProcessed()).isTrue());
  }

  @Test
  void openingOfStreamReplacesDeadConnection() {
    FaultServer server = rig.serve(CLOSES, FaultScript.answer(200, "application/x-ndjson", "{}\n"));
    ApiClient client = rig.client(server);
    client.send(GET);

    try (EventStream<JsonNode> stream = client.open(STREAM)) {
      assertThat(stream).hasSize(1);
    }
    assertThat(server.received()).hasSize(2);
  }

  @Test
  void wordsOfServerDoNotProveThatNothingWasProcessed() {
    FaultServer server =
        rig.serve(FaultScript.onRequest().send("REFUSED_STREAM\r\n\r\n").cut());

    assertThatThrownBy(() -> rig.client(server).send(POST))
        .isInstanceOfSatisfying(
            ConnectionException.class, e -> assertThat(e.mayHaveBeenProcessed()).isTrue());
    assertThat(server.received()).hasSize(1);
  }

  private ApiClient client(FaultServer server, boolean lent) {
    return lent
        ? rig.client(Rig.configuration(server.url()).httpClient(new OkHttpClient()))
        : rig.client(server);
  }
}
