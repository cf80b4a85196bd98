package dev.vitals.benchmarks.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Values over the seconds of a run, from zero, as an SVG picture. */
public final class LineChart {
  private static final int WIDTH = 760;
  private static final int HEIGHT = 380;
  private static final int LEFT = 50;
  private static final int RIGHT = 30;
  private static final int TOP = 92;
  private static final int BOTTOM = 40;
  private static final int LEGEND_STEP = 118;
  private static final int SECONDS_A_TICK = 30;
  private static final String OURS = "#0d9488";
  private static final List<String> OTHERS =
      List.of("#0f172a", "#8b5cf6", "#f59e0b", "#ef4444", "#94a3b8");

  private final String title;
  private final String unit;
  private final List<Line> lines = new ArrayList<>();
  private int from;
  private int to;

  private record Line(String label, List<Double> values, String colour) {
    boolean ours() {
      return colour.equals(OURS);
    }
  }

  /** An empty chart. */
  public LineChart(String title, String unit) {
    this.title = title;
    this.unit = unit;
  }

  /** Shades the seconds between. */
  public LineChart band(int from, int to) {
    this.from = from;
    this.to = to;
    return this;
  }

  /** Adds a line, a value for each second; ours has a colour of its own. */
  public LineChart add(String label, double... values) {
    long others = lines.stream().filter(line -> !line.ours()).count();
    String colour = label.startsWith("vitals") ? OURS : OTHERS.get((int) others % OTHERS.size());
    lines.add(new Line(label, Arrays.stream(values).boxed().toList(), colour));
    return this;
  }

  /** The picture. */
  public String svg() {
    int seconds = lines.stream().mapToInt(line -> line.values().size()).max().orElse(1);
    double max = lines.stream()
        .flatMap(line -> line.values().stream())
        .mapToDouble(Double::doubleValue)
        .max()
        .orElse(1);
    int top = (int) Math.ceil(max);
    StringBuilder svg = new StringBuilder();
    append(
        svg,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%1$d\" height=\"%2$d\""
            + " viewBox=\"0 0 %1$d %2$d\" font-family=\"system-ui, sans-serif\" role=\"img\""
            + " aria-label=\"%3$s\">",
        WIDTH,
        HEIGHT,
        title);
    append(svg, "<rect width=\"%d\" height=\"%d\" rx=\"8\" fill=\"#ffffff\"/>", WIDTH, HEIGHT);
    text(svg, 20, 28, "font-size=\"16\" font-weight=\"600\" fill=\"#0f172a\"", title);
    text(svg, 20, 48, "font-size=\"12\" fill=\"#64748b\"", unit);
    append(
        svg,
        "<rect x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"%d\" fill=\"#fef2f2\"/>",
        x(from, seconds),
        TOP,
        x(to, seconds) - x(from, seconds),
        HEIGHT - TOP - BOTTOM);
    axes(svg, seconds, top);
    for (int i = 0; i < lines.size(); i++) {
      line(svg, lines.get(i), i, seconds, top);
    }
    return svg.append("</svg>\n").toString();
  }

  private static void axes(StringBuilder svg, int seconds, int top) {
    for (int tick = 0; tick <= top; tick++) {
      append(
          svg,
          "<line x1=\"%d\" x2=\"%d\" y1=\"%3$.1f\" y2=\"%3$.1f\" stroke=\"#e2e8f0\"/>",
          LEFT,
          WIDTH - RIGHT,
          y(tick, top));
      String style = "font-size=\"12\" text-anchor=\"end\" fill=\"#64748b\"";
      text(svg, LEFT - 8, y(tick, top) + 4, style, tick + "×");
    }
    for (int tick = 0; tick <= seconds; tick += SECONDS_A_TICK) {
      String style = "font-size=\"12\" text-anchor=\"middle\" fill=\"#64748b\"";
      text(svg, x(tick, seconds), HEIGHT - BOTTOM + 20, style, tick + " s");
    }
  }

  private static void line(StringBuilder svg, Line line, int number, int seconds, int top) {
    String points = IntStream.range(0, line.values().size())
        .mapToObj(i -> format("%.1f,%.1f", x(i + 0.5, seconds), y(line.values().get(i), top)))
        .collect(Collectors.joining(" "));
    append(
        svg,
        "<polyline points=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"%s\"/>",
        points,
        line.colour(),
        line.ours() ? "3" : "1.5");
    int at = LEFT + number * LEGEND_STEP;
    append(
        svg, "<rect x=\"%d\" y=\"66\" width=\"14\" height=\"4\" fill=\"%s\"/>", at, line.colour());
    String weight = line.ours() ? " font-weight=\"600\"" : "";
    text(svg, at + 20, 73, "font-size=\"13\" fill=\"#0f172a\"" + weight, line.label());
  }

  private static double x(double second, int seconds) {
    return LEFT + second / seconds * (WIDTH - LEFT - RIGHT);
  }

  private static double y(double value, int top) {
    return HEIGHT - BOTTOM - value / top * (HEIGHT - TOP - BOTTOM);
  }

  private static void text(StringBuilder svg, double x, double y, String style, String words) {
    append(svg, "<text x=\"%.1f\" y=\"%.1f\" %s>%s</text>", x, y, style, words);
  }

  private static void append(StringBuilder svg, String element, Object... values) {
    svg.append(format(element, values)).append('\n');
  }

  private static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }
}
