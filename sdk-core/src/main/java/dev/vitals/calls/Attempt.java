package dev.vitals.calls;

import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** One try of a call: when it began, how it ended, and how long the SDK waited before it. */
public final class Attempt implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Where the wait before an attempt came from. */
  public enum WaitOrigin {
    /** There was no wait: the first attempt, a followed redirect, or a renewed credential. */
    NONE,
    /** Exponential backoff with full jitter. */
    BACKOFF,
    /** The service's {@code Retry-After} (or {@code Retry-After-Ms}) was longer than the backoff. */
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

  /** An attempt that the service answered with this HTTP status. */
  public static Attempt answered(Instant at, int status, Duration waited, WaitOrigin waitOrigin) {
    return new Attempt(at, status, null, waited, waitOrigin);
  }

  /** An attempt that ended in a fault; {@code status} is 0 when no answer's head was read. */
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

  /** What went wrong below HTTP, in a few words; empty when the service answered whole. */
  public Optional<String> fault() {
    return Optional.ofNullable(fault);
  }

  /** How long the SDK waited before this attempt. */
  public Duration waited() {
    return waited;
  }

  /** Why it waited that long. */
  public WaitOrigin waitOrigin() {
    return waitOrigin;
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("Attempt{at=").append(at);
    if (status != 0) {
      text.append(", status=").append(status);
    }
    if (fault != null) {
      text.append(", fault=").append(fault);
    }
    if (!waited.isZero()) {
      text.append(", wait=").append(waited).append(" by ").append(waitOrigin);
    }
    return text.append('}').toString();
  }
}
