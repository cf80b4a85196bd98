package dev.vitals.examples.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** The style sheets, and the class names that they use. */
final class Css {
  private static final int SERIES_COLOURS = 6;

  private Css() {}

  static String name(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  /** The class of the series with this number, from 0; colours repeat after the last one. */
  static String series(int number) {
    return "s" + (number % SERIES_COLOURS + 1);
  }

  /** The styles of charts, on a page or as pictures. */
  static String charts() {
    return read("chart.css");
  }

  /** The styles of a page around its charts. */
  static String page() {
    return read("page.css");
  }

  private static String read(String name) {
    try (InputStream css = Css.class.getResourceAsStream(name)) {
      if (css == null) {
        throw new IllegalStateException(name + " is missing beside " + Css.class.getName());
      }
      return new String(css.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
