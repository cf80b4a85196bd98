package dev.vitals.benchmarks.outage;

import java.util.OptionalDouble;

/** What one client does about failures. It has a memory, its budget; of one thread. */
public interface Retrier {
  /**
   * Decides after a failed attempt.
   *
   * @param attempts of this call so far
   * @param timeout whether nothing came in time, rather than a refusal
   * @param elapsed seconds since the call began
   * @param random from 0 inclusive to 1 exclusive
   * @return seconds to wait before another attempt; empty to give up
   */
  OptionalDouble retry(int attempts, boolean timeout, double elapsed, double random);

  /** Learns of a call that succeeded with its {@code attempts}th attempt. */
  default void succeeded(int attempts) {}
}
