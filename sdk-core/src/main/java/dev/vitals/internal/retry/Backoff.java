package dev.vitals.internal.retry;

import java.time.Duration;

/**
 * Exponential waits with jitter.
 *
 * @param base longest first wait
 * @param max longest wait of all
 * @param least the part of a wait that is certain, from 0 (full jitter) to 1 (none)
 */
public record Backoff(Duration base, Duration max, double least) {
  /**
   * The wait after {@code attempts} attempts: at most base × 2^(attempts - 1), capped.
   *
   * @param random from 0 inclusive to 1 exclusive
   */
  public Duration wait(int attempts, double random) {
    double grown = base.toNanos() * Math.pow(2, attempts - 1);
    double ceiling = Math.min((double) max.toNanos(), grown);
    return Duration.ofNanos((long) (ceiling * (least + (1 - least) * random)));
  }
}
