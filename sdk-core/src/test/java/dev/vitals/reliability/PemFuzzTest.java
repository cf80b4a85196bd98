package dev.vitals.reliability;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.InRange;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import dev.vitals.client.ApiClient;
import dev.vitals.config.Configuration;
import dev.vitals.config.Tls;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a PEM file holds: it is read, or refused in words that quote none of it. */
final class PemFuzzTest {
  /** Base64, so that it may stand anywhere in a file. */
  private static final String CANARY = "Q2FuYXJ5Q2FuYXJ5";

  /** The JDK quotes the line that should be a footer: here, with the canary. */
  private static final String FOUND_QUOTED =
      "-----BEGIN CERTIFICATE-----\nAAAA\n-----" + CANARY + "-----\n-----END CERTIFICATE-----\n";

  /** OkHttp quotes a label that it does not know. */
  private static final String LABELLED =
      "-----BEGIN " + CANARY + "-----\nAAAA\n-----END " + CANARY + "-----\n";

  private static final HeldCertificate ME = new HeldCertificate.Builder().build();
  private static final HeldCertificate RSA =
      new HeldCertificate.Builder().rsa2048().build();

  /** What the file is given as. */
  enum Role {
    TRUSTED,
    CERTIFICATE,
    KEY
  }

  @TempDir
  Path folder;

  private Path file = Path.of("");
  private Path certificate = Path.of("");
  private Path key = Path.of("");

  @BeforeEach
  void writeTheGoodFiles() throws IOException {
    file = folder.resolve("fuzzed");
    certificate = Files.writeString(folder.resolve("certificate"), ME.certificatePem());
    key = Files.writeString(folder.resolve("key"), ME.privateKeyPkcs8Pem());
  }

  @MethodSource("files")
  @DictionaryEntries({
    "-----BEGIN CERTIFICATE-----",
    "-----END CERTIFICATE-----",
    "-----BEGIN PRIVATE KEY-----",
    "-----END PRIVATE KEY-----"
  })
  @FuzzTest
  void everyFileIsReadOrRefusedUnquoted(
      byte @NotNull [] pem, @InRange(min = 0, max = 4_000) int canaryAt, @NotNull Role role)
      throws IOException {
    Files.write(file, canaryAt == 0 ? pem : planted(pem, canaryAt % (pem.length + 1)));

    try {
      ApiClient.create(
              Configuration.builder("https://127.0.0.1:1").tls(tls(role)).build())
          .close();
    } catch (IllegalArgumentException refused) {
      StringWriter printed = new StringWriter();
      refused.printStackTrace(new PrintWriter(printed));
      assertThat(refused).hasMessageContaining("fuzzed");
      assertThat(printed.toString()).doesNotContain(CANARY);
    }
  }

  private static byte[] planted(byte[] pem, int at) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.writeBytes(Arrays.copyOf(pem, at));
    all.writeBytes(CANARY.getBytes(US_ASCII));
    all.writeBytes(Arrays.copyOfRange(pem, at, pem.length));
    return all.toByteArray();
  }

  private Tls tls(Role role) {
    return switch (role) {
      case TRUSTED -> Tls.system().trusting(file);
      case CERTIFICATE -> Tls.system().clientCertificate(file, key);
      case KEY -> Tls.system().clientCertificate(certificate, file);
    };
  }

  static Stream<Arguments> files() {
    String chain = ME.certificatePem() + RSA.certificatePem();
    return Stream.of(
            "",
            ME.certificatePem(),
            chain,
            ME.privateKeyPkcs8Pem(),
            RSA.privateKeyPkcs8Pem(),
            RSA.privateKeyPkcs1Pem(),
            ME.privateKeyPkcs8Pem() + chain,
            "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n",
            FOUND_QUOTED,
            LABELLED,
            "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n")
        .flatMap(pem -> Stream.of(Role.values())
            .flatMap(role ->
                Stream.of(0, 11, 100).map(at -> Arguments.of(pem.getBytes(US_ASCII), at, role))));
  }
}
