package dev.vitals.errors;

import dev.vitals.calls.CallRecord;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A stream ended before its end: every whole item received before the break was delivered first.
 * The SDK never opens a stream again by itself, because a new one may cost money.
 */
public final class BrokenStreamException extends VitalsException {
  private static final long serialVersionUID = 1L;

  /** How the stream broke. */
  public enum Reason {
    /** The body ended without its terminal item, or inside a record. */
    TRUNCATED,
    /** The connection was reset. */
    RESET,
    /** No byte came for {@code Timeouts.idle()}. */
    IDLE,
    /** The service reported an error inside the stream. */
    SERVER_ERROR
  }

  private final Reason reason;
  private final long delivered;

  /** For the SDK. */
  public BrokenStreamException(
      String message, Reason reason, long delivered, @Nullable Throwable cause, CallRecord call) {
    super(message, cause, call);
    this.reason = Objects.requireNonNull(reason, "reason");
    this.delivered = delivered;
  }

  /** How the stream broke. */
  public Reason reason() {
    return reason;
  }

  /** How many items were delivered before the break. */
  public long delivered() {
    return delivered;
  }
}
