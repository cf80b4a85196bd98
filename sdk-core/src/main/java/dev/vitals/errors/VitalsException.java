package dev.vitals.errors;

import dev.vitals.calls.Attempt;
import dev.vitals.calls.CallRecord;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Root of everything a call throws. Unchecked. Misuse of the API (a bad argument) is not here: that
 * is {@link IllegalArgumentException}, {@link IllegalStateException} or, for null, {@link
 * NullPointerException} with the name of the parameter, before anything is sent.
 */
public abstract class VitalsException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final CallRecord call;

  /** For the SDK: an exception with what is known of its call. */
  protected VitalsException(String message, @Nullable Throwable cause, CallRecord call) {
    super(message, cause);
    this.call = Objects.requireNonNull(call, "call");
  }

  /** Every attempt of the call, the first one included; empty if nothing was sent. */
  public List<Attempt> attempts() {
    return call.attempts();
  }

  /** The id the service gave the request, if an answer carried one; quote it to its operators. */
  public Optional<String> requestId() {
    return call.requestId();
  }

  /** From the call's start to this failure, waits between attempts included. */
  public Duration elapsed() {
    return call.elapsed();
  }

  /**
   * Whether the service may have acted on the request although the call failed. False only where it
   * is certain that it did not, so that sending again is safe.
   */
  public boolean mayHaveBeenProcessed() {
    return call.mayHaveBeenProcessed();
  }
}
