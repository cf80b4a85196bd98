package dev.vitals.reliability;

import static dev.vitals.reliability.Rig.GET;
import static dev.vitals.reliability.Rig.POST;
import static dev.vitals.reliability.Rig.failure;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vitals.client.ApiClient;
import dev.vitals.config.Configuration;
import dev.vitals.config.Credentials;
import dev.vitals.config.Tls;
import dev.vitals.errors.ConnectionException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Who is trusted, and that nobody else is: not once, and not with a hint how to get around it. */
@Timeout(30)
final class TlsTrustTest {
  private static final String LOOPBACK = "127.0.0.1";

  @RegisterExtension
  final Rig rig = new Rig();

  @TempDir
  Path folder;

  private final Authority authority = new Authority("ours");

  @Test
  void privateAuthorityIsTrusted() throws IOException {
    MockWebServer server = serve(authority.issue(LOOPBACK));

    assertThat(client(server, trusting()).send(GET)).isEmpty();
  }

  @Test
  void serverOfOtherAuthorityIsRefusedAtOnce() throws IOException {
    requireRefused(
        serve(new Authority("stranger").issue(LOOPBACK)), trusting(), "certification path");
  }

  @Test
  void selfSignedServerIsRefusedAtOnce() throws IOException {
    HeldCertificate selfSigned =
        new HeldCertificate.Builder().addSubjectAlternativeName(LOOPBACK).build();

    requireRefused(serve(selfSigned), Tls.system(), "certification path");
  }

  @Test
  void expiredCertificateIsRefusedAtOnce() throws IOException {
    HeldCertificate expired = new HeldCertificate.Builder()
        .signedBy(authority.root())
        .addSubjectAlternativeName(LOOPBACK)
        .validityInterval(0, TimeUnit.DAYS.toMillis(365))
        .build();

    requireRefused(serve(expired), trusting(), "CertificateExpiredException", "1971");
  }

  @Test
  void certificateOfOtherHostIsRefusedAtOnce() throws IOException {
    requireRefused(serve(authority.issue("other.test")), trusting(), "not verified", "other.test");
  }

  private void requireRefused(MockWebServer server, Tls tls, String... reasons) {
    ConnectionException thrown = failure(ConnectionException.class, client(server, tls), POST);

    assertThat(thrown)
        .hasMessageContaining("the certificate of 127.0.0.1 is not trusted")
        .hasMessageContainingAll(reasons);
    assertThat(thrown.getMessage())
        .doesNotContain("\\n")
        .doesNotContainIgnoringCase("disable", "insecure", "turn off", "switch off", "trust all");
    assertThat(thrown.attempts()).hasSize(1);
    assertThat(thrown.mayHaveBeenProcessed()).isFalse();
    assertThat(server.getRequestCount()).isZero();
  }

  @Test
  void clientCertificateIsPresentedOnRequest() throws Exception {
    HeldCertificate me = authority.issue("me.test");
    MockWebServer server = serveAsking(authority.issue(LOOPBACK));
    Tls tls = trusting()
        .clientCertificate(
            Files.writeString(folder.resolve("me.pem"), me.certificatePem()),
            Files.writeString(folder.resolve("me.key"), me.privateKeyPkcs8Pem()));

    assertThat(client(server, tls).send(GET)).isEmpty();

    assertThat(server.takeRequest().getHandshake())
        .isNotNull()
        .extracting(handshake -> handshake.peerPrincipal())
        .hasToString("CN=me.test");
  }

  @Test
  void missingClientCertificateIsTypedFailure() throws Exception {
    MockWebServer server = serveAsking(authority.issue(LOOPBACK));

    ConnectionException thrown =
        failure(ConnectionException.class, client(server, trusting()), POST);

    assertThat(thrown).hasMessageContaining(LOOPBACK);
    assertThat(server.getRequestCount()).isZero();
  }

  private MockWebServer serveAsking(HeldCertificate certificate) throws IOException {
    MockWebServer server = rig.closedAfterwards(new MockWebServer());
    server.useHttps(new HandshakeCertificates.Builder()
        .heldCertificate(certificate)
        .addTrustedCertificate(authority.root().certificate())
        .build()
        .sslSocketFactory());
    server.requireClientAuth();
    server.enqueue(new MockResponse.Builder()
        .setHeader("Content-Type", "application/json")
        .body("{}")
        .build());
    Authority.start(server);
    return server;
  }

  @Test
  void onLoopbackAnySelfSignedServerCanBeTrusted() throws IOException {
    HeldCertificate selfSigned =
        new HeldCertificate.Builder().addSubjectAlternativeName("other.test").build();

    assertThat(client(serve(selfSigned), Tls.system().trustingLoopback()).send(GET))
        .isEmpty();
  }

  private Tls trusting() throws IOException {
    return Tls.system().trusting(authority.pem(folder));
  }

  private MockWebServer serve(HeldCertificate certificate) throws IOException {
    MockWebServer server = rig.closedAfterwards(Authority.serve(certificate));
    server.enqueue(new MockResponse.Builder()
        .setHeader("Content-Type", "application/json")
        .body("{}")
        .build());
    return server;
  }

  private ApiClient client(MockWebServer server, Tls tls) {
    Configuration.Builder configuration =
        Rig.configuration(URI.create("https://127.0.0.1:" + server.getPort()));
    return rig.client(configuration.tls(tls).credentials(Credentials.apiKey("key")));
  }
}
