package dev.vitals.client;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import okhttp3.Call;
import org.jspecify.annotations.Nullable;

/** Ends one call from another thread, whatever it is doing: sending, reading or waiting. */
final class Cancellation {
  private @Nullable Call call;
  private @Nullable Thread waiting;
  private boolean cancelled;

  synchronized void cancel() {
    cancelled = true;
    if (call != null) {
      call.cancel();
    }
    LockSupport.unpark(waiting);
  }

  synchronized boolean isCancelled() {
    return cancelled;
  }

  /** The attempt at hand; cancelled at once if the call was. */
  synchronized void watch(Call attempt) {
    call = attempt;
    if (cancelled) {
      attempt.cancel();
    }
  }

  /** Waits, but not beyond the cancellation. */
  void sleep(Duration duration) throws InterruptedException {
    long end = System.nanoTime() + duration.toNanos();
    waiting(Thread.currentThread());
    try {
      while (!isCancelled() && end - System.nanoTime() > 0) {
        LockSupport.parkNanos(this, end - System.nanoTime());
        if (Thread.interrupted()) {
          throw new InterruptedException();
        }
      }
    } finally {
      waiting(null);
    }
  }

  private synchronized void waiting(@Nullable Thread thread) {
    waiting = thread;
  }
}
