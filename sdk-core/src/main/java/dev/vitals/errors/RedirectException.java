package dev.vitals.errors;

import dev.vitals.calls.CallRecord;

/**
 * The service redirected the call where the SDK does not follow: to another origin, from https to
 * http, in a loop, or in a way that would turn a write into a read. The message names the target's
 * origin; correct the base URL if it is the right one.
 */
public final class RedirectException extends VitalsException {
  private static final long serialVersionUID = 1L;

  /** For the SDK. */
  public RedirectException(String message, CallRecord call) {
    super(message, null, call);
  }
}
