package dev.vitals.internal.retry;

import dev.vitals.calls.Attempt.WaitOrigin;
import dev.vitals.config.Credentials;
import dev.vitals.errors.CallInterruptedException;
import dev.vitals.errors.VitalsException;
import dev.vitals.internal.call.AttemptFailure;
import dev.vitals.internal.call.CallContext;
import dev.vitals.internal.call.Cancellation;
import dev.vitals.internal.call.OpenSet;
import dev.vitals.internal.call.Time;
import dev.vitals.internal.retry.RetryDecision.Situation;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;

/** Executes the decisions of {@link RetryDecision}: the only place that sends a request again. */
public final class AttemptLoop {
  /** Makes one attempt; its failure is the basis of the next decision. */
  @FunctionalInterface
  public interface Try<R> {
    /**
     * Makes the attempt, which the loop records.
     *
     * @param credential the value for the credential's header, or empty
     */
    Answered<R> attempt(String credential) throws AttemptFailure;
  }

  /** What an attempt that succeeded returns: the status of its answer, and what was made of it. */
  public record Answered<R>(int status, R value) {}

  private final Credentials credentials;
  private final Time time;
  private final OpenSet<Cancellation> underWay;
  private final Executor threads;
  private final RetryBudget budget = new RetryBudget();

  /**
   * Keeps the calls that it runs in {@code underWay}, and asks sources of credentials on {@code
   * threads}.
   */
  public AttemptLoop(
      Credentials credentials, Time time, OpenSet<Cancellation> underWay, Executor threads) {
    this.credentials = credentials;
    this.time = time;
    this.underWay = underWay;
    this.threads = threads;
  }

  public <R> R run(CallContext call, Try<R> action) {
    underWay.add(call.cancellation());
    try {
      return attempts(call, action);
    } finally {
      underWay.remove(call.cancellation());
      call.cancellation().forget();
    }
  }

  private <R> R attempts(CallContext call, Try<R> action) {
    CallCredential credential = new CallCredential(credentials, call, threads);
    Duration waited = Duration.ZERO;
    WaitOrigin origin = WaitOrigin.NONE;
    int counted = 0;
    while (true) {
      requireNotInterrupted(call);
      call.begin(waited, origin);
      call.hide(credential.secret());
      try {
        Answered<R> answered = action.attempt(credential.value());
        call.answered(answered.status());
        budget.earn();
        return answered.value();
      } catch (AttemptFailure failure) {
        call.failed(failure);
        counted++;
        if (failure.refusedCredential() && renewed(credential, failure, call)) {
          waited = Duration.ZERO;
          origin = WaitOrigin.NONE;
          counted--; // with another credential it is another request
          call.keep(failure.exception(call.failureRecord()));
          continue;
        }
        RetryDecision decision = decide(call, counted, failure).orElse(null);
        VitalsException exception = failure.exception(call.failureRecord());
        if (decision == null) {
          throw call.ended(exception);
        }
        call.keep(exception);
        call.observer().waiting(decision.waited(), decision.origin() == WaitOrigin.SERVER);
        try {
          pause(call, decision.waited(), exception);
        } catch (RuntimeException notSent) {
          budget.giveBack(failure.timeout());
          throw notSent;
        }
        waited = decision.waited();
        origin = decision.origin();
      }
    }
  }

  /** A source that fails now does not hide the refusal that made it necessary. */
  private static boolean renewed(
      CallCredential credential, AttemptFailure refusal, CallContext call) {
    try {
      return credential.renew();
    } catch (Throwable e) {
      e.addSuppressed(refusal.exception(call.failureRecord()));
      throw e;
    }
  }

  private Optional<RetryDecision> decide(CallContext call, int attempts, AttemptFailure failure) {
    Situation now = new Situation(
        attempts,
        failure.repeat(),
        call.plan().idempotent(),
        failure.retryAfter(),
        call.remaining(),
        time.random());
    return RetryDecision.decide(call.plan().policy(), now)
        .filter(decision -> budget.take(failure.timeout()));
  }

  /** On an interrupted thread the first read or write would close its connection. */
  private static void requireNotInterrupted(CallContext call) {
    if (Thread.currentThread().isInterrupted()) {
      throw call.ended(new CallInterruptedException(
          call.describe("the calling thread was interrupted before the request was sent"),
          null,
          call.failureRecord()));
    }
  }

  private void pause(CallContext call, Duration wait, VitalsException exception) {
    try {
      time.sleep(wait, call.cancellation());
      if (call.cancellation().isCancelled()) {
        throw call.ended(exception);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw call.ended(new CallInterruptedException(
          call.describe("the calling thread was interrupted while waiting to try again"),
          e,
          call.failureRecord()));
    }
  }
}
