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
   * Returns when this much time has passed by the clock it belongs to. Called on the thread that
   * waits, by several threads at once if several calls wait.
   *
   * @throws InterruptedException if the thread was interrupted: that is how a wait is cut short,
   *     also when its call was cancelled
   */
  void sleep(Duration duration) throws InterruptedException;
}
