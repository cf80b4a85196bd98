package dev.vitals.config;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Whom the client trusts over TLS, and what it shows of itself. Immutable: each method returns a
 * copy, and they combine.
 *
 * <pre>{@code
 * Tls.system().trusting(Path.of("ca.pem")).clientCertificate(Path.of("me.pem"), Path.of("me.key"))
 * }</pre>
 *
 * <p>These are names of files only: they are read when the client is created, which fails then if
 * one cannot be read. No setting turns verification off for a remote host.
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

  /** Trusts what the Java platform trusts, and shows no certificate. */
  public static Tls system() {
    return SYSTEM;
  }

  /**
   * Trusts the certificates of these PEM files too, besides the platform's: for a private authority
   * or one self-signed server. A file may hold several certificates.
   *
   * @throws IllegalArgumentException if no file is given
   */
  public Tls trusting(Path... pem) {
    if (requireNonNull(pem, "pem").length == 0) {
      throw new IllegalArgumentException("trusting needs at least one PEM file, got none");
    }
    List<Path> all = Stream.concat(trustedCertificates.stream(), Stream.of(pem)).toList();
    all.forEach(path -> requireNonNull(path, "pem"));
    return new Tls(all, clientCertificate, clientKey, trustsLoopback);
  }

  /**
   * Shows this certificate to servers that ask for one (mutual TLS), in place of any set before.
   *
   * @param certificate PEM file with the certificate, followed by its chain if it has one
   * @param pkcs8Key PEM file with its unencrypted private key in PKCS #8 form, which begins {@code
   *     -----BEGIN PRIVATE KEY-----}; may be the same file
   */
  public Tls clientCertificate(Path certificate, Path pkcs8Key) {
    return new Tls(
        trustedCertificates,
        requireNonNull(certificate, "certificate"),
        requireNonNull(pkcs8Key, "pkcs8Key"),
        trustsLoopback);
  }

  /**
   * Does not verify the server's certificate if the base URL's host is this machine ({@code
   * localhost}, {@code 127.0.0.0/8}, {@code ::1}): for development servers with a certificate of
   * their own making. For every other host it changes nothing.
   */
  public Tls trustingLoopback() {
    return new Tls(trustedCertificates, clientCertificate, clientKey, true);
  }

  /** The PEM files to trust besides the platform's certificates, in the order they were given. */
  public List<Path> trustedCertificates() {
    return trustedCertificates;
  }

  /** The PEM file with the client's certificate; present exactly if {@link #clientKey()} is. */
  public Optional<Path> clientCertificate() {
    return Optional.ofNullable(clientCertificate);
  }

  /** The PEM file with the client certificate's private key. */
  public Optional<Path> clientKey() {
    return Optional.ofNullable(clientKey);
  }

  /** Whether a loopback host's certificate goes unverified. */
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
