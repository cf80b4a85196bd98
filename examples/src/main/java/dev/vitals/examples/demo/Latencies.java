package dev.vitals.examples.demo;

import java.util.SplittableRandom;

/**
 * How long a made-up model takes: log-normal about its median, as real services are, with slow
 * answers now and then. Not thread-safe.
 */
final class Latencies {
  private final double median;
  private final double spread;
  private final double slowShare;
  private final SplittableRandom random;

  /**
   * Millis about a median.
   *
   * @param spread the standard deviation of the logarithm: 0.1 is steady, 0.5 is not
   * @param slowShare how many answers take several times as long, from 0 to 1
   */
  Latencies(double median, double spread, double slowShare, long seed) {
    this.median = median;
    this.spread = spread;
    this.slowShare = slowShare;
    this.random = new SplittableRandom(seed);
  }

  double next() {
    double slow = random.nextDouble() < slowShare ? random.nextDouble(3, 7) : 1;
    return median * slow * Math.exp(spread * gaussian());
  }

  double nextShare() {
    return random.nextDouble();
  }

  /** Twelve uniform numbers less six are normal enough, and need nothing newer than Java 17. */
  private double gaussian() {
    double sum = -6;
    for (int i = 0; i < 12; i++) {
      sum += random.nextDouble();
    }
    return sum;
  }
}
