package dev.vitals.benchmarks.report;

import java.util.Locale;
import java.util.OptionalDouble;

/**
 * A goal and what was measured.
 *
 * @param text what is measured
 * @param must the promised bound
 * @param aim the bound that is hoped for; equal to {@code must} if nothing more is
 * @param atLeast whether more is better
 * @param measured empty if the measurement failed
 */
record Goal(String text, double must, double aim, boolean atLeast, OptionalDouble measured) {
  static Goal atLeast(String text, double must, double aim, OptionalDouble measured) {
    return new Goal(text, must, aim, true, measured);
  }

  static Goal atMost(String text, double must, double aim, OptionalDouble measured) {
    return new Goal(text, must, aim, false, measured);
  }

  /** Returns the verdict in a word or two. */
  String verdict() {
    if (measured.isEmpty()) {
      return "not measured";
    }
    return meets(aim) && aim != must ? "aim met" : meets(must) ? "met" : "missed";
  }

  private boolean meets(double bound) {
    double value = measured.orElseThrow();
    return atLeast ? value >= bound : value <= bound;
  }

  /** A row of the table. */
  String row() {
    String sign = atLeast ? "≥ " : "≤ ";
    return String.join(
        " | ",
        "| " + text,
        sign + number(must),
        aim == must ? "" : sign + number(aim),
        measured.isPresent() ? number(measured.getAsDouble()) : "",
        verdict() + " |");
  }

  /** Formats a number with as many digits as are meaningful. */
  static String number(double value) {
    return value == Math.rint(value) || value >= 100
        ? String.format(Locale.ROOT, "%,.0f", value)
        : String.format(Locale.ROOT, "%.2f", value);
  }
}
