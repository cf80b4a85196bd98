package dev.vitals.testing;

/** How a node writes the results of its health checks. */
public enum NodeGeneration {
  /**
   * As documented in 2020: a failing check's {@code error} is an object with a {@code message}, and
   * {@code contiguousFailures} and {@code timeOfFirstFailure} are always there, 0 and null if the
   * check passes.
   */
  OF_2020,
  /** As nodes do today: {@code error} is a text, and a passing check leaves those members out. */
  CURRENT
}
