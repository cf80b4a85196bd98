package dev.vitals.benchmarks.soak;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLSocketFactory;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;

/** The four services in a separate process, so that the client's memory is measured alone. */
public final class SoakServer {
  private static final int PATIENCE_SECONDS = 10;

  private SoakServer() {}

  /**
   * Prints a line {@code name url} for each service and serves until its standard input ends. Then
   * prints {@code name fate count} for everything that was counted.
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    HeldCertificate certificate =
        new HeldCertificate.Builder().addSubjectAlternativeName("127.0.0.1").build();
    SSLSocketFactory tls =
        new HandshakeCertificates.Builder().heldCertificate(certificate).build().sslSocketFactory();
    List<SoakService> services = List.of(
        new SoakService("calls", null),
        new SoakService("calls-tls", tls),
        new SoakService("streams", null),
        new SoakService("streams-tls", tls));
    services.forEach(service -> System.out.println(service.name() + " " + service.url()));
    System.in.transferTo(OutputStream.nullOutputStream());
    awaitEnd(services);
    services.forEach(service -> service
        .tally()
        .forEach((what, count) -> System.out.println(service.name() + " " + what + " " + count)));
    System.exit(0);
  }

  /** A connection that the client closed is noticed with the next write to it. */
  private static void awaitEnd(List<SoakService> services) throws InterruptedException {
    for (int i = 0; i < PATIENCE_SECONDS * 10; i++) {
      if (services.stream().allMatch(service -> service.open() == 0)) {
        return;
      }
      TimeUnit.MILLISECONDS.sleep(100);
    }
  }
}
