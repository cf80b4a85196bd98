package dev.vitals.reliability;

import static dev.vitals.reliability.Rig.GET;
import static dev.vitals.reliability.Rig.POST;
import static dev.vitals.reliability.Rig.failure;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vitals.client.ApiClient;
import dev.vitals.config.Configuration;
import dev.vitals.config.Credentials;
import dev.vitals.config.Tls;
import dev.vitals.errors.ApiException;
import dev.vitals.errors.ConnectionException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.tls.HandshakeCertificates;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A proxy learns its own login and nothing else; the service learns everything but that. */
@Timeout(30)
final class ProxyTest {
  private static final String KEY = "key-of-the-service";
  private static final String LOGIN =
      okhttp3.Credentials.basic("user", "pä€ss", StandardCharsets.UTF_8);

  @RegisterExtension
  final Rig rig = new Rig();

  @TempDir
  Path folder;

  private final Authority authority = new Authority("ours");
  private final MockWebServer proxy = new MockWebServer();

  @BeforeEach
  void start() throws IOException {
    rig.closedAfterwards(proxy);
    proxy.useHttps(new HandshakeCertificates.Builder()
        .heldCertificate(authority.issue("service.test"))
        .build()
        .sslSocketFactory());
    Authority.start(proxy);
  }

  @Test
  void keyGoesThroughTunnelAndLoginOnlyToProxy() throws Exception {
    proxy.enqueue(tunnel(407));
    proxy.enqueue(tunnel(200));
    proxy.enqueue(answer());

    assertThat(secure().send(GET)).isEmpty();

    assertThat(proxy.takeRequest().getHeaders().get("Proxy-Authorization")).isNull(); // not asked
    RecordedRequest connect = proxy.takeRequest();
    assertThat(connect.getRequestLine()).startsWith("CONNECT service.test:443");
    assertThat(connect.getHeaders().get("Proxy-Authorization")).isEqualTo(LOGIN);
    assertThat(connect.getHeaders().toString()).doesNotContain(KEY).doesNotContain("x-api-key");
    RecordedRequest request = proxy.takeRequest();
    assertThat(request.getHeaders().get("x-api-key")).isEqualTo(KEY);
    assertThat(request.getHeaders().get("Proxy-Authorization")).isNull();
  }

  @Test
  void serviceInsideTunnelDoesNotGetProxyLogin() throws Exception {
    proxy.enqueue(tunnel(200));
    proxy.enqueue(new MockResponse.Builder()
        .code(407)
        .setHeader("Proxy-Authenticate", "Basic realm=\"x\"")
        .build());

    assertThat(failure(ApiException.class, secure(), GET).status()).isEqualTo(407);

    assertThat(proxy.getRequestCount()).isEqualTo(2);
    proxy.takeRequest();
    assertThat(proxy.takeRequest().getHeaders().get("Proxy-Authorization")).isNull();
  }

  @Test
  void refusedLoginIsNotRetried() {
    for (int i = 0; i < 3; i++) {
      proxy.enqueue(tunnel(407));
    }

    ConnectionException thrown = failure(ConnectionException.class, secure(), GET);

    assertThat(thrown).hasMessageContaining("the proxy refused").hasMessageContaining("407");
    assertThat(thrown.attempts()).hasSize(1);
    assertThat(thrown.mayHaveBeenProcessed()).isFalse();
    assertThat(proxy.getRequestCount()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://service.test", "https://service.test"})
  void passwordGoesToNoOtherSchemeThanBasic(String baseUrl) throws Exception {
    MockWebServer plain = plainProxy();
    MockResponse.Builder digest = new MockResponse.Builder()
        .code(407)
        .setHeader("Proxy-Authenticate", "Digest realm=\"corp\", nonce=\"abc\", qop=\"auth\"");
    plain.enqueue(baseUrl.startsWith("https") ? digest.inTunnel().build() : digest.build());

    ConnectionException thrown =
        failure(ConnectionException.class, client(plain, baseUrl, Credentials.none()), GET);

    assertThat(thrown)
        .hasMessageContaining("the proxy asks for a login by Digest, and only Basic is supported");
    assertThat(thrown.attempts()).hasSize(1);
    assertThat(plain.getRequestCount()).isEqualTo(1);
    assertThat(plain.takeRequest().getHeaders().get("Proxy-Authorization")).isNull();
  }

  @Test
  void refusedTunnelIsRetriedForEveryMethod() {
    proxy.enqueue(tunnel(502));
    proxy.enqueue(tunnel(200));
    proxy.enqueue(answer());

    assertThat(secure().send(POST)).isEmpty();
  }

  private ApiClient secure() {
    return client("https://service.test", Credentials.apiKey(KEY));
  }

  @Test
  void proxyOnPlainHttpIsAnsweredOnce() throws Exception {
    MockWebServer plain = plainProxy();
    plain.enqueue(challenge());
    plain.enqueue(answer());

    assertThat(client(plain, "http://service.test", Credentials.none()).send(POST))
        .isEmpty();

    assertThat(plain.takeRequest().getHeaders().get("Proxy-Authorization")).isNull();
    RecordedRequest second = plain.takeRequest();
    assertThat(second.getRequestLine()).startsWith("POST http://service.test/a ");
    assertThat(second.getHeaders().get("Proxy-Authorization")).isEqualTo(LOGIN);
  }

  @Test
  void repeatedRequestForLoginIsError() throws Exception {
    MockWebServer plain = plainProxy();
    plain.enqueue(challenge());
    plain.enqueue(challenge());

    ApiException thrown =
        failure(ApiException.class, client(plain, "http://service.test", Credentials.none()), POST);

    assertThat(thrown.status()).isEqualTo(407);
    assertThat(plain.getRequestCount()).isEqualTo(2);
  }

  private MockWebServer plainProxy() throws IOException {
    MockWebServer plain = rig.closedAfterwards(new MockWebServer());
    Authority.start(plain);
    return plain;
  }

  private static MockResponse tunnel(int status) {
    MockResponse.Builder response = new MockResponse.Builder().inTunnel().code(status);
    if (status == 407) {
      response.setHeader("Proxy-Authenticate", "Basic realm=\"proxy\"");
    }
    return response.build();
  }

  private static MockResponse challenge() {
    return new MockResponse.Builder()
        .code(407)
        .setHeader("Proxy-Authenticate", "Basic realm=\"proxy\"")
        .build();
  }

  private static MockResponse answer() {
    return new MockResponse.Builder()
        .setHeader("Content-Type", "application/json")
        .body("{}")
        .build();
  }

  private ApiClient client(String baseUrl, Credentials credentials) {
    return client(proxy, baseUrl, credentials);
  }

  private ApiClient client(MockWebServer through, String baseUrl, Credentials credentials) {
    try {
      InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
      Configuration.Builder configuration = Rig.configuration(URI.create(baseUrl))
          .credentials(credentials)
          .tls(Tls.system().trusting(authority.pem(folder)))
          .proxy(new Proxy(Proxy.Type.HTTP, new InetSocketAddress(loopback, through.getPort())))
          .proxyCredentials("user", "pä€ss");
      return rig.client(configuration);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
