package dev.vitals.benchmarks.outage;

import dev.vitals.config.RetryPolicy;
import dev.vitals.config.Timeouts;
import dev.vitals.internal.call.Repeat;
import dev.vitals.internal.retry.RetryBudget;
import dev.vitals.internal.retry.RetryDecision;
import dev.vitals.internal.retry.RetryDecision.Situation;
import java.time.Duration;
import java.util.OptionalDouble;

/**
 * The SDK's own decision and budget, in the simulation's time. They are internal to the SDK, and
 * within reach here because benchmarks run on the class path.
 */
final class VitalsRetrier implements Retrier {
  private static final Duration OVERALL = Timeouts.standard().overall();

  private final RetryPolicy policy = RetryPolicy.standard();
  private final RetryBudget budget = new RetryBudget();

  @Override
  public OptionalDouble retry(int attempts, boolean timeout, double elapsed, double random) {
    Duration remaining = OVERALL.minusNanos((long) (elapsed * 1e9));
    Situation now = new Situation(attempts, Repeat.IF_IDEMPOTENT, true, null, remaining, random);
    return RetryDecision.decide(policy, now)
        .filter(decision -> budget.take(timeout))
        .map(decision -> OptionalDouble.of(decision.waited().toNanos() / 1e9))
        .orElse(OptionalDouble.empty());
  }

  @Override
  public void succeeded(int attempts) {
    budget.earn();
  }
}
