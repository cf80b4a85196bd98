package dev.vitals.errors;

import dev.vitals.calls.CallRecord;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The service failed (HTTP 5xx); {@link #status()} tells which. */
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

  /** How long the service asked us to wait, if it said so in a form that can be read. */
  public Optional<Duration> retryAfter() {
    return Optional.ofNullable(retryAfter);
  }
}
