package dev.vitals.internal.retry;

import dev.vitals.calls.Attempt.WaitOrigin;
import dev.vitals.config.RetryPolicy;
import dev.vitals.internal.call.Repeat;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether to try again, and after how long. A pure function, without its own clock, sleep
 * or randomness.
 *
 * @param waited how long to wait first
 * @param origin the reason for that length
 */
public record RetryDecision(Duration waited, WaitOrigin origin) {
  /**
   * The facts that are known when an attempt has failed.
   *
   * @param attempts the number of attempts so far
   * @param repeat what the failure allows
   * @param idempotent whether the request may be sent twice
   * @param hint how long the service asks to wait, or null
   * @param remaining the time left for the call
   * @param random from 0 inclusive to 1 exclusive
   */
  public record Situation(
      int attempts,
      Repeat repeat,
      boolean idempotent,
      @Nullable Duration hint,
      Duration remaining,
      double random) {}

  /** Returns the decision; empty to stop. */
  public static Optional<RetryDecision> decide(RetryPolicy policy, Situation now) {
    boolean allowed =
        now.repeat() == Repeat.ALWAYS || (now.repeat() == Repeat.IF_IDEMPOTENT && now.idempotent());
    if (!allowed || now.attempts() >= policy.maxAttempts()) {
      return Optional.empty();
    }
    Duration hint = now.hint() == null ? Duration.ZERO : now.hint();
    if (hint.compareTo(policy.maxRetryAfter()) > 0) {
      return Optional.empty();
    }
    Duration backoff = backoff(policy, now.attempts(), now.random());
    boolean byServer = hint.compareTo(backoff) > 0;
    Duration wait = byServer ? hint : backoff;
    if (wait.compareTo(now.remaining()) >= 0) {
      return Optional.empty();
    }
    return Optional.of(new RetryDecision(wait, byServer ? WaitOrigin.SERVER : WaitOrigin.BACKOFF));
  }

  /** Full jitter: anything up to base × 2^(attempts - 1), capped. */
  private static Duration backoff(RetryPolicy policy, int attempts, double random) {
    double grown = policy.baseBackoff().toNanos() * Math.pow(2, attempts - 1);
    double ceiling = Math.min((double) policy.maxBackoff().toNanos(), grown);
    return Duration.ofNanos((long) (ceiling * random));
  }
}
