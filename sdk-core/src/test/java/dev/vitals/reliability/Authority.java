package dev.vitals.reliability;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import mockwebserver3.MockWebServer;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;

/** A certificate authority of a test, and the servers it vouches for. */
final class Authority {
  private final HeldCertificate root;

  Authority(String name) {
    root =
        new HeldCertificate.Builder().certificateAuthority(0).commonName(name).build();
  }

  HeldCertificate root() {
    return root;
  }

  /** The authority's certificate, as the PEM file to trust. */
  Path pem(Path folder) throws IOException {
    return Files.writeString(folder.resolve("ca.pem"), root.certificatePem());
  }

  /** A certificate for a host, or for a client. */
  HeldCertificate issue(String name) {
    return new HeldCertificate.Builder()
        .signedBy(root)
        .addSubjectAlternativeName(name)
        .commonName(name)
        .build();
  }

  /** Starts a server on 127.0.0.1 that shows {@code certificate}. */
  static MockWebServer serve(HeldCertificate certificate) throws IOException {
    MockWebServer server = new MockWebServer();
    server.useHttps(new HandshakeCertificates.Builder()
        .heldCertificate(certificate)
        .build()
        .sslSocketFactory());
    start(server);
    return server;
  }

  static void start(MockWebServer server) throws IOException {
    server.start(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0);
  }
}
