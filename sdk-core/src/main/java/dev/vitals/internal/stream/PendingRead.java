package dev.vitals.internal.stream;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Lets a borrowed thread wait for the next item, so that the caller can stop waiting and ask again
 * later. OkHttp ends a connection whose read takes longer than its timeout, so a wait that leaves
 * the stream as it is must be a wait for the reader. Confined to the caller's thread.
 */
final class PendingRead {
  private final Executor threads;
  private final Runnable reader;
  private @Nullable FutureTask<Void> underWay;

  /** Runs {@code reader} on {@code threads}. */
  PendingRead(Executor threads, Runnable reader) {
    this.threads = threads;
    this.reader = reader;
  }

  boolean isUnderWay() {
    return underWay != null;
  }

  /** Starts a read, if none is under way, and returns whether it ended within {@code wait}. */
  boolean ends(Duration wait) throws InterruptedException {
    FutureTask<Void> read = underWay;
    if (read == null) {
      read = new FutureTask<>(reader, null);
      underWay = read;
      threads.execute(read);
    }
    try {
      read.get(nanos(wait), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      return false;
    } catch (ExecutionException e) {
      underWay = null;
      throw unchecked(e.getCause());
    }
    underWay = null;
    return true;
  }

  private static long nanos(Duration wait) {
    return wait.compareTo(Duration.ofNanos(Long.MAX_VALUE)) < 0 ? wait.toNanos() : Long.MAX_VALUE;
  }

  /** What a reader throws is unchecked; anything else would be a mistake of a caller's language. */
  private static RuntimeException unchecked(@Nullable Throwable cause) {
    if (cause instanceof Error error) {
      throw error;
    }
    return cause instanceof RuntimeException failure ? failure : new IllegalStateException(cause);
  }
}
