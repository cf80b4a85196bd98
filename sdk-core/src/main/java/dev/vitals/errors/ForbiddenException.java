package dev.vitals.errors;

import dev.vitals.calls.CallRecord;

/** The credential is valid, but lacks the permission for this request (HTTP 403). */
public final class ForbiddenException extends ApiException {
  private static final long serialVersionUID = 1L;

  ForbiddenException(String message, ErrorDetails details, CallRecord call) {
    super(message, 403, details, call);
  }
}
