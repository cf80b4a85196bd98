package dev.vitals.errors;

import dev.vitals.calls.CallRecord;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The service asked us to slow down (HTTP 429), and the call was not repeated, or not often enough:
 * see {@link #attempts()}.
 */
public final class RateLimitException extends ApiException {
  private static final long serialVersionUID = 1L;

  private final @Nullable Duration retryAfter;

  RateLimitException(
      String message, ErrorDetails details, @Nullable Duration retryAfter, CallRecord call) {
    super(message, 429, details, call);
    this.retryAfter = retryAfter;
  }

  /** How long the service asked us to wait, if it said so in a form that can be read. */
  public Optional<Duration> retryAfter() {
    return Optional.ofNullable(retryAfter);
  }
}
