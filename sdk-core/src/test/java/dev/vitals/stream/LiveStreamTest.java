package dev.vitals.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.vitals.client.ApiClient;
import dev.vitals.client.StreamRequest;
import dev.vitals.config.Configuration;
import dev.vitals.errors.BrokenStreamException;
import dev.vitals.errors.BrokenStreamException.Reason;
import dev.vitals.stream.wire.LiveBody;
import dev.vitals.stream.wire.Loopback;
import dev.vitals.stream.wire.Reader;
import dev.vitals.stream.wire.WireServer;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A stream that does not end by itself, over whatever carries it: {@code close()} never waits for a
 * byte, and silence breaks it.
 */
final class LiveStreamTest {
  private enum Transport {
    HTTP_1,
    HTTP_2,
    TLS_HTTP_1,
    TLS_HTTP_2;

    boolean secure() {
      return this == TLS_HTTP_1 || this == TLS_HTTP_2;
    }

    List<Protocol> protocols() {
      return switch (this) {
        case HTTP_1, TLS_HTTP_1 -> List.of(Protocol.HTTP_1_1);
        case HTTP_2 -> List.of(Protocol.H2_PRIOR_KNOWLEDGE);
        case TLS_HTTP_2 -> List.of(Protocol.HTTP_2, Protocol.HTTP_1_1);
      };
    }
  }

  private static final StreamRequest<ServerSentEvent> REQUEST =
      StreamRequest.get("/events", ServerSentEvent.class);
  private static final int CLOSES = 200;
  private static final int CLOSES_BY_OKHTTP = 7;

  private final MockWebServer server = new MockWebServer();
  private final ConnectionPool pool = new ConnectionPool();

  @AfterEach
  void stop() {
    server.close();
    pool.evictAll();
  }

  static Stream<Arguments> liveStreams() {
    return Arrays.stream(Transport.values())
        .flatMap(transport ->
            Arrays.stream(LiveBody.Mood.values()).map(mood -> Arguments.of(transport, mood)));
  }

  @ParameterizedTest
  @MethodSource("liveStreams")
  void closeByAnotherThreadEndsReaderQuietly(Transport transport, LiveBody.Mood mood)
      throws Exception {
    LiveBody body = new LiveBody(mood);
    try (ApiClient client = client(transport, body)) {
      EventStream<ServerSentEvent> stream = client.open(REQUEST);
      Iterator<ServerSentEvent> events = stream.iterator();
      assertThat(events.next().data()).isEqualTo("live");
      Reader<Boolean> reader = Reader.start(() -> {
        while (events.hasNext()) {
          events.next();
        }
        return true;
      });
      if (mood == LiveBody.Mood.STALLED) {
        reader.awaitBlockedInRead();
      }

      stream.close();

      assertThat(reader.result(Loopback.SOON)).isTrue();
      awaitNoConnectionInUse();
    } finally {
      body.end();
    }
  }

  @ParameterizedTest
  @EnumSource
  @EnabledForJreRange(min = JRE.JAVA_21)
  void closeEndsReaderOnVirtualThread(Transport transport) throws Exception {
    LiveBody body = new LiveBody(LiveBody.Mood.STALLED);
    try (ApiClient client = client(transport, body)) {
      EventStream<ServerSentEvent> stream = client.open(REQUEST);
      Iterator<ServerSentEvent> events = stream.iterator();
      assertThat(events.next().data()).isEqualTo("live");
      Reader<Boolean> reader = Reader.startVirtual(events::hasNext);
      reader.awaitBlockedInRead();

      stream.close();

      assertThat(reader.result(Loopback.SOON)).isFalse();
      awaitNoConnectionInUse();
    } finally {
      body.end();
    }
  }

  @ParameterizedTest
  @EnumSource
  void silenceBreaksStream(Transport transport) throws Exception {
    LiveBody body = new LiveBody(LiveBody.Mood.STALLED);
    try (ApiClient client = client(transport, body)) {
      EventStream<ServerSentEvent> stream =
          client.open(REQUEST.idleTimeout(Duration.ofMillis(100)));

      assertThatExceptionOfType(BrokenStreamException.class)
          .isThrownBy(() -> stream.forEach(event -> {}))
          .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.IDLE))
          .satisfies(e -> assertThat(e.delivered()).isOne())
          .withMessageContaining("; 1 item was delivered");
      awaitNoConnectionInUse();
    } finally {
      body.end();
    }
  }

  @ParameterizedTest
  @MethodSource("liveStreams")
  void closeByReaderFreesConnection(Transport transport, LiveBody.Mood mood) throws Exception {
    LiveBody body = new LiveBody(mood);
    try (ApiClient client = client(transport, body)) {
      try (EventStream<ServerSentEvent> stream = client.open(REQUEST)) {
        assertThat(stream.iterator().next().data()).isEqualTo("live");
      }

      awaitNoConnectionInUse();
    } finally {
      body.end();
    }
  }

  /** OkHttp waits up to 100 ms for the rest of a body, in the hope of keeping the connection. */
  @ParameterizedTest
  @EnumSource
  void closeTakesLessThanTenthOfOkHttps(LiveBody.Mood mood) throws Exception {
    byte[] event = "data: live\n\n".getBytes(StandardCharsets.US_ASCII);
    OkHttpClient http = new OkHttpClient();
    try (WireServer wireServer = WireServer.start(wire -> {
          wire.sendHead("text/event-stream", "Transfer-Encoding: chunked");
          wire.sendChunk(event);
          while (mood == LiveBody.Mood.FLOODING) {
            wire.sendChunk(event);
          }
          wire.awaitClose();
          wire.close();
        });
        ApiClient client =
            ApiClient.create(Configuration.builder(wireServer.url()).build())) {
      long theirs =
          median(LongStream.generate(() -> closeOfOkHttp(http, wireServer)), CLOSES_BY_OKHTTP);

      long ours = median(LongStream.generate(() -> closeOfOurs(client)), CLOSES);

      assertThat(ours).as("OkHttp's median is %d ns", theirs).isLessThan(theirs / 10);
      assertThat(wireServer.awaitConnections(0, Loopback.SOON)).isTrue();
    }
  }

  private static long median(LongStream nanos, int count) {
    return nanos.limit(count).sorted().skip(count / 2).findFirst().orElseThrow();
  }

  private static long closeOfOurs(ApiClient client) {
    EventStream<ServerSentEvent> stream = client.open(REQUEST);
    assertThat(stream.iterator().next().data()).isEqualTo("live");
    long start = System.nanoTime();
    stream.close();
    return System.nanoTime() - start;
  }

  private static long closeOfOkHttp(OkHttpClient http, WireServer wireServer) {
    Request request = new Request.Builder().url(wireServer.url() + "/events").build();
    try {
      Response response = http.newCall(request).execute();
      assertThat(response.body().source().readUtf8Line()).isEqualTo("data: live");
      long start = System.nanoTime();
      response.close();
      return System.nanoTime() - start;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private ApiClient client(Transport transport, LiveBody body) throws IOException {
    OkHttpClient.Builder http =
        new OkHttpClient.Builder().connectionPool(pool).protocols(transport.protocols());
    server.setProtocols(transport.protocols());
    if (transport.secure()) {
      HeldCertificate certificate =
          new HeldCertificate.Builder().addSubjectAlternativeName("127.0.0.1").build();
      HandshakeCertificates serverSide =
          new HandshakeCertificates.Builder().heldCertificate(certificate).build();
      HandshakeCertificates clientSide = new HandshakeCertificates.Builder()
          .addTrustedCertificate(certificate.certificate())
          .build();
      server.useHttps(serverSide.sslSocketFactory());
      http.sslSocketFactory(clientSide.sslSocketFactory(), clientSide.trustManager());
    }
    server.enqueue(new MockResponse.Builder()
        .setHeader("Content-Type", "text/event-stream")
        .body(body)
        .build());
    server.start(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0);
    String origin = (transport.secure() ? "https" : "http") + "://127.0.0.1:" + server.getPort();
    return ApiClient.create(
        Configuration.builder(origin).httpClient(http.build()).build());
  }

  private void awaitNoConnectionInUse() {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(5);
    while (pool.idleConnectionCount() != pool.connectionCount()) {
      assertThat(System.nanoTime()).as("a connection is still in use").isLessThan(deadline);
      Thread.onSpinWait();
    }
  }
}
