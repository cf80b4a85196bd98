package dev.vitals.errors;

import dev.vitals.calls.CallRecord;
import org.jspecify.annotations.Nullable;

/** The calling thread was interrupted; its interrupt flag is set again. */
public final class CallInterruptedException extends VitalsException {
  private static final long serialVersionUID = 1L;

  /** For the SDK. */
  public CallInterruptedException(String message, @Nullable Throwable cause, CallRecord call) {
    super(message, cause, call);
  }
}
