package dev.vitals.internal.http;

import dev.vitals.config.Configuration;
import dev.vitals.config.Tls;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509KeyManager;
import javax.net.ssl.X509TrustManager;
import okhttp3.OkHttpClient;
import okhttp3.tls.Certificates;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.jspecify.annotations.Nullable;

/** Reads the PEM files that {@link Tls} names and trusts what is in them. */
public final class TlsFiles {
  private static final Pattern CERTIFICATE =
      Pattern.compile("-----BEGIN CERTIFICATE-----.*?-----END CERTIFICATE-----", Pattern.DOTALL);

  private static final Pattern PRIVATE_KEY =
      Pattern.compile("-----BEGIN PRIVATE KEY-----.*?-----END PRIVATE KEY-----", Pattern.DOTALL);

  private static final byte[] PROBE = {1, 2, 3};

  private TlsFiles() {}

  /**
   * Sets up {@code builder}; does nothing if the system's trust is enough. Without a client
   * certificate of its own, the client presents the platform's, if there is one.
   *
   * @throws IllegalArgumentException if a file cannot be read or contains no certificate or key
   */
  public static void apply(Configuration configuration, OkHttpClient.Builder builder) {
    Tls tls = configuration.tls();
    X509KeyManager platform = tls.clientCertificate().isPresent() ? null : PlatformIdentity.find();
    if (tls.equals(Tls.system()) && platform == null) {
      return;
    }
    HandshakeCertificates.Builder certificates = new HandshakeCertificates.Builder();
    for (Path file : tls.trustedCertificates()) {
      certificatesIn(file).forEach(certificates::addTrustedCertificate);
    }
    if (tls.clientCertificate().isPresent() && tls.clientKey().isPresent()) {
      addIdentity(certificates, tls.clientCertificate().get(), tls.clientKey().get());
    }
    HandshakeCertificates built = certificates.addPlatformTrustedCertificates().build();
    X509KeyManager identity = platform == null ? built.keyManager() : platform;
    X509TrustManager trust = built.trustManager();
    if (tls.trustsLoopback() && configuration.targetsLoopback()) {
      trust = new LoopbackTrust(trust);
      builder.hostnameVerifier((host, session) -> true); // this client talks to no other host
    }
    builder.sslSocketFactory(sockets(identity, trust), trust);
  }

  private static SSLSocketFactory sockets(X509KeyManager identity, X509TrustManager trust) {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(new KeyManager[] {identity}, new TrustManager[] {trust}, null);
      return context.getSocketFactory();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has TLS", e);
    }
  }

  private static void addIdentity(
      HandshakeCertificates.Builder certificates, Path certificate, Path key) {
    List<X509Certificate> chain = certificatesIn(certificate);
    requireChain(chain, certificate);
    certificates.heldCertificate(
        held(certificate, key), chain.subList(1, chain.size()).toArray(X509Certificate[]::new));
  }

  /** The key store would refuse anything else as well, but with a checked exception. */
  private static void requireChain(List<X509Certificate> chain, Path file) {
    boolean linked = new HashSet<>(chain).size() == chain.size();
    for (int i = 1; i < chain.size(); i++) {
      linked &=
          chain.get(i - 1).getIssuerX500Principal().equals(chain.get(i).getSubjectX500Principal());
    }
    if (!linked) {
      throw new IllegalArgumentException(
          file + " contains no certificate chain; expected a certificate, its issuer's, and so on");
    }
  }

  private static List<X509Certificate> certificatesIn(Path file) {
    List<X509Certificate> found = new ArrayList<>();
    Matcher pem = CERTIFICATE.matcher(text(file));
    while (pem.find()) {
      X509Certificate certificate = decoded(pem.group());
      if (certificate == null) {
        throw new IllegalArgumentException(file + " contains a certificate that cannot be read");
      }
      found.add(certificate);
    }
    if (found.isEmpty()) {
      throw new IllegalArgumentException(
          file + " contains no certificate; expected PEM text with BEGIN CERTIFICATE");
    }
    return found;
  }

  private static @Nullable X509Certificate decoded(String pem) {
    try {
      return Certificates.decodeCertificatePem(pem);
    } catch (IllegalArgumentException e) {
      return null; // its message may quote the file, which may also contain a key
    }
  }

  private static HeldCertificate held(Path certificate, Path key) {
    Matcher first = CERTIFICATE.matcher(text(certificate));
    if (!first.find()) {
      throw new IllegalArgumentException(certificate + " contains no certificate");
    }
    Matcher pkcs8 = PRIVATE_KEY.matcher(text(key)); // the certificate may be in the same file
    HeldCertificate held = pkcs8.find() ? decoded(first.group(), pkcs8.group()) : null;
    if (held == null || !belongTogether(held)) {
      throw new IllegalArgumentException(key + " contains no key for " + certificate
          + "; expected PKCS #8 PEM text with BEGIN PRIVATE KEY");
    }
    return held;
  }

  private static @Nullable HeldCertificate decoded(String certificate, String key) {
    X509Certificate own = decoded(certificate);
    if (own == null) {
      return null;
    }
    try {
      byte[] pkcs8 = Base64.getMimeDecoder().decode(key.replaceAll("-----[A-Z ]+-----", ""));
      String algorithm = own.getPublicKey().getAlgorithm(); // such as RSA, EC or EdDSA
      PrivateKey decoded =
          KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
      return new HeldCertificate(new KeyPair(own.getPublicKey(), decoded), own);
    } catch (IllegalArgumentException | GeneralSecurityException e) {
      return null; // its message may quote the file, which is secret
    }
  }

  /** Whether the certificate's public key verifies what the private key signs. */
  private static boolean belongTogether(HeldCertificate held) {
    PrivateKey key = held.keyPair().getPrivate();
    try {
      Signature signature = Signature.getInstance(
          switch (key.getAlgorithm()) {
            case "EC" -> "SHA256withECDSA";
            case "RSA" -> "SHA256withRSA";
            default -> key.getAlgorithm();
          });
      signature.initSign(key);
      signature.update(PROBE); // Ed25519 refuses to verify nothing
      byte[] signed = signature.sign();
      signature.initVerify(held.certificate());
      signature.update(PROBE);
      return signature.verify(signed);
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  private static String text(Path file) {
    try {
      // PEM is ASCII, but its comments may be in any encoding: here no byte is malformed.
      return Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new IllegalArgumentException(file + " cannot be read as a PEM file", e);
    }
  }
}
