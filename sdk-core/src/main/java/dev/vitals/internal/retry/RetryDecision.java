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
  private static final double FULL_JITTER = 0;

  /**
   * The facts that are known when an attempt has failed.
   *
   * @param attempts the number of attempts so far
   * @param repeat what the failure allows
   * @param idempotent whether the request may be sent twice
   * @param retryAfter how long the service asks to wait, or null
   * @param remaining the time left for the call
   * @param random from 0 inclusive to 1 exclusive
   */
  public record Situation(
      int attempts,
      Repeat repeat,
      boolean idempotent,
      @Nullable Duration retryAfter,
      Duration remaining,
      double random) {}

  /** Returns the decision; empty to stop. */
  public static Optional<RetryDecision> decide(RetryPolicy policy, Situation now) {
    boolean allowed =
        now.repeat() == Repeat.ALWAYS || (now.repeat() == Repeat.IF_IDEMPOTENT && now.idempotent());
    if (!allowed || now.attempts() >= policy.maxAttempts()) {
      return Optional.empty();
    }
    Duration asked = now.retryAfter() == null ? Duration.ZERO : now.retryAfter();
    if (asked.compareTo(policy.maxRetryAfter()) > 0) {
      return Optional.empty();
    }
    Duration backoff = new Backoff(policy.baseBackoff(), policy.maxBackoff(), FULL_JITTER)
        .wait(now.attempts(), now.random());
    boolean byServer = asked.compareTo(backoff) > 0;
    Duration wait = byServer ? asked : backoff;
    if (wait.compareTo(now.remaining()) >= 0) {
      return Optional.empty();
    }
    return Optional.of(new RetryDecision(wait, byServer ? WaitOrigin.SERVER : WaitOrigin.BACKOFF));
  }
}
