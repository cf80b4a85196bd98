package dev.vitals.config;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Sets which servers the client trusts over TLS, and which certificate it presents. Immutable: each
 * method returns a copy, and they can be combined.
 *
 * <pre>{@code
 * Tls.system().trusting(Path.of("ca.pem")).clientCertificate(Path.of("me.pem"), Path.of("me.key"))
 * }</pre>
 *
 * <p>Only the names of files are kept here. The files are read when the client is created, which
 * fails if one cannot be read. No setting turns verification off for a remote host.
 */
public final class Tls {
  private static final Tls SYSTEM = new Tls(List.of(), null, null, false);

  private final List<Path> trustedCertificates;
  private final @Nullable Path clientCertificate;
  private final @Nullable Path clientKey;
  private final boolean trustsLoopback;

  private Tls(
      List<Path> trustedCertificates,
      @Nullable Path clientCertificate,
      @Nullable Path clientKey,
      boolean trustsLoopback) {
    this.trustedCertificates = trustedCertificates;
    this.clientCertificate = clientCertificate;
    this.clientKey = clientKey;
    this.trustsLoopback = trustsLoopback;
  }

  /**
   * Trusts what the Java platform trusts. Presents no certificate, unless the system property {@code
   * javax.net.ssl.keyStore} names one, as for the platform's own clients.
   */
  public static Tls system() {
    return SYSTEM;
  }

  /**
   * Trusts the certificates of these PEM files in addition to the platform's, for a private
   * authority or a self-signed server. A file may contain several certificates.
   *
   * @throws IllegalArgumentException if no file is given
   */
  public Tls trusting(Path... pem) {
    if (requireNonNull(pem, "pem").length == 0) {
      throw new IllegalArgumentException("pem must name at least one file, was empty");
    }
    List<Path> all = Stream.concat(trustedCertificates.stream(), Stream.of(pem)).toList();
    all.forEach(path -> requireNonNull(path, "pem"));
    return new Tls(all, clientCertificate, clientKey, trustsLoopback);
  }

  /**
   * Presents this certificate to servers that ask for one (mutual TLS), replacing any set before.
   *
   * @param certificate PEM file with the certificate, followed by its chain if it has one
   * @param pkcs8Key PEM file with its unencrypted private key in PKCS #8 form, which begins with
   *     {@code -----BEGIN PRIVATE KEY-----}; may be the same file
   */
  public Tls clientCertificate(Path certificate, Path pkcs8Key) {
    return new Tls(
        trustedCertificates,
        requireNonNull(certificate, "certificate"),
        requireNonNull(pkcs8Key, "pkcs8Key"),
        trustsLoopback);
  }

  /**
   * Accepts any server certificate if the base URL's host is this machine ({@code localhost},
   * {@code 127.0.0.0/8}, {@code ::1}), for development servers with a self-signed certificate. It
   * changes nothing for any other host.
   */
  public Tls trustingLoopback() {
    return new Tls(trustedCertificates, clientCertificate, clientKey, true);
  }

  /** The PEM files trusted in addition to the platform's certificates, in the order given. */
  public List<Path> trustedCertificates() {
    return trustedCertificates;
  }

  /** The PEM file with the client's certificate; present if and only if {@link #clientKey()} is. */
  public Optional<Path> clientCertificate() {
    return Optional.ofNullable(clientCertificate);
  }

  /** The PEM file with the client certificate's private key. */
  public Optional<Path> clientKey() {
    return Optional.ofNullable(clientKey);
  }

  /** Whether any certificate of a loopback host is accepted. */
  public boolean trustsLoopback() {
    return trustsLoopback;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Tls that
        && trustedCertificates.equals(that.trustedCertificates)
        && Objects.equals(clientCertificate, that.clientCertificate)
        && Objects.equals(clientKey, that.clientKey)
        && trustsLoopback == that.trustsLoopback;
  }

  @Override
  public int hashCode() {
    return Objects.hash(trustedCertificates, clientCertificate, clientKey, trustsLoopback);
  }

  @Override
  public String toString() {
    return "Tls[trustedCertificates=%s, clientCertificate=%s, clientKey=%s, trustsLoopback=%s]"
        .formatted(trustedCertificates, clientCertificate, clientKey, trustsLoopback);
  }
}
