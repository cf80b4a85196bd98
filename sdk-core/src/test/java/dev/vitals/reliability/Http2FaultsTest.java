package dev.vitals.reliability;

import static dev.vitals.reliability.Rig.GET;
import static dev.vitals.reliability.Rig.POST;
import static dev.vitals.reliability.Rig.STREAM;
import static dev.vitals.reliability.Rig.failure;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vitals.client.ApiClient;
import dev.vitals.config.Tls;
import dev.vitals.errors.BrokenStreamException;
import dev.vitals.errors.BrokenStreamException.Reason;
import dev.vitals.errors.ConnectionException;
import dev.vitals.stream.EventStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.SocketEffect;
import okhttp3.Protocol;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** HTTP/2 resets single streams, and says by a code what that means. */
@Timeout(30)
final class Http2FaultsTest {
  private static final int NO_ERROR = 0;
  private static final int INTERNAL_ERROR = 2;
  private static final int REFUSED_STREAM = 7;
  private static final int CANCEL = 8;
  private static final int ENHANCE_YOUR_CALM = 11;

  @RegisterExtension
  final Rig rig = new Rig();

  private MockWebServer server;
  private ApiClient client;

  @BeforeEach
  void start(@TempDir Path folder) throws IOException {
    Authority authority = new Authority("ours");
    server = rig.closedAfterwards(Authority.serve(authority.issue("127.0.0.1")));
    server.setProtocols(List.of(Protocol.HTTP_2, Protocol.HTTP_1_1));
    client = rig.client(Rig.configuration(URI.create("https://127.0.0.1:" + server.getPort()))
        .tls(Tls.system().trusting(authority.pem(folder))));
  }

  @Test
  void refusedStreamGoesOutAgainInSameAttempt() throws InterruptedException {
    server.enqueue(resetAtStart(REFUSED_STREAM));
    server.enqueue(resetAtStart(REFUSED_STREAM));
    server.enqueue(answer());

    assertThat(client.exchange(POST).attempts())
        .singleElement()
        .satisfies(attempt -> assertThat(attempt.replacedConnections()).isEqualTo(2));
    assertThat(server.takeRequest().getVersion()).isEqualTo("HTTP/2");
  }

  @Test
  void alwaysRefusedStreamWasNeverProcessed() {
    for (int i = 0; i < 6; i++) { // three times replaced, then three attempts
      server.enqueue(resetAtStart(REFUSED_STREAM));
    }

    ConnectionException thrown = failure(ConnectionException.class, client, POST);

    assertThat(thrown.attempts()).hasSize(3);
    assertThat(thrown.mayHaveBeenProcessed()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(ints = {NO_ERROR, INTERNAL_ERROR, CANCEL})
  void otherResetDoesNotProveAnything(int code) {
    server.enqueue(resetAtStart(code));
    server.enqueue(answer());
    assertThat(client.exchange(GET).attempts()).hasSize(2);
    server.enqueue(resetAtStart(code));

    ConnectionException thrown = failure(ConnectionException.class, client, POST);

    assertThat(thrown.attempts()).hasSize(1);
    assertThat(thrown.mayHaveBeenProcessed()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(ints = {INTERNAL_ERROR, CANCEL, REFUSED_STREAM, ENHANCE_YOUR_CALM})
  void resetInMidStreamBreaksItWithoutReplay(int code) {
    server.enqueue(new MockResponse.Builder()
        .setHeader("Content-Type", "application/x-ndjson")
        .body("{\"n\":1}\n".repeat(10_000))
        .onResponseBody(new SocketEffect.CloseStream(code))
        .build());

    try (EventStream<JsonNode> stream = client.open(STREAM)) {
      Iterator<JsonNode> items = stream.iterator();
      BrokenStreamException thrown = catchThrowableOfType(
          BrokenStreamException.class, () -> items.forEachRemaining(item -> {}));

      assertThat(thrown.reason()).isEqualTo(Reason.RESET);
      assertThat(thrown.delivered()).isEqualTo(stream.delivered()).isLessThan(10_000);
      assertThat(items.hasNext()).isFalse();
    }
    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  private static MockResponse resetAtStart(int code) {
    return new MockResponse.Builder()
        .onResponseStart(new SocketEffect.CloseStream(code))
        .build();
  }

  private static MockResponse answer() {
    return new MockResponse.Builder()
        .setHeader("Content-Type", "application/json")
        .body("{}")
        .build();
  }
}
