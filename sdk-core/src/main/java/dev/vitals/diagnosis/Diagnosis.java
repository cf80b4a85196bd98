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
 * <p>{@link #report()} may be pasted into an issue: it names the service's host, addresses and
 * certificates and the versions of the software, but no credential, header, answer or file.
 */
public final class Diagnosis {
  /** A part of the way, in its order. */
  public enum Step {
    /** The host's name is looked up. */
    DNS,
    /** A connection is made. */
    TCP,
    /** The certificate is checked; the time is the handshake's. */
    TLS,
    /** A GET of the base URL without credentials is answered, with whatever status. */
    HTTP,
    /** The answer's date is compared with the local clock. */
    CLOCK,
    /** A stream is opened; the time is from its request to its first item. */
    STREAM
  }

  /** How a step ended. */
  public enum Outcome {
    /** As it should. */
    PASSED,
    /** What follows was not tried. */
    FAILED,
    /** It was not needed, or not reached. */
    SKIPPED
  }

  /** What one step found. */
  public static final class Finding {
    private final Step step;
    private final Outcome outcome;
    private final @Nullable Duration took;
    private final String text;

    /**
     * Makes a finding; public so that tests can make one.
     *
     * @param took null if the step was skipped, or is not a matter of time
     */
    public Finding(Step step, Outcome outcome, @Nullable Duration took, String text) {
      this.step = requireNonNull(step, "step");
      this.outcome = requireNonNull(outcome, "outcome");
      this.took = took;
      this.text = requireNonNull(text, "text");
    }

    /** Which part of the way. */
    public Step step() {
      return step;
    }

    /** How it ended. */
    public Outcome outcome() {
      return outcome;
    }

    /** How long it took; empty if it was skipped, or is not a matter of time. */
    public Optional<Duration> took() {
      return Optional.ofNullable(took);
    }

    /** What was found, in a line for people. */
    public String text() {
      return text;
    }

    @Override
    public String toString() {
      return step + " " + outcome + ": " + text;
    }
  }

  private final URI baseUrl;
  private final List<Finding> findings;
  private final List<String> addresses;
  private final List<X509Certificate> certificates;
  private final int status;
  private final @Nullable Duration clockSkew;

  /**
   * Makes a diagnosis; public so that tests can make one. The lists are copied.
   *
   * @param findings one for each step
   * @param status 0 if there was no answer
   * @param clockSkew null if it is not known
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

  /** One finding for each step, in their order. */
  public List<Finding> findings() {
    return findings;
  }

  /** What this step found. */
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

  /** What the host's name was resolved to; empty if it was not looked up here. */
  public List<String> addresses() {
    return addresses;
  }

  /** The certificates that the server showed, its own first, whether or not they are trusted. */
  public List<X509Certificate> certificates() {
    return certificates;
  }

  /** The status of the answer, if there was one. */
  public OptionalInt status() {
    return status == 0 ? OptionalInt.empty() : OptionalInt.of(status);
  }

  /**
   * How far the service's clock is ahead of the local one, negative if it is behind, to about a
   * second; empty if there was no answer, or none with a date.
   */
  public Optional<Duration> clockSkew() {
    return Optional.ofNullable(clockSkew);
  }

  /** The time from the request of a stream to its first item, if one was asked for and came. */
  public Optional<Duration> firstEvent() {
    Finding stream = finding(Step.STREAM);
    return stream.outcome() == Outcome.PASSED ? stream.took() : Optional.empty();
  }

  /** All of it as text of several lines, with the versions of the library and the platform. */
  public String report() {
    return DiagnosisReport.of(this);
  }

  /** The {@linkplain #report() report}. */
  @Override
  public String toString() {
    return report();
  }
}
