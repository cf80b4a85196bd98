package dev.vitals.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okhttp3.tls.HandshakeCertificates;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The fakes say and do the same over each version of HTTP, with TLS and without. */
@Timeout(60)
final class TransportTest {

  @ParameterizedTest
  @EnumSource
  void clientSpeaksWhatFakesSpeak(Transport transport) throws IOException {
    try (FakeServices fakes = start(transport)) {
      OkHttpClient client = client(transport);
      try (Response response =
          client.newCall(get(fakes.node(), "/ext/health?tag=a")).execute()) {
        assertThat(response.protocol())
            .isEqualTo(transport.listening().protocols().get(0));
        assertThat(response.handshake() != null).isEqualTo(transport.listening().tls());
        assertThat(response.code()).isEqualTo(200);
        assertThat(response.body().string()).contains("\"healthy\":true");
      }

      fakes
          .node()
          .expect()
          .path("/ext/health")
          .query("tag", "a")
          .header("Host", fakes.node().url().getAuthority())
          .exactly(1);
      assertThat(fakes.node().openConnections()).hasSize(1).noneMatch(open -> open.isAnswering());
      client.connectionPool().evictAll();
    }
  }

  @ParameterizedTest
  @EnumSource
  void streamComesWhole(Transport transport) throws IOException {
    try (FakeServices fakes = start(transport)) {
      OkHttpClient client = client(transport);
      try (Response response = client.newCall(stream(fakes)).execute()) {
        assertThat(response.header("Content-Length")).isNull();
        assertThat(response.body().string().lines())
            .hasSize(4)
            .last()
            .asString()
            .contains("summary");
      }
      client.connectionPool().evictAll();
    }
  }

  @ParameterizedTest
  @EnumSource
  void bodilessAnswersLeaveConnectionUsable(Transport transport) throws IOException {
    try (FakeServices fakes = start(transport)) {
      OkHttpClient client = client(transport);
      fakes.node().answerNext(FakeAnswer.empty(204));
      fakes.node().answerNext(FakeAnswer.text(200, "not sent"));
      Request head = get(fakes.node(), "/").newBuilder().head().build();

      assertThat(status(client, get(fakes.node(), "/"))).isEqualTo(204);
      assertThat(status(client, head)).isEqualTo(200);
      assertThat(status(client, get(fakes.node(), "/ext/health"))).isEqualTo(200);
      assertThat(fakes.node().openConnections()).hasSize(1);
      client.connectionPool().evictAll();
    }
  }

  @ParameterizedTest
  @EnumSource
  void faultsBreakAnswer(Transport transport) throws IOException {
    try (FakeServices fakes = start(transport)) {
      OkHttpClient client = client(transport);
      for (Fault fault : List.of(
          Fault.resetStream(),
          Fault.resetStreamAfter(10),
          Fault.cutAfter(10),
          Fault.stall(),
          Fault.stallAfter(10))) {
        fakes.node().failNext(fault);
        assertThatIOException().isThrownBy(() -> {
          try (Response response =
              client.newCall(get(fakes.node(), "/ext/health")).execute()) {
            response.body().string();
          }
        });
        assertThat(status(client, get(fakes.node(), "/ext/health"))).isEqualTo(200);
      }
      client.connectionPool().evictAll();
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"HTTP_2", "TLS_HTTP_2"})
  void resetOfStreamLeavesOthersAlone(Transport transport) throws IOException {
    try (FakeServices fakes = start(transport)) {
      OkHttpClient client = client(transport);
      fakes.goodmem().failNext(Fault.resetStreamAfter(700).forPath("/v1/ping:stream"));

      for (int i = 0; i < 2; i++) {
        Request other = get(fakes.goodmem(), "/other");
        assertThat(status(client, other)).isEqualTo(401);
      }
      try (Response response = client.newCall(stream(fakes)).execute()) {
        assertThatIOException()
            .isThrownBy(() -> response.body().string())
            .withMessageContaining("stream was reset");
      }
      assertThat(status(client, stream(fakes))).isEqualTo(200);
      assertThat(fakes.goodmem().openConnections()).hasSize(1);
      client.connectionPool().evictAll();
    }
  }

  private static FakeServices start(Transport transport) {
    return FakeServices.builder().transport(transport).pace(Pace.immediate()).start();
  }

  private static OkHttpClient client(Transport transport) {
    HandshakeCertificates trusted = new HandshakeCertificates.Builder()
        .addTrustedCertificate(FakeServices.certificate())
        .build();
    List<Protocol> protocols = transport == Transport.HTTP_2
        ? List.of(Protocol.H2_PRIOR_KNOWLEDGE)
        : List.of(Protocol.HTTP_2, Protocol.HTTP_1_1);
    return new OkHttpClient.Builder()
        .protocols(protocols)
        .sslSocketFactory(trusted.sslSocketFactory(), trusted.trustManager())
        .readTimeout(Duration.ofMillis(500))
        .retryOnConnectionFailure(false)
        .build();
  }

  private static Request get(FakeService fake, String target) {
    return new Request.Builder().url(fake.url() + target).build();
  }

  private static Request stream(FakeServices fakes) {
    String body = "{\"targetId\":\"" + fakes.goodmem().targetId() + "\",\"count\":3}";
    return new Request.Builder()
        .url(fakes.goodmem().url() + "/v1/ping:stream")
        .header("x-api-key", fakes.goodmem().key())
        .post(RequestBody.create(body, MediaType.get("application/json")))
        .build();
  }

  private static int status(OkHttpClient client, Request request) throws IOException {
    try (Response response = client.newCall(request).execute()) {
      response.body().bytes();
      return response.code();
    }
  }
}
