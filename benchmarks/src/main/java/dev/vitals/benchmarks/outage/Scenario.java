package dev.vitals.benchmarks.outage;

/**
 * Who calls how often, and what goes wrong. Times are in seconds.
 *
 * @param clients how many there are; each has its own retry budget
 * @param rate calls per second and client, at random moments, whatever became of the last call
 * @param fault what goes wrong from {@link #DOWN} to {@link #UP}
 * @param seed of all random numbers
 */
record Scenario(int clients, double rate, Fault fault, long seed) {
  static final int DOWN = 30;
  static final int UP = DOWN + 60;
  static final int END = UP + 60;

  /** How long a client waits for an answer. */
  static final double TIMEOUT = 1;

  /** How long the network takes, there and back. */
  static final double LATENCY = 0.01;

  /** The service can do a tenth more than is usually asked of it. */
  private static final double CAPACITY = 1.1;

  /** What goes wrong. */
  enum Fault {
    /** Each request is refused at once, as by a load balancer without backends. */
    REFUSES,
    /** Requests queue, and none is worked on. */
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
