package dev.vitals.errors;

import dev.vitals.calls.Attempt;
import dev.vitals.calls.CallRecord;
import dev.vitals.calls.ResponseHead;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Root of all exceptions that a call throws. Unchecked. Misuse of the API is reported by {@link
 * IllegalArgumentException}, {@link IllegalStateException} or, for null, by a {@link
 * NullPointerException} that names the parameter, always before anything is sent.
 */
public abstract class VitalsException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final CallRecord call;

  /** Creates an exception that carries what is known about its call. */
  protected VitalsException(String message, @Nullable Throwable cause, CallRecord call) {
    super(message, cause);
    this.call = Objects.requireNonNull(call, "call");
  }

  /** All attempts of the call, including the first; empty if nothing was sent. */
  public List<Attempt> attempts() {
    return call.attempts();
  }

  /** The id the service gave the request, if an answer carried one; quote it to the operators. */
  public Optional<String> requestId() {
    return call.requestId();
  }

  /** The head of the last answer, if the call had one. */
  Optional<ResponseHead> lastHead() {
    return call.head();
  }

  /** From time from the start of the call to this failure, including waits between attempts. */
  public Duration elapsed() {
    return call.elapsed();
  }

  /**
   * Whether the service may have acted on the request although the call failed. False only if it
   * certainly did not, so that sending the request again is safe.
   */
  public boolean mayHaveBeenProcessed() {
    return call.mayHaveBeenProcessed();
  }
}
