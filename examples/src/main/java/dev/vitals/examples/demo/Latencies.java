package dev.vitals.examples.demo;

import java.util.SplittableRandom;

/**
 * Random latencies of a made-up model: log-normal around a median, as those of real services are,
 * with a slow answer now and then. Not thread-safe.
 */
final class Latencies {
  private final double median;
  private final double spread;
  private final double slowShare;
  private final SplittableRandom random;

  /**
   * Makes latencies in milliseconds.
   *
   * @param spread the standard deviation of the logarithm: 0.1 is steady, 0.5 is not
   * @param slowShare the share of answers that take several times as long, from 0 to 1
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

  /** The sum of twelve uniform numbers minus six is close enough to normal. */
  private double gaussian() {
    double sum = -6;
    for (int i = 0; i < 12; i++) {
      sum += random.nextDouble();
    }
    return sum;
  }
}
