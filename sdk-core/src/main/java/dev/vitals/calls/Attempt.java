package dev.vitals.calls;

import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** One attempt of a call: when it began, how it ended, and how long the SDK waited before it. */
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

  private final Instant at;
  private final int status;
  private final @Nullable String fault;
  private final Duration waited;
  private final WaitOrigin waitOrigin;

  private Attempt(
      Instant at, int status, @Nullable String fault, Duration waited, WaitOrigin waitOrigin) {
    this.at = Objects.requireNonNull(at, "at");
    this.status = status;
    this.fault = fault;
    this.waited = Objects.requireNonNull(waited, "waited");
    this.waitOrigin = Objects.requireNonNull(waitOrigin, "waitOrigin");
  }

  /** Creates an attempt that the service answered with this HTTP status. */
  public static Attempt answered(Instant at, int status, Duration waited, WaitOrigin waitOrigin) {
    return new Attempt(at, status, null, waited, waitOrigin);
  }

  /** Creates a failed attempt; {@code status} is 0 if the head of an answer was not read. */
  public static Attempt failed(
      Instant at, int status, String fault, Duration waited, WaitOrigin waitOrigin) {
    return new Attempt(at, status, Objects.requireNonNull(fault, "fault"), waited, waitOrigin);
  }

  /** When the attempt began, by the local clock. */
  public Instant at() {
    return at;
  }

  /** The HTTP status, if the head of an answer was read. */
  public OptionalInt status() {
    return status == 0 ? OptionalInt.empty() : OptionalInt.of(status);
  }

  /** What went wrong below HTTP, in a few words; empty if the answer was complete. */
  public Optional<String> fault() {
    return Optional.ofNullable(fault);
  }

  /** How long the SDK waited before this attempt. */
  public Duration waited() {
    return waited;
  }

  /** The reason for the length of that wait. */
  public WaitOrigin waitOrigin() {
    return waitOrigin;
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("Attempt[at=").append(at);
    if (status != 0) {
      text.append(", status=").append(status);
    }
    if (fault != null) {
      text.append(", fault=").append(fault);
    }
    if (!waited.isZero()) {
      text.append(", waited=").append(waited).append(", waitOrigin=").append(waitOrigin);
    }
    return text.append(']').toString();
  }
}
