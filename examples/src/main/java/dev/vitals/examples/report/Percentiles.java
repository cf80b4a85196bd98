package dev.vitals.examples.report;

import java.util.Collection;

/** The distribution of measurements, by nearest rank: each percentile is a measured value. */
public final class Percentiles {
  private final double[] sorted;

  private Percentiles(double[] sorted) {
    this.sorted = sorted;
  }

  /** The distribution of these values, in any order. */
  public static Percentiles of(Collection<Double> values) {
    return new Percentiles(
        values.stream().mapToDouble(Double::doubleValue).sorted().toArray());
  }

  /** Returns the number of values. */
  public int count() {
    return sorted.length;
  }

  /**
   * Returns the smallest value that {@code percent} of all values do not exceed: 0 is the minimum,
   * 100 the maximum. Without values it is {@code NaN}.
   */
  public double at(double percent) {
    if (sorted.length == 0) {
      return Double.NaN;
    }
    int rank = (int) Math.ceil(sorted.length * percent / 100);
    return sorted[Math.max(1, rank) - 1];
  }
}
