package dev.vitals.reliability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.vitals.client.ApiClient;
import dev.vitals.config.Configuration;
import dev.vitals.config.Tls;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A PEM file that is wrong is named when the client is made; what is in it is not. */
final class PemFilesTest {
  private static final String SECRET = "c2VjcmV0LWtleS1tYXRlcmlhbA";

  @TempDir
  Path folder;

  private final HeldCertificate me = new HeldCertificate.Builder().build();

  @Test
  void missingFileIsNamed() {
    requireRefused(Tls.system().trusting(folder.resolve("gone.pem")), "gone.pem cannot be read");
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "ISO-8859-2"})
  void bundleMayHaveCommentsInAnyEncoding(String encoding) throws IOException {
    String comment = "# NetLock Arany (Class Gold) Főtanúsítvány\n";
    Path bundle = folder.resolve("ca.pem");
    Files.write(bundle, (comment + me.certificatePem()).getBytes(Charset.forName(encoding)));
    Configuration configuration = Configuration.builder("https://localhost")
        .tls(Tls.system().trusting(bundle))
        .build();

    assertThatCode(() -> ApiClient.create(configuration).close()).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        SECRET,
        "-----BEGIN PRIVATE KEY-----\n" + SECRET + "\n-----END PRIVATE KEY-----\n",
        "-----BEGIN CERTIFICATE-----\n" + SECRET
      })
  void fileWithoutCertificateIsNamed(String text) throws IOException {
    requireRefused(Tls.system().trusting(file("ca.pem", text)), "ca.pem contains no certificate");
  }

  @ParameterizedTest
  @ValueSource(strings = {SECRET, "§§§", "", "AAAA\n-----" + SECRET + "-----"})
  void invalidCertificateIsNamed(String content) throws IOException {
    String text = "-----BEGIN CERTIFICATE-----\n" + content + "\n-----END CERTIFICATE-----\n";

    requireRefused(Tls.system().trusting(file("ca.pem", text)), "ca.pem");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        SECRET,
        "-----BEGIN PRIVATE KEY-----\n" + SECRET + "\n-----END PRIVATE KEY-----\n",
        "-----BEGIN RSA PRIVATE KEY-----\n" + SECRET + "\n-----END RSA PRIVATE KEY-----\n",
        "-----BEGIN ENCRYPTED PRIVATE KEY-----\n" + SECRET
            + "\n-----END ENCRYPTED PRIVATE KEY-----\n"
      })
  void invalidKeyIsNamed(String text) throws IOException {
    requireRefused(
        Tls.system().clientCertificate(file("me.pem", me.certificatePem()), file("me.key", text)),
        "me.key contains no key for");
  }

  @Test
  void certificateAndItsKeyMayShareFile() throws IOException {
    HeldCertificate issuer =
        new HeldCertificate.Builder().certificateAuthority(0).build();
    HeldCertificate issued = new HeldCertificate.Builder().signedBy(issuer).build();
    String chain = issued.certificatePem() + issuer.certificatePem();

    for (String text : List.of(
        issued.privateKeyPkcs8Pem() + chain, chain + "Key:\n" + issued.privateKeyPkcs8Pem())) {
      Path both = file("both.pem", text);
      Configuration configuration = Configuration.builder("https://localhost")
          .tls(Tls.system().clientCertificate(both, both))
          .build();

      assertThatCode(() -> ApiClient.create(configuration).close()).doesNotThrowAnyException();
    }
  }

  @Test
  void keyOfAnotherCertificateIsRefused() throws IOException {
    HeldCertificate other = new HeldCertificate.Builder().build();

    requireRefused(
        Tls.system()
            .clientCertificate(
                file("me.pem", me.certificatePem()), file("me.key", other.privateKeyPkcs8Pem())),
        "me.key contains no key for");
  }

  @Test
  void unrelatedCertificatesAreRefused() throws IOException {
    HeldCertificate other = new HeldCertificate.Builder().build();

    for (HeldCertificate second : List.of(other, me)) {
      Path chain = file("me.pem", me.certificatePem() + second.certificatePem());

      requireRefused(
          Tls.system().clientCertificate(chain, file("me.key", me.privateKeyPkcs8Pem())),
          "me.pem contains no certificate chain");
    }
  }

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private static void requireRefused(Tls tls, String reason) {
    Throwable thrown = catchThrowable(() -> ApiClient.create(
            Configuration.builder("https://127.0.0.1:1").tls(tls).build())
        .close());

    assertThat(thrown).isInstanceOf(IllegalArgumentException.class).hasMessageContaining(reason);
    StringWriter printed = new StringWriter();
    thrown.printStackTrace(new PrintWriter(printed));
    assertThat(printed.toString()).doesNotContain(SECRET);
  }
}
