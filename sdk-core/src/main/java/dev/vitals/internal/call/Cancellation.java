package dev.vitals.internal.call;

import dev.vitals.config.Sleeper;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Ends one call from another thread, whatever it is doing: sending, reading or waiting. */
public final class Cancellation {
  /** What a call that was ended this way says of itself. */
  public static final String DESCRIPTION =
      "the call was cancelled, or its client was closed, before it was finished";

  private @Nullable Runnable end;
  private @Nullable Thread waiting;
  private @Nullable Thread sleeping;
  private boolean cancelled;
  private boolean interrupted;

  public synchronized void cancel() {
    cancelled = true;
    if (end != null) {
      end.run();
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

  /**
   * Sets how to end what the call is doing now, which is ended at once if the call was cancelled
   * before.
   */
  public synchronized void watch(Runnable end) {
    this.end = end;
    if (cancelled) {
      end.run();
    }
  }

  /** Called once that has ended, so that a later cancellation does not affect it. */
  public synchronized void forget() {
    end = null;
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
