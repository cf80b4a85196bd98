package dev.vitals.examples.report;

import java.util.Locale;

/** Formats numbers for people: about three significant digits, in the same way in every locale. */
public final class Numbers {
  private Numbers() {}

  /** Returns such as {@code 0.05}, {@code 4.2}, {@code 48.2}, {@code 1,204}; a dash for NaN. */
  public static String of(double value) {
    double size = Math.abs(value);
    if (Double.isNaN(value)) {
      return "-";
    }
    if (size >= 100 || value == Math.rint(value)) {
      return String.format(Locale.ROOT, "%,.0f", value);
    }
    return String.format(Locale.ROOT, size >= 1 ? "%.1f" : "%.2f", value);
  }

  /** Returns such as {@code 7} or {@code 1,204}. */
  public static String of(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }

  /** Returns the number with its unit, such as {@code 48.2 ms}. */
  public static String of(double value, String unit) {
    return of(value) + " " + unit;
  }

  /** Returns the number with its sign, such as {@code +12} or {@code −3.5}. */
  public static String signed(double value) {
    return (value < 0 ? "−" : "+") + of(Math.abs(value));
  }

  /** Returns a share as a percentage, such as {@code 2.5 %} for 0.025. */
  public static String percent(double share) {
    return of(100 * share, "%");
  }
}
