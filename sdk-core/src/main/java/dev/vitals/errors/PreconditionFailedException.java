package dev.vitals.errors;

import dev.vitals.calls.CallRecord;

/**
 * A precondition of the request is not met (HTTP 412): GoodMem's target is unavailable or disabled.
 */
public final class PreconditionFailedException extends ApiException {
  private static final long serialVersionUID = 1L;

  PreconditionFailedException(String message, ErrorDetails details, CallRecord call) {
    super(message, 412, details, call);
  }
}
