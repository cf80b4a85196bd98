package dev.vitals.examples.traffic;

import dev.vitals.examples.report.Numbers;
import dev.vitals.examples.terminal.Terminal;
import dev.vitals.examples.terminal.Terminal.Colour;
import dev.vitals.model.MetricDatapoint;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Sums of bytes over time, one column per period: what was sent grows up from the line, what was
 * received grows down from it. A period without a value is a gap in the line.
 */
public final class AddressChart {
  private static final int HEIGHT = 6; // of each half, in lines
  private static final String RISING = "▁▂▃▄▅▆▇█";
  private static final double BYTES_PER_MEGABYTE = 1e6;
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm").withZone(ZoneOffset.UTC);

  private final Instant from;
  private final Duration period;
  private final int columns;
  private final Terminal terminal;

  /** Draws the periods from {@code from} to {@code to} for the characters of {@code terminal}. */
  public AddressChart(Instant from, Instant to, Duration period, Terminal terminal) {
    this.from = from;
    this.period = period;
    this.columns = (int) Duration.between(from, to).dividedBy(period) + 1;
    this.terminal = terminal;
  }

  /** Returns the drawing of these sums. */
  public List<String> lines(List<MetricDatapoint> sent, List<MetricDatapoint> received) {
    double[] up = columns(sent);
    double[] down = columns(received);
    double[] upHeights = heights(up);
    double[] downHeights = heights(down);
    List<String> lines = new ArrayList<>();
    lines.add("");
    for (int row = HEIGHT; row >= 1; row--) {
      String label = row == HEIGHT ? Numbers.of(most(up) / BYTES_PER_MEGABYTE, "MB") : "";
      lines.add(line(label, Colour.CYAN, risingRow(upHeights, row)));
    }
    lines.add(line("0", Colour.GREY, axis(up, down)));
    for (int row = 1; row <= HEIGHT; row++) {
      String label = row == HEIGHT ? Numbers.of(most(down) / BYTES_PER_MEGABYTE, "MB") : "";
      lines.add(line(label, Colour.GREEN, fallingRow(downHeights, row)));
    }
    lines.add(line("UTC", Colour.GREY, times()));
    lines.add("");
    lines.add("  " + terminal.paint(Colour.CYAN, "sent " + total(up)) + ", "
        + terminal.paint(Colour.GREEN, "received " + total(down)) + gaps(up, down));
    lines.add("");
    return lines;
  }

  /** The sum of each column; NaN where there is none. */
  private double[] columns(List<MetricDatapoint> points) {
    double[] sums = new double[columns];
    Arrays.fill(sums, Double.NaN);
    for (MetricDatapoint point : points) {
      Instant time = Instant.ofEpochMilli(point.timestamp());
      long column = Duration.between(from, time).dividedBy(period);
      Double sum = point.sum();
      if (sum != null && !time.isBefore(from) && column < columns) {
        sums[(int) column] = sum;
      }
    }
    return sums;
  }

  private String line(String label, Colour colour, String cells) {
    return "  %9s ".formatted(label) + terminal.paint(colour, cells);
  }

  private String risingRow(double[] heights, int row) {
    StringBuilder cells = new StringBuilder();
    for (double height : heights) {
      double above = height - (row - 1);
      if (!(above > 0)) {
        cells.append(' ');
      } else if (above >= 1) {
        cells.append(terminal.glyph("█", "#"));
      } else {
        int eighth = (int) Math.min(7, above * 8);
        cells.append(terminal.glyph(RISING.substring(eighth, eighth + 1), above < 0.5 ? "." : "#"));
      }
    }
    return cells.toString();
  }

  private String fallingRow(double[] heights, int row) {
    StringBuilder cells = new StringBuilder();
    for (double height : heights) {
      double below = height - (row - 1);
      String half = terminal.glyph("▀", "'");
      cells.append(!(below > 0) ? " " : below >= 0.75 ? terminal.glyph("█", "#") : half);
    }
    return cells.toString();
  }

  private static double[] heights(double[] sums) {
    double most = most(sums);
    return Arrays.stream(sums).map(sum -> sum / most * HEIGHT).toArray();
  }

  private String axis(double[] up, double[] down) {
    StringBuilder axis = new StringBuilder();
    for (int i = 0; i < columns; i++) {
      boolean empty = Double.isNaN(up[i]) && Double.isNaN(down[i]);
      axis.append(empty ? " " : terminal.glyph("─", "-"));
    }
    return axis.toString();
  }

  private String times() {
    String first = TIME.format(from);
    String last = TIME.format(from.plus(period.multipliedBy(columns - 1L)));
    String middle = TIME.format(from.plus(period.multipliedBy(columns / 2L)));
    int left = columns / 2 - first.length();
    int right = columns - columns / 2 - middle.length() - last.length();
    return first + " ".repeat(Math.max(1, left)) + middle + " ".repeat(Math.max(1, right)) + last;
  }

  private String gaps(double[] up, double[] down) {
    long gaps = 0;
    for (int i = 0; i < columns - 1; i++) { // the last period has only begun
      gaps += Double.isNaN(up[i]) && Double.isNaN(down[i]) ? 1 : 0;
    }
    if (gaps == 0) {
      return "";
    }
    String missing = "; nothing was recorded for %d minutes".formatted(gaps * period.toMinutes());
    return terminal.paint(Colour.YELLOW, missing);
  }

  private static double most(double[] sums) {
    return Arrays.stream(sums).filter(sum -> !Double.isNaN(sum)).max().orElse(0);
  }

  private static String total(double[] sums) {
    double bytes = Arrays.stream(sums).filter(sum -> !Double.isNaN(sum)).sum();
    return Numbers.of(bytes / BYTES_PER_MEGABYTE, "MB");
  }
}
