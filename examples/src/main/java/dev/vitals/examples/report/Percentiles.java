package dev.vitals.examples.report;

import java.util.Collection;

/** The distribution of some measurements, by nearest rank: every answer was really measured. */
public final class Percentiles {
  private final double[] sorted;

  private Percentiles(double[] sorted) {
    this.sorted = sorted;
  }

  /** Of these values, in any order. */
  public static Percentiles of(Collection<Double> values) {
    return new Percentiles(
        values.stream().mapToDouble(Double::doubleValue).sorted().toArray());
  }

  /** How many there are. */
  public int count() {
    return sorted.length;
  }

  /**
   * The smallest value that so many per cent of all do not exceed; 0 is the least, 100 the
   * greatest. Of no values it is {@code NaN}.
   */
  public double at(double percent) {
    if (sorted.length == 0) {
      return Double.NaN;
    }
    int rank = (int) Math.ceil(sorted.length * percent / 100);
    return sorted[Math.max(1, rank) - 1];
  }
}
