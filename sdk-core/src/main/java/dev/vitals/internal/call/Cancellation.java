package dev.vitals.internal.call;

import dev.vitals.config.Sleeper;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import okhttp3.Call;
import org.jspecify.annotations.Nullable;

/** Ends one call from another thread, whatever it is doing: sending, reading or waiting. */
public final class Cancellation {
  private @Nullable Call call;
  private @Nullable Thread waiting;
  private @Nullable Thread sleeping;
  private boolean cancelled;
  private boolean interrupted;

  public synchronized void cancel() {
    cancelled = true;
    if (call != null) {
      call.cancel();
    }
    LockSupport.unpark(waiting);
    if (sleeping != null) {
      interrupted = true;
      sleeping.interrupt();
    }
  }

  public synchronized boolean isCancelled() {
    return cancelled;
  }

  /** Sets the current attempt, which is cancelled at once if the call already was. */
  public synchronized void watch(Call attempt) {
    call = attempt;
    if (cancelled) {
      attempt.cancel();
    }
  }

  /** Clears the attempt once it has ended, so that a later cancellation does not affect it. */
  public synchronized void forget() {
    call = null;
  }

  /** Waits, at most until the cancellation. */
  public void sleep(Duration duration) throws InterruptedException {
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

  /** Waits in the given sleeper, which a cancellation interrupts. */
  public void sleep(Duration duration, Sleeper sleeper) throws InterruptedException {
    if (!fallAsleep()) {
      return;
    }
    try {
      sleeper.sleep(duration);
    } catch (InterruptedException e) {
      if (!isCancelled()) {
        throw e;
      }
    } finally {
      wakeUp();
    }
  }

  private synchronized boolean fallAsleep() {
    sleeping = cancelled ? null : Thread.currentThread();
    return !cancelled;
  }

  /**
   * Clears our own interrupt if it came too late for the sleeper, so that it affects nobody else.
   */
  private synchronized void wakeUp() {
    sleeping = null;
    if (interrupted) {
      Thread.interrupted();
    }
  }

  private synchronized void waiting(@Nullable Thread thread) {
    waiting = thread;
  }
}
