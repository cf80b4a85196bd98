package dev.vitals.calls;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/** One attempt of a call: when it began, how it ended, and how long the SDK waited before it. Immutable. */
public final class Attempt implements Serializable {
  private static final long serialVersionUID = 1L;

  /** The reason for the length of a wait before an attempt. */
  public enum WaitOrigin {
    /** No wait preceded: the first attempt, a followed redirect, or a renewed credential. */
    NONE,
    /** Exponential backoff with full jitter. */
    BACKOFF,
    /**
     * The service's {@code Retry-After} (or {@code Retry-After-Ms}) was longer than the backoff.
     */
    SERVER
  }

  private final int number;
  private final Instant at;
  private final int status;
  private final String reason;
  private final String failure;
  private final Duration waited;
  private final WaitOrigin waitOrigin;
  private final int replacedConnections;

  private Attempt(
      int number,
      Instant at,
      int status,
      String reason,
      String failure,
      Duration waited,
      WaitOrigin waitOrigin,
      int replacedConnections) {
    this.number = number;
    this.at = requireNonNull(at, "at");
    this.status = status;
    this.reason = requireNonNull(reason, "reason");
    this.failure = requireNonNull(failure, "failure");
    this.waited = requireNonNull(waited, "waited");
    this.waitOrigin = requireNonNull(waitOrigin, "waitOrigin");
    this.replacedConnections = replacedConnections;
  }

  /** Creates an attempt that succeeded: the service answered it with this HTTP status. */
  public static Attempt answered(
      int number, Instant at, int status, Duration waited, WaitOrigin waitOrigin) {
    return new Attempt(number, at, status, "", "", waited, waitOrigin, 0);
  }

  /**
   * Creates a failed attempt.
   *
   * @param status 0 if the head of an answer was not read
   * @param reason as in {@link #reason()}
   * @param failure as in {@link #failure()}, or the empty string
   */
  public static Attempt failed(
      int number,
      Instant at,
      int status,
      String reason,
      String failure,
      Duration waited,
      WaitOrigin waitOrigin) {
    return new Attempt(number, at, status, reason, failure, waited, waitOrigin, 0);
  }

  /** Returns a copy with that value of {@link #replacedConnections()}. */
  public Attempt withReplacedConnections(int count) {
    return new Attempt(number, at, status, reason, failure, waited, waitOrigin, count);
  }

  /** The place in the call, from 1; an attempt with a renewed credential counts as well. */
  public int number() {
    return number;
  }

  /** When the attempt began, by the local clock. */
  public Instant at() {
    return at;
  }

  /** The HTTP status, if the head of an answer was read. */
  public OptionalInt status() {
    return status == 0 ? OptionalInt.empty() : OptionalInt.of(status);
  }

  /**
   * Why the attempt failed, as one word that may label a metric, in the form of {@link
   * CallEnd#reason()}. Empty if it did not fail.
   */
  public Optional<String> reason() {
    return reason.isEmpty() ? Optional.empty() : Optional.of(reason);
  }

  /** What went wrong below HTTP, in a few words; empty if the answer was complete. */
  public Optional<String> failure() {
    return failure.isEmpty() ? Optional.empty() : Optional.of(failure);
  }

  /** How long the SDK waited before this attempt. */
  public Duration waited() {
    return waited;
  }

  /**
   * How many connections proved dead before the service could see the request, and were replaced
   * by another one within this attempt. It is not a failure and costs nothing.
   */
  public int replacedConnections() {
    return replacedConnections;
  }

  /** The reason for the length of that wait. */
  public WaitOrigin waitOrigin() {
    return waitOrigin;
  }

  @Override
  public String toString() {
    StringBuilder text =
        new StringBuilder("Attempt[number=").append(number).append(", at=").append(at);
    if (status != 0) {
      text.append(", status=").append(status);
    }
    if (!failure.isEmpty()) {
      text.append(", failure=").append(failure);
    }
    if (replacedConnections > 0) {
      text.append(", replacedConnections=").append(replacedConnections);
    }
    if (!waited.isZero()) {
      text.append(", waited=").append(waited).append(", waitOrigin=").append(waitOrigin);
    }
    return text.append(']').toString();
  }
}
