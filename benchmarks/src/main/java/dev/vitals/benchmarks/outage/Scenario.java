package dev.vitals.benchmarks.outage;

/**
 * What happens to whom. Times are in seconds.
 *
 * @param clients each with a retry budget of its own
 * @param rate calls that a client makes in a second, at random moments, whatever became of the last
 * @param fault what is wrong from {@link #DOWN} to {@link #UP}
 * @param seed of all chance
 */
record Scenario(int clients, double rate, Fault fault, long seed) {
  static final int DOWN = 30;
  static final int UP = DOWN + 60;
  static final int END = UP + 60;

  /** After which a client takes an attempt for lost. */
  static final double TIMEOUT = 1;

  /** On the way to the service and back. */
  static final double LATENCY = 0.01;

  /** The service can do a tenth more than it is ordinarily asked to, and no more. */
  private static final double CAPACITY = 1.1;

  /** What is wrong. */
  enum Fault {
    /** Each request is refused at once, as by a load balancer with nothing behind it. */
    REFUSES,
    /** Requests queue, and nothing is worked on. */
    HANGS,
    /** One of ten requests fails at once; the others are worked on. */
    FLAKY
  }

  /** Calls in a second, of all clients. */
  double demand() {
    return clients * rate;
  }

  /** Requests that the service works on in a second. */
  double capacity() {
    return demand() * CAPACITY;
  }
}
