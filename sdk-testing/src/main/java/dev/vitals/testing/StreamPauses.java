package dev.vitals.testing;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

/** Waits in the middle of answers as their {@link Pace} says, until it is closed. */
final class StreamPauses {
  private volatile Pace pace = Pace.realTime();
  private final Set<Thread> paused = new HashSet<>(); // guarded by this
  private boolean closed; // guarded by this

  /** Waits at this pace from now on. */
  void pace(Pace pace) {
    this.pace = pace;
  }

  /**
   * Waits at its pace.
   *
   * @throws IOException if the fakes are closed before or meanwhile
   */
  void pause(Duration asked) throws IOException {
    enter();
    try {
      pace.pause(asked);
    } catch (InterruptedException e) {
      throw new InterruptedIOException("interrupted in the middle of a stream");
    } finally {
      leave();
    }
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
