package dev.vitals.errors;

import dev.vitals.calls.CallRecord;
import org.jspecify.annotations.Nullable;

/** One of the clocks in {@code Timeouts} ran out; the message names which. */
public class CallTimeoutException extends VitalsException {
  private static final long serialVersionUID = 1L;

  /** For the SDK. */
  public CallTimeoutException(String message, @Nullable Throwable cause, CallRecord call) {
    super(message, cause, call);
  }
}
