package dev.vitals.check;

import static java.util.Objects.requireNonNull;

import dev.vitals.calls.CallRecord;
import dev.vitals.diagnosis.Diagnosis;
import dev.vitals.errors.VitalsException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a check found out about one service, with the evidence. Immutable. */
public final class ServiceCheck {
  private final Service service;
  private final Verdict verdict;
  private final String text;
  private final Duration took;
  private final CallRecord call;
  private final @Nullable VitalsException failure;
  private final @Nullable Diagnosis diagnosis;

  /**
   * Creates a finding; public so that tests can make one.
   *
   * @param failure null if the call did not fail
   * @param diagnosis null if nothing was diagnosed
   */
  public ServiceCheck(
      Service service,
      Verdict verdict,
      String text,
      Duration took,
      CallRecord call,
      @Nullable VitalsException failure,
      @Nullable Diagnosis diagnosis) {
    this.service = requireNonNull(service, "service");
    this.verdict = requireNonNull(verdict, "verdict");
    this.text = requireNonNull(text, "text");
    this.took = requireNonNull(took, "took");
    this.call = requireNonNull(call, "call");
    this.failure = failure;
    this.diagnosis = diagnosis;
  }

  /** The service. */
  public Service service() {
    return service;
  }

  /** The conclusion. */
  public Verdict verdict() {
    return verdict;
  }

  /**
   * What the service said, or why it did not answer, as one line. It may quote the service, so
   * escape it in HTML; it holds no credential.
   */
  public String text() {
    return text;
  }

  /** The time from the start of the check to the service's answer or to the deadline. */
  public Duration took() {
    return took;
  }

  /** The attempts and the request id; empty for a call that did not end before the deadline. */
  public CallRecord call() {
    return call;
  }

  /** The exception of the call, if it failed. */
  public Optional<VitalsException> failure() {
    return Optional.ofNullable(failure);
  }

  /**
   * What a look at the way to the service found. Present if there was no answer, as far as the
   * deadline left time to look.
   */
  public Optional<Diagnosis> diagnosis() {
    return Optional.ofNullable(diagnosis);
  }

  @Override
  public String toString() {
    return "ServiceCheck[service=" + service + ", verdict=" + verdict + ", text=" + text + "]";
  }
}
