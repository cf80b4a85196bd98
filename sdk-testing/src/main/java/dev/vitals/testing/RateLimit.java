package dev.vitals.testing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** So many requests in each window of time; the first request opens the first window. */
final class RateLimit {
  private final int requests;
  private final Duration window;
  private final Clock clock;
  private Instant end = Instant.MIN; // guarded by this
  private int left; // guarded by this

  RateLimit(int requests, Duration window, Clock clock) {
    if (requests < 0 || window.isNegative() || window.isZero()) {
      throw new IllegalArgumentException(
          "requests must not be negative and window must be positive, were "
              + requests
              + " and "
              + window);
    }
    this.requests = requests;
    this.window = window;
    this.clock = clock;
  }

  /** Counts a request; if it is one too many, how long its sender should wait. */
  synchronized Optional<Duration> exceeded() {
    Instant now = clock.instant();
    if (!now.isBefore(end)) {
      end = now.plus(window);
      left = requests;
    }
    if (left == 0) {
      return Optional.of(Duration.between(now, end));
    }
    left--;
    return Optional.empty();
  }
}
