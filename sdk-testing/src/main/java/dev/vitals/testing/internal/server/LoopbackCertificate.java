package dev.vitals.testing.internal.server;

import java.security.cert.X509Certificate;
import javax.net.ssl.SSLSocketFactory;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;

/** The self-signed certificate of the kit's servers in this JVM, for 127.0.0.1 and localhost. */
public final class LoopbackCertificate {
  private static final HeldCertificate HELD = new HeldCertificate.Builder()
      .commonName("localhost")
      .addSubjectAlternativeName("127.0.0.1")
      .addSubjectAlternativeName("localhost")
      .build();

  private LoopbackCertificate() {}

  /** The certificate, without its key. */
  public static X509Certificate certificate() {
    return HELD.certificate();
  }

  static SSLSocketFactory sockets() {
    return new HandshakeCertificates.Builder().heldCertificate(HELD).build().sslSocketFactory();
  }
}
