package dev.vitals.examples.terminal;

import java.util.List;

/** Draws the latest values as a row of small columns, scaled between the least and the greatest. */
public final class Sparkline {
  private static final String BLOCKS = "▁▂▃▄▅▆▇█";
  private static final String SIGNS = "_.-~=+*#";

  private final Terminal terminal;

  /** Draws with the characters that {@code terminal} has. */
  public Sparkline(Terminal terminal) {
    this.terminal = terminal;
  }

  /**
   * Returns the last {@code width} values; {@code NaN} is a failure, drawn as a cross. Heights are
   * logarithmic, so that one slow answer does not flatten all others.
   */
  public String of(List<Double> values, int width) {
    List<Double> shown = values.subList(Math.max(0, values.size() - width), values.size());
    double low =
        shown.stream().filter(v -> !v.isNaN()).mapToDouble(v -> v).min().orElse(0);
    double high =
        shown.stream().filter(v -> !v.isNaN()).mapToDouble(v -> v).max().orElse(0);
    StringBuilder line = new StringBuilder();
    for (double value : shown) {
      line.append(Double.isNaN(value) ? failure() : column(value, low, high));
    }
    return line.toString();
  }

  private String failure() {
    return terminal.paint(Terminal.Colour.RED, terminal.glyph("×", "x"));
  }

  private String column(double value, double low, double high) {
    String columns = terminal.glyph(BLOCKS, SIGNS);
    double share = high <= low || low <= 0 ? 0 : Math.log(value / low) / Math.log(high / low);
    int height = (int) Math.round(share * (columns.length() - 1));
    return terminal.paint(Terminal.Colour.CYAN, columns.substring(height, height + 1));
  }
}
