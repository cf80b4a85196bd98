package dev.vitals.reliability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vitals.client.ApiClient;
import dev.vitals.client.ApiRequest;
import dev.vitals.config.Configuration;
import dev.vitals.config.Tls;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Base64;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okhttp3.Handshake;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A client shows the certificate it was given, whatever the kind of its key. */
final class ClientIdentityTest {
  private static final String PASSWORD = "of-the-store";
  private static final String PROPERTY = "javax.net.ssl.keyStore";

  @RegisterExtension
  final Rig rig = new Rig();

  @TempDir
  Path folder;

  @AfterEach
  void forgetKeyStoreOfPlatform() {
    System.clearProperty(PROPERTY);
    System.clearProperty(PROPERTY + "Password");
    System.clearProperty(PROPERTY + "Type");
  }

  /** Made by the JDK's own tool, because the test libraries make EC and RSA keys only. */
  private Path keyStore(String algorithm) throws IOException, InterruptedException {
    Path file = folder.resolve(algorithm + ".p12");
    Process keytool = new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
            "-genkeypair",
            "-keyalg",
            algorithm,
            "-alias",
            "me",
            "-dname",
            "CN=me",
            "-storetype",
            "PKCS12",
            "-keystore",
            file.toString(),
            "-storepass",
            PASSWORD)
        .redirectErrorStream(true)
        .start();
    String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(keytool.waitFor()).as(said).isZero();
    return file;
  }

  private static KeyStore opened(Path file) throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream bytes = Files.newInputStream(file)) {
      store.load(bytes, PASSWORD.toCharArray());
    }
    return store;
  }

  private static String pem(String what, byte[] der) {
    return "-----BEGIN " + what + "-----\n" + Base64.getMimeEncoder().encodeToString(der)
        + "\n-----END " + what + "-----\n";
  }

  /** Serves only who shows this certificate. */
  private MockWebServer serverFor(X509Certificate client) throws IOException {
    MockWebServer server = rig.closedAfterwards(new MockWebServer());
    server.useHttps(new HandshakeCertificates.Builder()
        .heldCertificate(new HeldCertificate.Builder().build())
        .addTrustedCertificate(client)
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

  private String shown(MockWebServer server, Tls tls) throws InterruptedException {
    ApiClient client =
        rig.client(Configuration.builder(URI.create("https://127.0.0.1:" + server.getPort()))
            .tls(tls.trustingLoopback()));
    client.send(ApiRequest.get("/", JsonNode.class));
    Handshake handshake = server.takeRequest().getHandshake();
    return handshake == null ? "" : String.valueOf(handshake.peerPrincipal());
  }

  @ParameterizedTest
  @ValueSource(strings = {"RSA", "EC", "Ed25519"})
  void keyOfAnyAlgorithmIsReadFromPem(String algorithm) throws Exception {
    KeyStore store = opened(keyStore(algorithm));
    X509Certificate certificate = (X509Certificate) store.getCertificate("me");
    Path both = Files.writeString(
        folder.resolve("me.pem"),
        pem("CERTIFICATE", certificate.getEncoded())
            + pem("PRIVATE KEY", store.getKey("me", PASSWORD.toCharArray()).getEncoded()));

    assertThat(shown(serverFor(certificate), Tls.system().clientCertificate(both, both)))
        .isEqualTo("CN=me");
  }

  @Test
  void keyStoreOfPlatformIsHonoured() throws Exception {
    Path file = keyStore("EC");
    X509Certificate certificate = (X509Certificate) opened(file).getCertificate("me");
    System.setProperty(PROPERTY, file.toString());
    System.setProperty(PROPERTY + "Password", PASSWORD);
    System.setProperty(PROPERTY + "Type", "PKCS12");

    assertThat(shown(serverFor(certificate), Tls.system())).isEqualTo("CN=me");
  }

  @Test
  void keyStoreThatCannotBeOpenedIsNamed() {
    System.setProperty(PROPERTY, folder.resolve("gone.p12").toString());
    Configuration configuration = Configuration.builder("https://localhost").build();

    assertThatIllegalArgumentException()
        .isThrownBy(() -> ApiClient.create(configuration))
        .withMessageContaining("system property javax.net.ssl.keyStore cannot be opened");
  }
}
