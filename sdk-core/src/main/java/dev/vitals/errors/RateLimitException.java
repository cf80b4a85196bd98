package dev.vitals.errors;

import dev.vitals.calls.CallRecord;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The service asked the caller to slow down (HTTP 429), and the call was not retried, or every
 * retry was refused as well: see {@link #attempts()}.
 */
public final class RateLimitException extends ApiException {
  private static final long serialVersionUID = 1L;

  private final @Nullable Duration retryAfter;

  RateLimitException(
      String message, ErrorDetails details, @Nullable Duration retryAfter, CallRecord call) {
    super(message, 429, details, call);
    this.retryAfter = retryAfter;
  }

  /** How long the service asked the caller to wait, if it did in a readable form. */
  public Optional<Duration> retryAfter() {
    return Optional.ofNullable(retryAfter);
  }
}
