package dev.vitals.errors;

import dev.vitals.calls.CallRecord;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The service failed (HTTP 5xx); {@link #status()} is the exact status. */
public final class ServerException extends ApiException {
  private static final long serialVersionUID = 1L;

  private final @Nullable Duration retryAfter;

  ServerException(
      String message,
      int status,
      ErrorDetails details,
      @Nullable Duration retryAfter,
      CallRecord call) {
    super(message, status, details, call);
    this.retryAfter = retryAfter;
  }

  /** How long the service asked the caller to wait, if it did in a readable form. */
  public Optional<Duration> retryAfter() {
    return Optional.ofNullable(retryAfter);
  }
}
