package dev.vitals.testing.internal.server;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Waits in the middle of answers, until it is closed. */
public final class StreamPauses {
  private static final long LOOK_MILLIS = 5;

  private volatile Pause pause = asked -> {};
  private final Set<Thread> paused = new HashSet<>(); // guarded by this
  private boolean closed; // guarded by this

  /** How to wait. */
  @FunctionalInterface
  public interface Pause {
    /** Returns when the answer may go on. */
    void pause(Duration asked) throws InterruptedException;
  }

  /** Waits like this from now on. */
  void pause(Pause pause) {
    this.pause = pause;
  }

  /**
   * Waits as it was told to.
   *
   * @throws IOException if the fakes are closed before or meanwhile
   */
  void pause(Duration asked) throws IOException {
    enter();
    try {
      pause.pause(asked);
    } catch (InterruptedException e) {
      throw new InterruptedIOException("interrupted in the middle of a stream");
    } finally {
      leave();
    }
  }

  /**
   * Waits for as long as it takes.
   *
   * @throws IOException always: when it has ended, or the server is closed
   */
  void holdUntil(BooleanSupplier ended) throws IOException {
    enter();
    try {
      while (!ended.getAsBoolean()) {
        TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
      }
    } catch (InterruptedException e) {
      throw new InterruptedIOException("the server was closed");
    } finally {
      leave();
    }
    throw new IOException("the connection has ended");
  }

  synchronized void close() {
    closed = true;
    paused.forEach(Thread::interrupt);
  }

  private synchronized void enter() throws IOException {
    if (closed) {
      throw new IOException("the fakes are closed");
    }
    paused.add(Thread.currentThread());
  }

  /** Nobody interrupts the thread after this; an interrupt that came late is not passed on. */
  private synchronized void leave() {
    paused.remove(Thread.currentThread());
    if (closed) {
      Thread.interrupted();
    }
  }
}
