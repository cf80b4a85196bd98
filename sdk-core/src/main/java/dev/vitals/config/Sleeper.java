package dev.vitals.config;

import java.time.Duration;

/**
 * Lets time pass between two attempts of a call.
 *
 * @see Configuration.Builder#time
 */
@FunctionalInterface
public interface Sleeper {

  /**
   * Returns once this much time has passed on the clock that was set together with this sleeper.
   * It is called on the waiting thread, and concurrently if several calls wait.
   *
   * @throws InterruptedException if the thread is interrupted, which is how a wait is cut short,
   *     also when the call is cancelled
   */
  void sleep(Duration duration) throws InterruptedException;
}
