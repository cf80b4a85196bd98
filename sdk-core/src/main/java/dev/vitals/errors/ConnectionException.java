package dev.vitals.errors;

import dev.vitals.calls.CallRecord;
import org.jspecify.annotations.Nullable;

/**
 * The answer is missing or incomplete: the connection could not be made, or it broke before the answer was
 * complete. {@link #mayHaveBeenProcessed()} distinguishes the two.
 */
public final class ConnectionException extends VitalsException {
  private static final long serialVersionUID = 1L;

  /** Creates the exception; public so that tests can make one. */
  public ConnectionException(String message, @Nullable Throwable cause, CallRecord call) {
    super(message, cause, call);
  }
}
