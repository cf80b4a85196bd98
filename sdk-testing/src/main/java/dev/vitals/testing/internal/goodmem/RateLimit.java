package dev.vitals.testing.internal.goodmem;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** A number of requests allowed in each window of time; the first request opens the first window. */
public final class RateLimit {
  private final int requests;
  private final Duration window;
  private final Clock clock;
  private Instant end = Instant.MIN; // guarded by this
  private int left; // guarded by this

  /** Allows this many requests per window. */
  public RateLimit(int requests, Duration window, Clock clock) {
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

  /** Counts a request; returns how long its sender should wait if it is one too many. */
  public synchronized Optional<Duration> exceeded() {
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
