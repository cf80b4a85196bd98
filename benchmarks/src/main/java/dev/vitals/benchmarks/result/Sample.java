package dev.vitals.benchmarks.result;

import java.util.Arrays;

/** Measured values, sorted. */
public final class Sample {
  private final double[] sorted;

  private Sample(double[] sorted) {
    this.sorted = sorted;
  }

  /** Sorts the values; at least one is required. */
  public static Sample of(double... values) {
    if (values.length == 0) {
      throw new IllegalArgumentException("nothing was measured");
    }
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return new Sample(sorted);
  }

  /** The value that {@code share} of all (0 to 1) do not exceed. */
  public double percentile(double share) {
    int rank = (int) Math.ceil(share * sorted.length);
    return sorted[Math.max(0, Math.min(sorted.length, rank) - 1)];
  }

  /** The median. */
  public double median() {
    return percentile(0.5);
  }

  /** The smallest. */
  public double min() {
    return sorted[0];
  }

  /** The largest. */
  public double max() {
    return sorted[sorted.length - 1];
  }
}
