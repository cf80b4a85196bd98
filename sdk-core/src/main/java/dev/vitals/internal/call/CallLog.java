package dev.vitals.internal.call;

import dev.vitals.calls.Attempt;
import dev.vitals.calls.CallEnd;
import dev.vitals.calls.CallEnd.Outcome;
import dev.vitals.calls.CallObserver;
import dev.vitals.calls.CallRecord;
import dev.vitals.errors.BrokenStreamException;
import dev.vitals.errors.DecodingException;
import dev.vitals.errors.VitalsException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What happened in one call so far, for its exceptions and its observer. Confined to one thread
 * until the call is answered.
 */
public final class CallLog {
  private final Time time;
  private final Cancellation cancellation;
  private final CallObserver observer;
  private final long startNanos;
  private final List<Attempt> attempts = new ArrayList<>(1);
  private final List<VitalsException> earlier = new ArrayList<>(0);
  private @Nullable String requestId;
  private boolean mayHaveBeenProcessed;
  private boolean failedForGood;
  private Redaction redaction = Redaction.NONE;

  public CallLog(Time time, Cancellation cancellation, CallObserver observer) {
    this.time = time;
    this.cancellation = cancellation;
    this.observer = observer;
    this.startNanos = time.nanos();
  }

  public Duration elapsed() {
    return Duration.ofNanos(time.nanos() - startNanos);
  }

  public Cancellation cancellation() {
    return cancellation;
  }

  public CallObserver observer() {
    return observer;
  }

  /** An attempt ended; {@code failure} is null if the service answered with a value. */
  public void add(Attempt attempt, @Nullable AttemptFailure failure) {
    attempts.add(attempt);
    failedForGood = failure != null && failure.repeat() == Repeat.NEVER;
    if (observer != CallWatch.NOBODY) {
      String fault =
          failure == null || failure.fault().isEmpty() ? "" : reason(failure.exception(record()));
      observer.attemptEnded(attempts.size(), attempt.status().orElse(0), fault);
    }
  }

  public int attempts() {
    return attempts.size();
  }

  /** Whether the last attempt failed in a way that a retry cannot fix. */
  public boolean failedForGood() {
    return failedForGood;
  }

  /** Remembers a secret that is about to be sent. */
  public void hide(String secret) {
    redaction = redaction.and(secret);
  }

  /** Masks secrets in everything that the service says from now on. */
  public Redaction redaction() {
    return redaction;
  }

  /** Whether an attempt went to a connection whose server does not answer for this host (421). */
  public boolean wasMisdirected() {
    for (Attempt attempt : attempts) { // no stream: every call passes here, mostly with no attempt
      if (attempt.status().orElse(0) == 421) {
        return true;
      }
    }
    return false;
  }

  /** Keeps the failure of an attempt that is followed by another. */
  public void keep(VitalsException failure) {
    earlier.add(failure);
  }

  /** Returns the exception that ends the call, with the earlier failures as suppressed ones. */
  public <E extends VitalsException> E ended(E last) {
    earlier.stream().filter(failure -> failure != last).forEach(last::addSuppressed);
    return last;
  }

  /** Once a request may have been processed, a later failure does not change that. */
  public void mayHaveBeenProcessed(boolean may) {
    mayHaveBeenProcessed |= may;
  }

  public void requestId(@Nullable String id) {
    requestId = id == null ? null : redaction.mask(id);
  }

  /** The answer was read. */
  public void finished() {
    end(Outcome.FINISHED, "", -1);
  }

  /** The call ended without an answer. */
  public void failed(Throwable failure) {
    if (cancellation.isCancelled()) {
      end(Outcome.CLOSED, "", -1);
    } else {
      end(Outcome.FAILED, reason(failure), -1);
    }
  }

  /** The call is over; {@code delivered} is -1 if no stream was opened. */
  public void end(Outcome outcome, String reason, long delivered) {
    if (observer != CallWatch.NOBODY) {
      observer.ended(new CallEnd(outcome, reason, attempts.size(), elapsed(), delivered));
    }
  }

  /** Returns one word for the failure, never its message, which may quote a body. */
  public static String reason(Throwable failure) {
    if (failure instanceof BrokenStreamException broken) {
      return broken.reason().name();
    }
    if (failure instanceof DecodingException undecodable) {
      return undecodable.problem().name();
    }
    return failure.getClass().getSimpleName();
  }

  public CallRecord record() {
    return new CallRecord(attempts, requestId, elapsed(), mayHaveBeenProcessed);
  }
}
