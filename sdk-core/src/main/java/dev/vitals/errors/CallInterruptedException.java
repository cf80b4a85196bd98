package dev.vitals.errors;

import dev.vitals.calls.CallRecord;
import org.jspecify.annotations.Nullable;

/** The calling thread was interrupted. Its interrupt flag stays set. */
public final class CallInterruptedException extends VitalsException {
  private static final long serialVersionUID = 1L;

  /** Creates the exception; public so that tests can make one. */
  public CallInterruptedException(String message, @Nullable Throwable cause, CallRecord call) {
    super(message, cause, call);
  }
}
