package dev.vitals.errors;

import dev.vitals.calls.CallRecord;

/** The credential is missing, expired or wrong (HTTP 401). */
public final class UnauthorizedException extends ApiException {
  private static final long serialVersionUID = 1L;

  UnauthorizedException(String message, ErrorDetails details, CallRecord call) {
    super(message, 401, details, call);
  }
}
