package dev.vitals.client;

import dev.vitals.calls.CallRecord;
import dev.vitals.errors.ApiException;
import dev.vitals.errors.CallInterruptedException;
import dev.vitals.errors.CallTimeoutException;
import dev.vitals.errors.ConnectionException;
import dev.vitals.errors.RateLimitException;
import dev.vitals.errors.ServerException;
import dev.vitals.errors.VitalsException;
import dev.vitals.internal.call.CallContext;
import dev.vitals.internal.call.Cancellation;
import dev.vitals.internal.call.Durations;
import dev.vitals.internal.call.OpenSet;
import dev.vitals.internal.call.Time;
import dev.vitals.internal.retry.Backoff;
import java.time.Duration;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Sends a request until an answer matches. Each request is one attempt and is not charged to the
 * retry budget, because asking again is the purpose of a poll.
 */
final class PollLoop {
  private static final Backoff WAITS =
      new Backoff(Duration.ofMillis(200), Duration.ofSeconds(5), 0.5);

  /** Kept free at the end, so that the last wait is followed by a request. */
  private static final Duration LAST_QUESTION = Duration.ofMillis(200);

  private static final int REQUEST_TIMEOUT = 408;
  private static final int TOO_EARLY = 425;

  private final Time time;
  private final OpenSet<Cancellation> underWay = new OpenSet<>(Cancellation::cancel);

  PollLoop(Time time) {
    this.time = time;
  }

  <T> PollResult<T> run(
      UnaryCalls.Prepared<T> question,
      Predicate<? super T> wanted,
      Duration timeout,
      Cancellation cancellation) {
    underWay.add(cancellation);
    try {
      return new Poll<>(question, wanted, timeout, cancellation).run();
    } finally {
      underWay.remove(cancellation);
    }
  }

  /** Ends the polls under way, also those that wait between two requests. */
  void close() {
    underWay.close();
  }

  /** One poll, confined to the calling thread. */
  private final class Poll<T> {
    private final UnaryCalls.Prepared<T> question;
    private final Predicate<? super T> wanted;
    private final Duration timeout;
    private final Cancellation cancellation;
    private final long startNanos = time.nanos();
    private @Nullable ApiResponse<T> answer;
    private @Nullable VitalsException failure;
    private CallRecord last = CallRecord.NONE;

    Poll(
        UnaryCalls.Prepared<T> question,
        Predicate<? super T> wanted,
        Duration timeout,
        Cancellation cancellation) {
      this.question = question;
      this.wanted = wanted;
      this.timeout = timeout;
      this.cancellation = cancellation;
    }

    PollResult<T> run() {
      for (int asked = 1; ; asked++) {
        if (ask()) {
          return ended(true);
        }
        Duration wait = Durations.shorter(wait(asked), remaining().minus(LAST_QUESTION));
        if (wait.isNegative() || wait.isZero()) {
          return ended(false);
        }
        sleep(wait);
      }
    }

    /** Sends the request once; returns whether the answer matches. */
    private boolean ask() {
      UnaryCalls.Prepared<T> inTime = question.onceWithin(remaining());
      CallContext call = inTime.begin(cancellation);
      try {
        ApiResponse<T> response = inTime.run(call);
        answer = response;
        failure = null;
        last = response.call();
        return wanted.test(response.body());
      } catch (VitalsException e) {
        if (cancellation.isCancelled() || !mayPass(e, call)) {
          throw e;
        }
        failure = e;
        last = new CallRecord(
            e.attempts(), e.requestId().orElse(null), e.elapsed(), e.mayHaveBeenProcessed());
        return false;
      }
    }

    private PollResult<T> ended(boolean fulfilled) {
      return new PollResult<>(fulfilled, answer, failure, record());
    }

    /** The record of the last request, with the time of the whole poll. */
    private CallRecord record() {
      return new CallRecord(
          last.attempts(), last.requestId().orElse(null), elapsed(), last.mayHaveBeenProcessed());
    }

    private Duration elapsed() {
      return Duration.ofNanos(time.nanos() - startNanos);
    }

    private Duration remaining() {
      return timeout.minus(elapsed());
    }

    /** Half to all of a growing time, or as long as the service asks for. */
    private Duration wait(int asked) {
      return Durations.longer(retryAfter(failure), WAITS.wait(asked, time.random()));
    }

    private void sleep(Duration wait) {
      try {
        time.sleep(wait, cancellation);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new CallInterruptedException(
            question.describe("the calling thread was interrupted while waiting to ask again"),
            e,
            record());
      }
    }
  }

  private static Duration retryAfter(@Nullable VitalsException failure) {
    if (failure instanceof RateLimitException limited) {
      return limited.retryAfter().orElse(Duration.ZERO);
    }
    if (failure instanceof ServerException failed) {
      return failed.retryAfter().orElse(Duration.ZERO);
    }
    return Duration.ZERO;
  }

  /**
   * Whether a starting service may fail like this; waiting fixes neither the key nor the request.
   */
  private static boolean mayPass(VitalsException e, CallContext call) {
    if (call.failedForGood()) { // the exception cannot tell: its cause may have been replaced
      return false;
    }
    return e instanceof ConnectionException
        || e instanceof CallTimeoutException
        || e instanceof ServerException
        || e instanceof RateLimitException
        || (e instanceof ApiException refusal
            && (refusal.status() == REQUEST_TIMEOUT || refusal.status() == TOO_EARLY));
  }
}
