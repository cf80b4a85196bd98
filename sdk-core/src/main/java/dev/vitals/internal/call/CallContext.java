package dev.vitals.internal.call;

import dev.vitals.calls.Attempt;
import dev.vitals.calls.Attempt.WaitOrigin;
import dev.vitals.calls.CallEnd;
import dev.vitals.calls.CallEnd.Outcome;
import dev.vitals.calls.CallObserver;
import dev.vitals.calls.CallRecord;
import dev.vitals.calls.ResponseHead;
import dev.vitals.config.RetryPolicy;
import dev.vitals.errors.BrokenStreamException;
import dev.vitals.errors.DecodingException;
import dev.vitals.errors.DecodingException.Problem;
import dev.vitals.errors.VitalsException;
import java.time.Duration;
import java.util.List;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * One call: its plan, its history, what can end it, who observes it, and the secrets it sent. Every
 * part of the engine is handed this one object. Confined to one thread until the call is answered.
 */
public final class CallContext {
  private CallPlan plan;
  private final Time time;
  private final Cancellation cancellation;
  private final CallObserver observer;
  private final long startNanos;
  private long limitedSince;
  private final CallHistory history = new CallHistory();
  private Redaction redaction = Redaction.NONE;
  private boolean distrustsConnections;

  public CallContext(CallPlan plan, Time time, Cancellation cancellation, CallObserver observer) {
    this.plan = plan;
    this.time = time;
    this.cancellation = cancellation;
    this.observer = observer;
    this.startNanos = time.nanos();
    this.limitedSince = startNanos;
    plan.secrets().forEach(this::hide);
  }

  public CallPlan plan() {
    return plan;
  }

  public Cancellation cancellation() {
    return cancellation;
  }

  /** Whether anyone is told how the call goes. */
  public boolean isObserved() {
    return observer != Observers.NOBODY;
  }

  public CallObserver observer() {
    return observer;
  }

  public Duration elapsed() {
    return Duration.ofNanos(time.nanos() - startNanos);
  }

  /** What is left of the time for the whole call; negative once it is over. */
  public Duration remaining() {
    return plan.timeouts().overall().minusNanos(time.nanos() - limitedSince);
  }

  /** The stream that this call opened broke; from now on it is being opened again. */
  public void reopen(RetryPolicy policy) {
    plan = plan.with(policy);
    limitedSince = time.nanos();
    redaction = Redaction.NONE; // of the answer that broke, nothing more is shown
    plan.secrets().forEach(this::hide);
    history.forgetOldAttempts();
  }

  public boolean isTimeUp() {
    Duration remaining = remaining();
    return remaining.isNegative() || remaining.isZero();
  }

  /** A message about this call. */
  public String describe(String text) {
    return plan.description() + ": " + text;
  }

  /** Remembers a secret that is about to be sent. */
  public void hide(String secret) {
    redaction = redaction.and(secret);
  }

  /** For everything that the service says from now on. */
  public Redaction redaction() {
    return redaction;
  }

  /** An attempt begins, after a wait. */
  public void begin(Duration waited, WaitOrigin origin) {
    history.begin(time.now(), waited, origin);
  }

  /** The head of an answer was read, of a redirect as well. */
  public void head(Response response) {
    history.head(response.code(), response.headers());
  }

  /** The body of an error gives an id, which counts if no header did; null if it gives none. */
  public void requestIdInBody(@Nullable String id) {
    history.requestIdInBody(id);
  }

  /** The attempt at hand was answered with a value, or by an open stream. */
  public void answered(int status) {
    tell(history.answered(status));
  }

  /** The attempt at hand failed. */
  public void failed(AttemptFailure failure) {
    tell(history.failed(failure));
  }

  private void tell(Attempt attempt) {
    if (isObserved()) {
      observer.attemptEnded(attempt);
    }
  }

  /** The last head that was read, without secrets; null if there was none. */
  public @Nullable ResponseHead head() {
    return history.head(redaction);
  }

  /** Whether the last attempt failed in a way that another one cannot cure. */
  public boolean failedForGood() {
    return history.failedForGood();
  }

  /** The attempt at hand found a dead connection, and takes another one. */
  public void connectionReplaced() {
    history.connectionReplaced();
  }

  /** How many connections were replaced, in all attempts. */
  public int replacedConnections() {
    return history.replacedConnections();
  }

  /** The last attempt failed on a connection that other calls share, and that may be dead. */
  public void distrustConnections() {
    distrustsConnections = true;
  }

  /** Whether the next attempt must not use a kept connection. */
  public boolean needsFreshConnection() {
    return distrustsConnections || wasMisdirected();
  }

  /** Whether an attempt went to a connection whose server does not answer for this host (421). */
  public boolean wasMisdirected() {
    return history.wasMisdirected();
  }

  /** Keeps the failure of an attempt that is not the last one. */
  public void keep(VitalsException failure) {
    history.keep(failure);
  }

  /** The exception that ends the call, with the failures before it. */
  public <E extends VitalsException> E ended(E last) {
    return history.ended(last);
  }

  /** The answer was read. */
  public void finished() {
    end(Outcome.FINISHED, "", -1);
  }

  /** An answer will not come. */
  public void failed(Throwable failure) {
    if (cancellation.isCancelled()) {
      end(Outcome.CLOSED, "", -1);
    } else {
      end(Outcome.FAILED, reason(failure), -1);
    }
  }

  /** The call is over; {@code delivered} is -1 if no stream was opened. */
  public void end(Outcome outcome, String reason, long delivered) {
    if (isObserved()) {
      observer.ended(new CallEnd(outcome, reason, history.count(), elapsed(), delivered));
    }
  }

  /** One word for it; no text, which may quote a body. */
  public static String reason(Throwable failure) {
    if (failure instanceof BrokenStreamException broken) {
      return broken.reason().name();
    }
    if (failure instanceof DecodingException undecodable) {
      return undecodable.problem().name();
    }
    return failure.getClass().getSimpleName();
  }

  /** What is known of the call by now; without a head, which an answer shows by itself. */
  public CallRecord record() {
    return record(history.attempts());
  }

  /** What will be known of the call if the attempt at hand is answered with {@code status}. */
  public CallRecord recordIfAnswered(int status) {
    return record(history.attemptsIfAnswered(status));
  }

  private CallRecord record(List<Attempt> attempts) {
    return new CallRecord(attempts, requestId(), elapsed(), history.mayHaveBeenProcessed());
  }

  /** What is known of the call that fails now, with the head of its last answer. */
  public CallRecord failureRecord() {
    return new CallRecord(
        history.attempts(), requestId(), elapsed(), history.mayHaveBeenProcessed(), head());
  }

  private @Nullable String requestId() {
    String id = history.requestId();
    return id == null ? null : redaction.mask(id);
  }

  /** The answer of this status, or the body of an open stream as a whole, cannot be decoded. */
  public AttemptFailure undecodable(
      int status, Problem problem, String text, @Nullable Throwable cause) {
    return AttemptFailure.ambiguous(
            text,
            problem.name(),
            Repeat.NEVER,
            record -> new DecodingException(describe(text), problem, -1, cause, record))
        .withStatus(status);
  }
}
