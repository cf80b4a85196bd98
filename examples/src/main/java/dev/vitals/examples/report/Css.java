package dev.vitals.examples.report;

import java.util.Locale;

/** What page.css calls things. */
final class Css {
  private static final int SERIES_COLOURS = 6;

  private Css() {}

  static String name(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  /** The class of the series with this number, from 0; the colours come again after the last. */
  static String series(int number) {
    return "s" + (number % SERIES_COLOURS + 1);
  }
}
