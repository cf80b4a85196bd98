package dev.vitals.benchmarks.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Horizontal bars from zero, as an SVG picture. */
final class BarChart {
  private static final int WIDTH = 760;
  private static final int LABELS = 210;
  private static final int VALUES = 110;
  private static final int ROW = 34;
  private static final int TOP = 64;

  private final String title;
  private final String unit;
  private final List<Bar> bars = new ArrayList<>();

  private record Bar(String label, double value, boolean ours) {}

  BarChart(String title, String unit) {
    this.title = title;
    this.unit = unit;
  }

  /** Adds a bar; ours has a colour of its own. */
  BarChart add(String label, double value) {
    bars.add(new Bar(label, value, label.startsWith("vitals")));
    return this;
  }

  boolean isEmpty() {
    return bars.isEmpty();
  }

  String svg() {
    int height = TOP + bars.size() * ROW + 14;
    double max = bars.stream().mapToDouble(Bar::value).max().orElse(1);
    StringBuilder svg = new StringBuilder();
    svg.append(String.format(
        Locale.ROOT,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%1$d\" height=\"%2$d\""
            + " viewBox=\"0 0 %1$d %2$d\" font-family=\"system-ui, sans-serif\" role=\"img\""
            + " aria-label=\"%3$s\">%n"
            + "<rect width=\"%1$d\" height=\"%2$d\" rx=\"8\" fill=\"#ffffff\"/>%n"
            + "<text x=\"20\" y=\"28\" font-size=\"16\" font-weight=\"600\""
            + " fill=\"#0f172a\">%3$s</text>%n"
            + "<text x=\"20\" y=\"48\" font-size=\"12\" fill=\"#64748b\">%4$s</text>%n",
        WIDTH,
        height,
        title,
        unit));
    for (int i = 0; i < bars.size(); i++) {
      appendBar(svg, bars.get(i), TOP + i * ROW, max);
    }
    return svg.append("</svg>\n").toString();
  }

  private static void appendBar(StringBuilder svg, Bar bar, int y, double max) {
    double width = Math.max(1, bar.value() / max * (WIDTH - LABELS - VALUES));
    svg.append(String.format(
        Locale.ROOT,
        "<text x=\"%d\" y=\"%d\" font-size=\"13\" text-anchor=\"end\" fill=\"#0f172a\"%s>%s</text>"
            + "%n<rect x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"22\" rx=\"3\" fill=\"%s\"/>%n"
            + "<text x=\"%.1f\" y=\"%d\" font-size=\"13\" fill=\"#334155\">%s</text>%n",
        LABELS - 10,
        y + 16,
        bar.ours() ? " font-weight=\"600\"" : "",
        bar.label(),
        LABELS,
        y,
        width,
        bar.ours() ? "#0d9488" : "#94a3b8",
        LABELS + width + 8,
        y + 16,
        Goal.number(bar.value())));
  }
}
