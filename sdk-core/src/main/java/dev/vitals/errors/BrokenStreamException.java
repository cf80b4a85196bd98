package dev.vitals.errors;

import dev.vitals.calls.CallRecord;
import dev.vitals.calls.ResponseHead;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A stream broke before its end. Every complete item received before the break was delivered first.
 * The SDK opens a stream again only if its request has a {@code ResumePolicy}, because a new one may
 * cost money; if it then cannot go on, the reason is among the suppressed exceptions.
 */
public final class BrokenStreamException extends VitalsException {
  private static final long serialVersionUID = 1L;

  /** How the stream broke. */
  public enum Reason {
    /** The body ended without its terminal item, or inside a record. */
    TRUNCATED,
    /** The connection was reset. */
    RESET,
    /** No byte was received for {@code Timeouts.idle()}. */
    IDLE,
    /** The service reported an error inside the stream. */
    SERVER_ERROR
  }

  private final Reason reason;
  private final long delivered;

  /** Creates the exception; public so that tests can make one. */
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

  /** Returns status, headers and request id of the answer; empty only of one made by a test. */
  public Optional<ResponseHead> head() {
    return lastHead();
  }
}
