package dev.vitals.errors;

import dev.vitals.calls.CallRecord;
import org.jspecify.annotations.Nullable;

/** A timeout of {@code Timeouts} expired; the message names which one. */
public class CallTimeoutException extends VitalsException {
  private static final long serialVersionUID = 1L;

  /** Creates the exception; public so that tests can make one. */
  public CallTimeoutException(String message, @Nullable Throwable cause, CallRecord call) {
    super(message, cause, call);
  }
}
