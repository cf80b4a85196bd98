package dev.vitals.internal.retry;

import dev.vitals.calls.Attempt;
import dev.vitals.calls.Attempt.WaitOrigin;
import dev.vitals.config.Credentials;
import dev.vitals.config.RetryPolicy;
import dev.vitals.errors.CallInterruptedException;
import dev.vitals.errors.VitalsException;
import dev.vitals.internal.call.AttemptFailure;
import dev.vitals.internal.call.CallLog;
import dev.vitals.internal.call.CallPlan;
import dev.vitals.internal.call.CallsUnderWay;
import dev.vitals.internal.call.Time;
import dev.vitals.internal.retry.RetryDecision.Situation;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Executes the decisions of {@link RetryDecision}: the only place that sends a request again. */
public final class AttemptLoop {
  /** Makes one attempt; its failure is the basis of the next decision. */
  @FunctionalInterface
  public interface Try<R> {
    /**
     * Makes the attempt.
     *
     * @param credential the value for the credential's header, or empty
     * @param ticket to report the head of the answer to
     */
    R attempt(String credential, AttemptTicket ticket) throws AttemptFailure;
  }

  private final RetryPolicy policy;
  private final Credentials credentials;
  private final Time time;
  private final RetryBudget budget = new RetryBudget();
  private final CallsUnderWay underWay = new CallsUnderWay();

  public AttemptLoop(RetryPolicy policy, Credentials credentials, Time time) {
    this.policy = policy;
    this.credentials = credentials;
    this.time = time;
  }

  public <R> R run(CallPlan plan, CallLog log, Try<R> action) {
    underWay.begin(log.cancellation());
    try {
      return attempts(plan, log, action);
    } finally {
      underWay.end(log.cancellation());
    }
  }

  private <R> R attempts(CallPlan plan, CallLog log, Try<R> action) {
    CredentialTurn credential = new CredentialTurn(credentials, plan, log);
    Duration waited = Duration.ZERO;
    WaitOrigin origin = WaitOrigin.NONE;
    int counted = 0;
    while (true) {
      requireNotInterrupted(plan, log);
      AttemptTicket ticket = new AttemptTicket(log, time.now(), waited, origin);
      log.hide(credential.secret());
      try {
        R result = action.attempt(credential.value(), ticket);
        budget.earn();
        return result;
      } catch (AttemptFailure failure) {
        ticket.failed(failure);
        counted++;
        log.mayHaveBeenProcessed(failure.processed());
        if (failure.refusedCredential() && renewed(credential, failure, log)) {
          waited = Duration.ZERO;
          origin = WaitOrigin.NONE;
          counted--; // with another credential it is another request
          log.keep(failure.exception(log.record()));
          continue;
        }
        RetryDecision decision = decide(plan, log, counted, failure).orElse(null);
        VitalsException exception = failure.exception(log.record());
        if (decision == null) {
          throw log.ended(exception);
        }
        log.keep(exception);
        log.observer().waiting(decision.waited(), decision.origin() == WaitOrigin.SERVER);
        try {
          pause(plan, log, decision.waited(), exception);
        } catch (RuntimeException notSent) {
          budget.giveBack(failure.timeout());
          throw notSent;
        }
        waited = decision.waited();
        origin = decision.origin();
      }
    }
  }

  /** Ends the calls in progress, whether they wait for an answer or between two attempts. */
  public void close() {
    underWay.close();
  }

  /** A source that fails now does not hide the refusal that made it necessary. */
  private static boolean renewed(CredentialTurn credential, AttemptFailure refusal, CallLog log) {
    try {
      return credential.renew();
    } catch (Throwable e) {
      e.addSuppressed(refusal.exception(log.record()));
      throw e;
    }
  }

  private Optional<RetryDecision> decide(
      CallPlan plan, CallLog log, int attempts, AttemptFailure failure) {
    Duration remaining = plan.remaining(log);
    Situation now = new Situation(
        attempts, failure.repeat(), plan.idempotent(), failure.hint(), remaining, time.random());
    return RetryDecision.decide(policy, now).filter(decision -> budget.take(failure.timeout()));
  }

  /** On an interrupted thread the first read or write would close its connection. */
  private static void requireNotInterrupted(CallPlan plan, CallLog log) {
    if (Thread.currentThread().isInterrupted()) {
      throw log.ended(new CallInterruptedException(
          plan.describe("the calling thread was interrupted before the request was sent"),
          null,
          log.record()));
    }
  }

  private void pause(CallPlan plan, CallLog log, Duration wait, VitalsException exception) {
    try {
      time.sleep(wait, log.cancellation());
      if (log.cancellation().isCancelled()) {
        throw log.ended(exception);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw log.ended(new CallInterruptedException(
          plan.describe("the calling thread was interrupted while waiting to try again"),
          e,
          log.record()));
    }
  }

  /** The current attempt, which is logged once, however it ends. */
  public static final class AttemptTicket {
    private final CallLog log;
    private final Instant at;
    private final Duration waited;
    private final WaitOrigin origin;

    public AttemptTicket(CallLog log, Instant at, Duration waited, WaitOrigin origin) {
      this.log = log;
      this.at = at;
      this.waited = waited;
      this.origin = origin;
    }

    public void answered(int status) {
      log.mayHaveBeenProcessed(true);
      log.add(Attempt.answered(at, status, waited, origin), null);
    }

    public void failed(AttemptFailure failure) {
      log.add(
          failure.fault().isEmpty()
              ? Attempt.answered(at, failure.status(), waited, origin)
              : Attempt.failed(at, failure.status(), failure.fault(), waited, origin),
          failure);
    }
  }
}
