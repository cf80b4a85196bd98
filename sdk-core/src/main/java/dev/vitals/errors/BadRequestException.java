package dev.vitals.errors;

import dev.vitals.calls.CallRecord;

/** The service rejected the request as invalid (HTTP 400); sending it again will not help. */
public final class BadRequestException extends ApiException {
  private static final long serialVersionUID = 1L;

  BadRequestException(String message, ErrorDetails details, CallRecord call) {
    super(message, 400, details, call);
  }
}
