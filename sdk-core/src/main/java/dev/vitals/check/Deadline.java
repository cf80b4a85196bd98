package dev.vitals.check;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The time that a check may take. */
final class Deadline {
  private final Duration limit;
  private final long start = System.nanoTime();

  Deadline(Duration limit) {
    this.limit = limit;
  }

  Duration limit() {
    return limit;
  }

  Duration elapsed() {
    return Duration.ofNanos(System.nanoTime() - start);
  }

  /** Returns the time that is left; negative after the deadline. */
  Duration remaining() {
    return limit.minus(elapsed());
  }

  /** Waits until the work is done, or until this time has passed since the start. */
  void await(CompletableFuture<?> work, Duration sinceStart) throws InterruptedException {
    long nanos = sinceStart.minus(elapsed()).toNanos();
    try {
      work.get(Math.max(0, nanos), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      // the caller looks at what is done
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause()); // examinations never fail
    }
  }
}
