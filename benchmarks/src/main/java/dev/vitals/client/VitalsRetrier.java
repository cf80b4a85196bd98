package dev.vitals.client;

import dev.vitals.internal.call.Repeat;
import dev.vitals.internal.retry.RetryBudget;
import dev.vitals.internal.retry.RetryDecision;

import dev.vitals.benchmarks.outage.Retrier;
import dev.vitals.internal.retry.RetryDecision.Situation;
import dev.vitals.config.RetryPolicy;
import dev.vitals.config.Timeouts;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.NullMarked;

/**
 * Lends the SDK's decision and budget to the simulation. In their package, and in this module only,
 * because they are nobody else's: to make them public would be to promise them.
 */
@NullMarked
public final class VitalsRetrier implements Retrier {
  private static final Duration OVERALL = Timeouts.standard().overall();

  private final RetryPolicy policy = RetryPolicy.standard();
  private final RetryBudget budget = new RetryBudget();

  /** Makes a client's state: a full budget. */
  public VitalsRetrier() {}

  @Override
  public OptionalDouble retry(int attempts, boolean timeout, double elapsed, double random) {
    Duration remaining = OVERALL.minusNanos((long) (elapsed * 1e9));
    Situation now = new Situation(attempts, Repeat.IF_IDEMPOTENT, true, null, remaining, random);
    Optional<RetryDecision> decision =
        RetryDecision.decide(policy, now).filter(wait -> budget.take(timeout));
    return decision.isPresent()
        ? OptionalDouble.of(decision.get().waited().toNanos() / 1e9)
        : OptionalDouble.empty();
  }

  @Override
  public void succeeded(int attempts) {
    budget.earn();
  }
}
