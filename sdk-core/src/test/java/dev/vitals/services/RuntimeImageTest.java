package dev.vitals.services;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.vitals.client.ApiClient;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A Java runtime cut down to what the SDK needs. The SDK itself stays on the module path: Okio has
 * no module descriptor, so it cannot be linked in.
 */
final class RuntimeImageTest {
  private static final String MAIN = """
      package app;

      import dev.vitals.client.ApiClient;
      import dev.vitals.config.Configuration;
      import dev.vitals.config.Tls;
      import dev.vitals.ping.CentralPingApi;
      import java.nio.file.Path;

      public class Main {
        public static void main(String[] arguments) {
          Configuration central = Configuration.builder(arguments[0])
              .tls(Tls.system().trusting(Path.of(arguments[1])))
              .build();
          try (ApiClient client = ApiClient.create(central)) {
            System.out.println(new CentralPingApi(client).ping().status());
          }
        }
      }
      """;

  @TempDir
  Path folder;

  @BeforeEach
  void needsTheModulePath() {
    assumeTrue(ApiClient.class.getModule().isNamed(), "the tests run on the class path");
  }

  @Test
  void imageOfModulesFromJdepsPingsOverTls() throws Exception {
    HeldCertificate certificate =
        new HeldCertificate.Builder().addSubjectAlternativeName("127.0.0.1").build();
    Path pem = Files.writeString(folder.resolve("server.pem"), certificate.certificatePem());
    Jdk image = new Jdk(link(modulesThatJdepsNames()));
    Path app = folder.resolve("classes");
    Jdk.ofThisRun().compileApp(folder, app, MAIN);

    String printed;
    try (MockWebServer server = new MockWebServer()) {
      server.useHttps(new HandshakeCertificates.Builder()
          .heldCertificate(certificate)
          .build()
          .sslSocketFactory());
      server.start(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0);
      server.enqueue(new MockResponse.Builder()
          .addHeader("Content-Type", "application/json")
          .body("{\"status\":\"ok\"}")
          .build());
      printed = image.run(
          "java",
          "--module-path",
          app + File.pathSeparator + Jdk.modulePathOfThisRun(),
          "--module",
          "app/app.Main",
          "https://127.0.0.1:" + server.getPort(),
          pem.toString());
    }

    assertThat(printed.strip()).isEqualTo("ok");
    assertThat(image.run("java", "--list-modules").lines())
        .as("modules of the image, where a whole JDK has some seventy")
        .hasSizeLessThan(20);
  }

  /** Read off the class files: what is optional for Jackson is named as well. */
  private static String modulesThatJdepsNames() throws IOException, InterruptedException {
    List<String> arguments = new ArrayList<>(List.of(
        "--multi-release",
        "17",
        "--module-path",
        Jdk.modulePathOfThisRun(),
        "--ignore-missing-deps",
        "--print-module-deps"));
    arguments.addAll(List.of(Jdk.modulePathOfThisRun().split(File.pathSeparator)));
    String printed = Jdk.ofThisRun().run("jdeps", arguments.toArray(String[]::new));

    // Before it come warnings: Okio, an automatic module, is met on the path and as an argument.
    return printed.lines().reduce((first, last) -> last).orElseThrow();
  }

  private Path link(String modules) throws IOException, InterruptedException {
    Path image = folder.resolve("image");
    // TLS finds its elliptic curves as a service, which jdeps does not follow.
    Jdk.ofThisRun()
        .run("jlink", "--add-modules", modules + ",jdk.crypto.ec", "--output", image.toString());
    return image;
  }
}
