package dev.vitals.errors;

import dev.vitals.calls.CallRecord;

/**
 * The service answered with a redirect that the SDK does not follow: to another origin, from https
 * to http, in a loop, or one that would turn a write into a read. The message names the target's
 * origin; if that is the right one, change the base URL.
 */
public final class RedirectException extends VitalsException {
  private static final long serialVersionUID = 1L;

  /** Creates the exception; public so that tests can make one. */
  public RedirectException(String message, CallRecord call) {
    super(message, null, call);
  }
}
