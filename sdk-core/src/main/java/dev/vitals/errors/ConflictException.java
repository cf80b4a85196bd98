package dev.vitals.errors;

import dev.vitals.calls.CallRecord;

/** The request conflicts with the current state of the service (HTTP 409). */
public final class ConflictException extends ApiException {
  private static final long serialVersionUID = 1L;

  ConflictException(String message, ErrorDetails details, CallRecord call) {
    super(message, 409, details, call);
  }
}
