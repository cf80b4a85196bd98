package dev.vitals.reliability;

import static dev.vitals.reliability.Rig.GET;
import static dev.vitals.reliability.Rig.OK;
import static dev.vitals.reliability.Rig.POST;
import static dev.vitals.reliability.Rig.failure;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vitals.client.ApiClient;
import dev.vitals.client.ApiRequest;
import dev.vitals.client.StreamRequest;
import dev.vitals.config.Timeouts;
import dev.vitals.errors.CallTimeoutException;
import dev.vitals.errors.ConnectionException;
import dev.vitals.testing.FaultScript;
import dev.vitals.testing.FaultServer;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import okhttp3.Dns;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Where no connection comes about nothing was sent, so that every request may be sent again. */
@Timeout(20)
final class ConnectingFaultsTest {
  @RegisterExtension
  final Rig rig = new Rig();

  @Test
  void refusedConnectionIsRetriedForEveryMethod() {
    FaultServer gone = rig.serve(OK);
    gone.close();

    ConnectionException thrown = failure(ConnectionException.class, rig.client(gone), POST);

    assertThat(thrown).hasMessageContaining("127.0.0.1").hasCauseInstanceOf(ConnectException.class);
    assertThat(thrown.attempts()).hasSize(3);
    assertThat(thrown.mayHaveBeenProcessed()).isFalse();
  }

  @Test
  void unresolvedNameIsLookedUpAgain() throws Exception {
    FaultServer server = rig.serve(OK);
    InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    AtomicInteger lookUps = new AtomicInteger();
    ApiClient client = namedClient(server, name -> {
      if (lookUps.incrementAndGet() == 1) {
        throw new UnknownHostException(name);
      }
      return List.of(loopback);
    });

    assertThat(client.send(POST).path("ok").asBoolean()).isTrue();

    assertThat(lookUps).hasValue(2);
  }

  @Test
  void unresolvableNameIsNamed() {
    ApiClient client = namedClient(rig.serve(OK), name -> {
      throw new UnknownHostException(name);
    });

    ConnectionException thrown = failure(ConnectionException.class, client, POST);

    assertThat(thrown).hasMessageContaining("service.test cannot be resolved");
    assertThat(thrown.attempts()).hasSize(3);
    assertThat(thrown.mayHaveBeenProcessed()).isFalse();
  }

  private ApiClient namedClient(FaultServer server, Dns dns) {
    URI url = URI.create("http://service.test:" + server.url().getPort());
    OkHttpClient http = new OkHttpClient.Builder().dns(dns).build();
    return rig.client(Rig.configuration(url).httpClient(http));
  }

  @Test
  void connectTimeoutCoversHandshakeAndEveryMethodIsRetried() {
    FaultServer server = rig.serve(FaultScript.unread().stall());
    ApiClient client = rig.client(Rig.configuration(Rig.https(server.url()))
        .timeouts(Timeouts.builder().connect(Duration.ofMillis(400)).build()));

    CallTimeoutException thrown = failure(CallTimeoutException.class, client, POST);

    assertThat(thrown).hasMessageContaining("within PT0.4S (Timeouts.connect())");
    assertThat(thrown.attempts()).hasSize(3);
    assertThat(thrown.mayHaveBeenProcessed()).isFalse();
    assertThat(server.connections()).isEqualTo(3);
  }

  @ParameterizedTest
  @MethodSource
  void brokenHandshakeIsRetriedForEveryMethod(FaultScript script) {
    FaultServer server = rig.serve(script);
    ApiClient client = rig.client(Rig.configuration(Rig.https(server.url())));

    ConnectionException thrown = failure(ConnectionException.class, client, POST);

    assertThat(thrown).hasMessageContaining("127.0.0.1");
    assertThat(thrown.attempts()).hasSize(3);
    assertThat(thrown.mayHaveBeenProcessed()).isFalse();
  }

  static Stream<FaultScript> brokenHandshakeIsRetriedForEveryMethod() {
    byte[] fatalHandshakeFailure = {0x15, 3, 3, 0, 2, 2, 40};
    return Stream.of(
        FaultScript.unread().reset(),
        FaultScript.unread().cut(),
        FaultScript.unread().send(fatalHandshakeFailure).cut());
  }

  @ParameterizedTest
  @MethodSource("silentEnds")
  void unansweredReadIsRetried(FaultScript end) {
    FaultServer server = rig.serve(end, end, OK);

    assertThat(rig.client(server).send(GET).path("ok").asBoolean()).isTrue();

    assertThat(server.received()).hasSize(3);
  }

  @ParameterizedTest
  @MethodSource("silentEnds")
  void unansweredWriteMayHaveBeenProcessedAndIsNotRetried(FaultScript end) {
    FaultServer server = rig.serve(end, OK);

    ConnectionException thrown = failure(ConnectionException.class, rig.client(server), POST);

    assertThat(thrown.mayHaveBeenProcessed()).isTrue();
    assertThat(thrown).hasMessageContaining("before an answer came");
    assertThat(server.received()).hasSize(1);
  }

  @Test
  void idempotentWriteIsRetried() {
    FaultServer server = rig.serve(FaultScript.onRequest().cut(), OK);

    ApiRequest<?> request = POST.idempotent();

    assertThat(rig.client(server).send(request)).isNotNull();
    assertThat(server.received()).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({
    "Idempotency-Key, k1, 3",
    "IDEMPOTENCY-KEY, k1, 3",
    "Idempotency-Key, '', 1",
    "Idempotency-Key, ' ', 1",
    "X-Idempotency-Key, k1, 1"
  })
  void writeWithIdempotencyKeyIsRetriedUnderSameKey(String name, String key, int requests) {
    FaultServer server = rig.serve(FaultScript.onRequest().cut());
    ApiClient client = rig.client(server);
    StreamRequest<?> stream = StreamRequest.post("/a", JsonNode.class).body(Map.of());

    failure(ConnectionException.class, client, POST.header(name, key));
    assertThatThrownBy(() -> client.open(stream.header(name, key)))
        .isInstanceOf(ConnectionException.class);

    assertThat(server.received())
        .hasSize(2 * requests)
        .allSatisfy(request -> assertThat(request.header(name)).contains(key.strip()));
  }

  static Stream<FaultScript> silentEnds() {
    return Stream.of(FaultScript.onRequest().cut(), FaultScript.onRequest().reset());
  }

  @Test
  void readOnStaleConnectionIsRetried() {
    FaultServer server = rig.serve(OK, FaultScript.onRequest().cut(), OK);
    ApiClient client = rig.client(server);
    client.send(GET);

    client.send(GET);

    assertThat(server.received()).hasSize(3);
  }

  @Test
  void writeOnStaleConnectionIsSentOnce() {
    FaultServer server = rig.serve(OK, FaultScript.onRequest().cut(), OK);
    ApiClient client = rig.client(server);
    client.send(POST);

    ConnectionException thrown = failure(ConnectionException.class, client, POST);

    assertThat(thrown.mayHaveBeenProcessed()).isTrue();
    assertThat(server.received()).hasSize(2);
  }
}
