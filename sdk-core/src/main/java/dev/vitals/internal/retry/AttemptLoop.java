package dev.vitals.internal.retry;

import dev.vitals.calls.Attempt.WaitOrigin;
import dev.vitals.config.Credentials;
import dev.vitals.errors.CallInterruptedException;
import dev.vitals.errors.VitalsException;
import dev.vitals.internal.call.AttemptFailure;
import dev.vitals.internal.call.CallContext;
import dev.vitals.internal.call.Cancellation;
import dev.vitals.internal.call.OpenSet;
import dev.vitals.internal.call.Repeat;
import dev.vitals.internal.call.Signing;
import dev.vitals.internal.call.Time;
import dev.vitals.internal.retry.RetryDecision.Situation;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

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

  private static final RetryDecision AT_ONCE = new RetryDecision(Duration.ZERO, WaitOrigin.NONE);

  private final Credentials credentials;
  private final Time time;
  private final OpenSet<Cancellation> underWay;
  private final Executor threads;
  private final @Nullable Signing signing;
  private final RetryBudget budget = new RetryBudget();

  /**
   * Keeps the calls that it runs in {@code underWay}, and asks sources of credentials on {@code
   * threads}; {@code signing} is null if requests are not signed.
   */
  public AttemptLoop(
      Credentials credentials,
      Time time,
      OpenSet<Cancellation> underWay,
      Executor threads,
      @Nullable Signing signing) {
    this.credentials = credentials;
    this.time = time;
    this.underWay = underWay;
    this.threads = threads;
    this.signing = signing;
  }

  public <R> R run(CallContext call, Try<R> action) {
    return endable(call, () -> attempts(call, action, 0, AT_ONCE));
  }

  /**
   * Runs the call again after its stream broke, following the same policy as after a failed attempt.
   *
   * @param breaks the breaks in a row since the last item; each counts as an attempt
   * @param asked the wait that the service asked for, or null
   * @param broken the break, for a call that ends while it waits
   * @return empty if policy or budget allow no more
   */
  public <R> Optional<R> again(
      CallContext call,
      int breaks,
      @Nullable Duration asked,
      VitalsException broken,
      Try<R> action) {
    Optional<RetryDecision> decision = RetryDecision.decide(
        call.plan().policy(),
        new Situation(breaks, Repeat.ALWAYS, true, asked, call.remaining(), time.random()));
    boolean cameFar = breaks == 1; // what brought an item is not down
    return decision
        .filter(wait -> cameFar || budget.take(false))
        .map(wait -> endable(call, () -> {
          call.observer().waiting(wait.waited(), wait.origin() == WaitOrigin.SERVER);
          pause(call, wait.waited(), broken);
          return attempts(call, action, breaks, wait);
        }));
  }

  /** Runs what a cancellation, or the close of the client, can end. */
  private <R> R endable(CallContext call, Supplier<R> action) {
    underWay.add(call.cancellation());
    try {
      return action.get();
    } finally {
      underWay.remove(call.cancellation());
      call.cancellation().forget();
    }
  }

  private <R> R attempts(CallContext call, Try<R> action, int before, RetryDecision first) {
    CallCredential credential = new CallCredential(credentials, call, threads, signing);
    Duration waited = first.waited();
    WaitOrigin origin = first.origin();
    int counted = before;
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
