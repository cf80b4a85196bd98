package dev.vitals.examples.report;

import java.util.Locale;

/** Numbers for people: three digits that count, and the same in every country. */
public final class Numbers {
  private Numbers() {}

  /** Such as {@code 0.05}, {@code 4.2}, {@code 48.2}, {@code 1,204}; a dash for what is none. */
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

  /** Such as {@code 7} or {@code 1,204}. */
  public static String of(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }

  /** With its unit, such as {@code 48.2 ms}. */
  public static String of(double value, String unit) {
    return of(value) + " " + unit;
  }

  /** With its sign, such as {@code +12} or {@code −3.5}. */
  public static String signed(double value) {
    return (value < 0 ? "−" : "+") + of(Math.abs(value));
  }

  /** A share as per cent, such as {@code 2.5 %}. */
  public static String percent(double share) {
    return of(100 * share, "%");
  }
}
