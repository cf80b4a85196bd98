package dev.vitals.testing;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * How a fake waits where a real service would let time pass: between the probes of a ping stream,
 * and between the pieces of an answer that {@linkplain Fault#drip drips}.
 *
 * <p>A test that wants to decide when the next event is sent waits in here for a latch or a
 * semaphore of its own: {@code builder().pace(asked -> permits.acquire())}. Closing the fakes
 * interrupts whoever waits.
 */
@FunctionalInterface
public interface Pace {

  /**
   * Returns when the stream may go on. Called by several threads at once if several streams are
   * open.
   *
   * @param asked how long the client asked the service to wait
   */
  void pause(Duration asked) throws InterruptedException;

  /** As long as the client asked for: the default. */
  static Pace realTime() {
    return asked -> TimeUnit.NANOSECONDS.sleep(asked.toNanos());
  }

  /** Not at all. */
  static Pace immediate() {
    return asked -> {};
  }
}
