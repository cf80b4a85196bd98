package dev.vitals.reliability;

import static dev.vitals.reliability.Rig.POST;
import static dev.vitals.reliability.Rig.STREAM;
import static dev.vitals.reliability.Rig.failure;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vitals.client.ApiClient;
import dev.vitals.errors.BrokenStreamException;
import dev.vitals.errors.BrokenStreamException.Reason;
import dev.vitals.errors.ConnectionException;
import dev.vitals.reliability.h2.FrameServer;
import dev.vitals.stream.EventStream;
import java.time.Duration;
import java.util.List;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What single frames of HTTP/2 say about a request, and what their absence does. */
@Timeout(30)
final class Http2FramesTest {
  private static final int ENHANCE_YOUR_CALM = 11;
  private static final String NDJSON = "application/x-ndjson";

  @RegisterExtension
  final Rig rig = new Rig();

  @Test
  void requestAboveGoawayGoesToNewConnectionInSameAttempt() {
    FrameServer server =
        serve((connection, stream) -> connection.goAway(stream - 2), FrameServer.OK);

    assertThat(client(server).exchange(POST).attempts())
        .singleElement()
        .satisfies(attempt -> assertThat(attempt.replacedConnections()).isEqualTo(1));

    assertThat(server.requests()).isEqualTo(2);
    assertThat(server.connections()).isEqualTo(2);
  }

  @Test
  void requestAboveEveryGoawayWasNeverProcessed() {
    FrameServer server = serve((connection, stream) -> connection.goAway(stream - 2));

    ConnectionException thrown = failure(ConnectionException.class, client(server), POST);

    assertThat(thrown.attempts()).hasSize(3);
    assertThat(thrown.mayHaveBeenProcessed()).isFalse();
    // three connections were replaced, then three attempts failed
    assertThat(server.requests()).isEqualTo(6);
  }

  @Test
  void requestWithinGoawayContinuesAndNextTakesNewConnection() {
    FrameServer server = serve(
        (connection, stream) -> {
          connection.goAway(stream);
          FrameServer.OK.play(connection, stream);
        },
        FrameServer.OK);
    ApiClient client = client(server);

    assertThat(client.exchange(POST).attempts()).hasSize(1);
    assertThat(client.exchange(POST).attempts()).hasSize(1);

    assertThat(server.requests()).isEqualTo(2);
    assertThat(server.connections()).isEqualTo(2);
  }

  @Test
  void streamWithinGoawayContinues() {
    FrameServer server = serve((connection, stream) -> {
      connection.head(stream, NDJSON);
      connection.data(stream, "{\"n\":1}\n");
      connection.goAway(stream);
      connection.data(stream, "{\"n\":2}\n");
      connection.end(stream);
    });

    try (EventStream<JsonNode> stream = client(server).open(STREAM)) {
      assertThat(stream).hasSize(2);
    }
  }

  @Test
  void enhanceYourCalmIsRefusalWithoutHint() {
    FrameServer server =
        serve((connection, stream) -> connection.reset(stream, ENHANCE_YOUR_CALM), FrameServer.OK);

    assertThat(client(server).exchange(POST).attempts()).hasSize(2);

    assertThat(server.requests()).isEqualTo(2);
  }

  @Test
  void lastingEnhanceYourCalmIsReported() {
    FrameServer server = serve((connection, stream) -> connection.reset(stream, ENHANCE_YOUR_CALM));

    ConnectionException thrown = failure(ConnectionException.class, client(server), POST);

    assertThat(thrown).hasMessageContaining("asked to slow down");
    assertThat(thrown.mayHaveBeenProcessed()).isFalse();
    assertThat(thrown.attempts()).hasSize(3);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 8, 9, 10, 12, 13})
  void otherResetDoesNotRetryWrite(int code) {
    FrameServer server = serve((connection, stream) -> connection.reset(stream, code));

    ConnectionException thrown = failure(ConnectionException.class, client(server), POST);

    assertThat(thrown.mayHaveBeenProcessed()).isTrue();
    assertThat(server.requests()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13})
  void resetInMidStreamFollowsItsItems(int code) {
    FrameServer server = serve((connection, stream) -> {
      connection.head(stream, NDJSON);
      connection.data(stream, "{\"n\":1}\n{\"n\":2}\n");
      connection.reset(stream, code);
    });

    try (EventStream<JsonNode> stream = client(server).open(STREAM)) {
      BrokenStreamException thrown =
          catchThrowableOfType(BrokenStreamException.class, () -> stream.forEach(item -> {}));

      assertThat(thrown.reason()).isEqualTo(Reason.RESET);
      assertThat(thrown.delivered()).isEqualTo(2);
    }
    assertThat(server.requests()).isEqualTo(1);
  }

  @Test
  void deadPeerIsFoundByUnansweredPing() {
    FrameServer server = serve((connection, stream) -> {
      connection.fallSilent();
      connection.head(stream, NDJSON);
      connection.data(stream, "{\"n\":1}\n");
    });

    try (EventStream<JsonNode> stream = client(server).open(STREAM)) {
      BrokenStreamException thrown =
          catchThrowableOfType(BrokenStreamException.class, () -> stream.forEach(item -> {}));

      assertThat(thrown.reason()).isEqualTo(Reason.RESET);
      assertThat(thrown.delivered()).isEqualTo(1);
    }
  }

  @Test
  void peerThatAnswersPingsMayBeSilent() {
    FrameServer server = serve((connection, stream) -> {
      connection.head(stream, NDJSON);
      connection.data(stream, "{\"n\":1}\n");
      connection.awaitPings(3);
      connection.data(stream, "{\"n\":2}\n");
      connection.end(stream);
    });

    try (EventStream<JsonNode> stream = client(server).open(STREAM)) {
      assertThat(stream).hasSize(2);
    }
  }

  private FrameServer serve(FrameServer.Answer... answers) {
    return rig.closedAfterwards(FrameServer.start(answers));
  }

  /** Without TLS nobody agrees on HTTP/2: the lent client has to know it; it pings more often. */
  private ApiClient client(FrameServer server) {
    OkHttpClient http = new OkHttpClient.Builder()
        .protocols(List.of(Protocol.H2_PRIOR_KNOWLEDGE))
        .pingInterval(Duration.ofMillis(250))
        .build();
    return rig.client(Rig.configuration(server.url()).httpClient(http));
  }
}
