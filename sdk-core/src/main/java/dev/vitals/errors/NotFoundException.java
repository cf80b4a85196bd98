package dev.vitals.errors;

import dev.vitals.calls.CallRecord;

/** The requested resource does not exist (HTTP 404). */
public final class NotFoundException extends ApiException {
  private static final long serialVersionUID = 1L;

  NotFoundException(String message, ErrorDetails details, CallRecord call) {
    super(message, 404, details, call);
  }
}
