package dev.vitals.examples.report;

import java.util.Locale;

/**
 * A chart as an SVG file of its own, for pages of Markdown. It holds its styles, loads nothing, and
 * follows the reader's preference for light or dark.
 */
final class Picture {
  static final int WIDTH = 760;
  static final int MARGIN = 20;

  private final Element svg;

  /** A picture with nothing but its title and, below that, its unit. */
  Picture(String title, String unit, int height) {
    svg = Element.of("svg", "picture")
        .with("xmlns", "http://www.w3.org/2000/svg")
        .with("viewBox", "0 0 " + WIDTH + " " + height)
        .with("width", pixels(WIDTH))
        .with("height", pixels(height))
        .with("role", "img")
        .with("aria-label", title + ", " + unit)
        .add(Element.of("style").text(Css.charts()))
        .add(Element.of("rect", "card")
            .with("width", pixels(WIDTH))
            .with("height", pixels(height))
            .with("rx", "8"));
    text("title", MARGIN, 28, title);
    text("soft", MARGIN, 48, unit);
  }

  /** Places a drawing that counts in shares of its width and height. */
  Picture place(Element drawing, double x, double y, double width, double height) {
    svg.add(drawing
        .with("x", pixels(x))
        .with("y", pixels(y))
        .with("width", pixels(width))
        .with("height", pixels(height)));
    return this;
  }

  /** Writes text whose class says how it looks and which of its ends is at {@code x}. */
  Picture text(String cssClass, double x, double y, String text) {
    svg.add(
        Element.of("text", cssClass).with("x", pixels(x)).with("y", pixels(y)).text(text));
    return this;
  }

  /** The content of the file. */
  String svg() {
    return svg + "\n";
  }

  private static String pixels(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }
}
