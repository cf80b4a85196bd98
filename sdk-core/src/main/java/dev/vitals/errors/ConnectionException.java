package dev.vitals.errors;

import dev.vitals.calls.CallRecord;
import org.jspecify.annotations.Nullable;

/**
 * No answer: the connection could not be made, or broke before an answer was whole. {@link
 * #mayHaveBeenProcessed()} tells the two apart.
 */
public final class ConnectionException extends VitalsException {
  private static final long serialVersionUID = 1L;

  /** For the SDK. */
  public ConnectionException(String message, @Nullable Throwable cause, CallRecord call) {
    super(message, cause, call);
  }
}
