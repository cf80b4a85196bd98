package dev.vitals.examples;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns what a program drew in a terminal into an SVG picture. */
final class TerminalPicture {
  private static final Pattern STYLED =
      Pattern.compile("\u001b\\[(\\d+)m([^\u001b]*)\u001b\\[0m|([^\u001b]+)");
  private static final Map<String, String> COLOURS = Map.of(
      "32", "#4ade80", "33", "#fbbf24", "31", "#f87171", "36", "#6ea8fe", "90", "#8b95a5", "1",
      "#ffffff");
  private static final double CELL = 8.4;
  private static final int LINE = 20;
  private static final int MARGIN = 24;
  private static final int BAR = 40;

  private TerminalPicture() {}

  static String of(String command, List<String> lines, int columns) {
    double width = 2 * MARGIN + columns * CELL;
    int height = BAR + LINE * (lines.size() + 2) + MARGIN / 2;
    StringBuilder svg =
        new StringBuilder("""
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %s %d" width="%s" height="%d" \
        font-family="ui-monospace, 'JetBrains Mono', Menlo, Consolas, 'DejaVu Sans Mono', monospace" font-size="14">
        <rect width="100%%" height="100%%" rx="12" fill="#12161c"/>
        <g fill="#3a424f"><circle cx="26" cy="22" r="6"/><circle cx="46" cy="22" r="6"/><circle cx="66" cy="22" r="6"/></g>
        """.formatted(number(width), height, number(width), height));
    svg.append(text(0, 0, "#8b95a5", "$ " + command));
    for (int row = 0; row < lines.size(); row++) {
      line(lines.get(row), row + 1, svg);
    }
    return svg.append("</svg>\n").toString();
  }

  private static void line(String line, int row, StringBuilder svg) {
    int column = 0;
    Matcher parts = STYLED.matcher(line);
    while (parts.find()) {
      boolean styled = parts.group(1) != null;
      String words = styled ? parts.group(2) : parts.group(3);
      String colour = styled ? COLOURS.getOrDefault(parts.group(1), "#d5dbe5") : "#d5dbe5";
      // Each run of characters has its own position, whatever the widths of the font.
      Matcher runs = Pattern.compile("\\S+( \\S+)*").matcher(words);
      while (runs.find()) {
        svg.append(text(row, column + runs.start(), colour, runs.group()));
      }
      column += words.length();
    }
  }

  private static String text(int row, int column, String colour, String words) {
    return "<text x=\"%s\" y=\"%d\" textLength=\"%s\" lengthAdjust=\"spacingAndGlyphs\" fill=\"%s\">%s</text>\n"
        .formatted(
            number(MARGIN + column * CELL),
            BAR + LINE + row * LINE,
            number(words.length() * CELL),
            colour,
            words.replace("&", "&amp;").replace("<", "&lt;"));
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }
}
