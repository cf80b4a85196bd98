package dev.vitals.diagnosis;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * What {@link dev.vitals.client.ApiClient#diagnose()} found on the way to a service. Immutable.
 *
 * <p>{@link #report()} may be pasted into an issue: it contains the service's host, addresses and
 * certificates and the versions of the software, but no credential, header, answer or file.
 */
public final class Diagnosis {
  /** The steps on the way to a service, in order. */
  public enum Step {
    /** The host's name is looked up. */
    DNS,
    /** A connection is made. */
    TCP,
    /** The certificate is checked; the time is that of the handshake. */
    TLS,
    /** A GET of the base URL without credentials is answered with any status. */
    HTTP,
    /** The date of the answer is compared with the local clock. */
    CLOCK,
    /** A stream is opened; the time is from its request to its first item. */
    STREAM
  }

  /** How a step ended. */
  public enum Outcome {
    /** The step succeeded. */
    PASSED,
    /** The step failed; later steps were skipped. */
    FAILED,
    /** The step was not needed, or not reached. */
    SKIPPED
  }

  /** The finding of one step. Immutable. */
  public static final class Finding {
    private final Step step;
    private final Outcome outcome;
    private final @Nullable Duration took;
    private final String text;

    /**
     * Creates a finding; public so that tests can make one.
     *
     * @param took null if the step was skipped, or has no duration
     */
    public Finding(Step step, Outcome outcome, @Nullable Duration took, String text) {
      this.step = requireNonNull(step, "step");
      this.outcome = requireNonNull(outcome, "outcome");
      this.took = took;
      this.text = requireNonNull(text, "text");
    }

    /** The step. */
    public Step step() {
      return step;
    }

    /** How the step ended. */
    public Outcome outcome() {
      return outcome;
    }

    /** How long the step took; empty if it was skipped, or has no duration. */
    public Optional<Duration> took() {
      return Optional.ofNullable(took);
    }

    /** What was found, as one line of readable text. */
    public String text() {
      return text;
    }

    @Override
    public String toString() {
      return "Finding[step=" + step + ", outcome=" + outcome + ", text=" + text + "]";
    }
  }

  private final URI baseUrl;
  private final List<Finding> findings;
  private final List<String> addresses;
  private final List<X509Certificate> certificates;
  private final int status;
  private final @Nullable Duration clockSkew;

  /**
   * Creates a diagnosis, copying the lists; public so that tests can make one.
   *
   * @param findings one for each step
   * @param status 0 without an answer
   * @param clockSkew null if it is unknown
   */
  public Diagnosis(
      URI baseUrl,
      List<Finding> findings,
      List<String> addresses,
      List<X509Certificate> certificates,
      int status,
      @Nullable Duration clockSkew) {
    this.baseUrl = requireNonNull(baseUrl, "baseUrl");
    this.findings = List.copyOf(requireNonNull(findings, "findings"));
    this.addresses = List.copyOf(requireNonNull(addresses, "addresses"));
    this.certificates = List.copyOf(requireNonNull(certificates, "certificates"));
    this.status = status;
    this.clockSkew = clockSkew;
  }

  /** The base URL of the client. */
  public URI baseUrl() {
    return baseUrl;
  }

  /** The findings, one for each step, in order. */
  public List<Finding> findings() {
    return findings;
  }

  /** The finding of this step. */
  public Finding finding(Step step) {
    requireNonNull(step, "step");
    return findings.stream()
        .filter(finding -> finding.step() == step)
        .findFirst()
        .orElseThrow(); // there is one for each
  }

  /** Whether the service, or something in its place, answered over HTTP. */
  public boolean isReachable() {
    return finding(Step.HTTP).outcome() == Outcome.PASSED;
  }

  /** The addresses that the host name resolved to; empty if it was not looked up here. */
  public List<String> addresses() {
    return addresses;
  }

  /** The certificates that the server presented, its own first, whether or not they are trusted. */
  public List<X509Certificate> certificates() {
    return certificates;
  }

  /** The HTTP status of the answer, if there was one. */
  public OptionalInt status() {
    return status == 0 ? OptionalInt.empty() : OptionalInt.of(status);
  }

  /**
   * How far the service's clock is ahead of the local one, accurate to about a second; negative if
   * it is behind. Empty if the answer is missing or has no date.
   */
  public Optional<Duration> clockSkew() {
    return Optional.ofNullable(clockSkew);
  }

  /** The time from a stream's request to its first item; empty if none was requested or arrived. */
  public Optional<Duration> firstItem() {
    Finding stream = finding(Step.STREAM);
    return stream.outcome() == Outcome.PASSED ? stream.took() : Optional.empty();
  }

  /** All findings as text of several lines, with the versions of the library and the platform. */
  public String report() {
    return DiagnosisReport.of(this);
  }

  /** Returns the {@linkplain #report() report}. */
  @Override
  public String toString() {
    return report();
  }
}
