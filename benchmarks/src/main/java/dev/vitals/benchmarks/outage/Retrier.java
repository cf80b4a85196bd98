package dev.vitals.benchmarks.outage;

import java.util.OptionalDouble;

/** How one client reacts to failures. Remembers its budget; used by one thread. */
interface Retrier {
  /**
   * Decides after a failed attempt.
   *
   * @param attempts the call's attempts so far
   * @param timeout whether the attempt timed out, rather than being refused
   * @param elapsed seconds since the call began
   * @param random from 0 inclusive to 1 exclusive
   * @return seconds to wait before another attempt; empty to give up
   */
  OptionalDouble retry(int attempts, boolean timeout, double elapsed, double random);

  /** Called when a call has succeeded with its {@code attempts}th attempt. */
  default void succeeded(int attempts) {}
}
