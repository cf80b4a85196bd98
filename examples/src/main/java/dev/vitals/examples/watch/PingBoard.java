package dev.vitals.examples.watch;

import dev.vitals.examples.report.Numbers;
import dev.vitals.examples.report.Percentiles;
import dev.vitals.examples.terminal.Sparkline;
import dev.vitals.examples.terminal.Terminal;
import dev.vitals.examples.terminal.Terminal.Colour;
import dev.vitals.model.PingResult;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/** The live view of {@code PingWatch}: one line per target. */
public final class PingBoard {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneOffset.UTC);
  private static final int NAME_WIDTH = 24;
  private static final int NUMBERS_WIDTH = 36;

  private final Terminal terminal;
  private final Sparkline sparkline;

  /** Draws for the width and the characters of {@code terminal}. */
  public PingBoard(Terminal terminal) {
    this.terminal = terminal;
    this.sparkline = new Sparkline(terminal);
  }

  /** Returns the whole board. */
  public List<String> lines(List<PingLog> logs) {
    List<String> lines = new ArrayList<>();
    lines.add("");
    lines.add(terminal.paint(
        Colour.GREY,
        " %s %8s %8s %8s %7s"
            .formatted(terminal.safe("latency in ms", NAME_WIDTH), "last", "p50", "p99", "lost")));
    logs.forEach(log -> lines.add(line(log)));
    lines.add("");
    return lines;
  }

  /** Returns the line of a failure or a notice, which stays above the board. */
  public String line(PingLog.Incident incident) {
    String sign = incident.failure()
        ? terminal.paint(Colour.RED, terminal.glyph("✗", "x"))
        : terminal.paint(Colour.YELLOW, "!");
    String time = terminal.paint(Colour.GREY, TIME.format(incident.at()));
    String name = terminal.safe(incident.target(), NAME_WIDTH);
    int rest = terminal.columns() - NAME_WIDTH - 14;
    return " " + sign + " " + time + " " + name + " "
        + terminal.safe(incident.text(), rest).stripTrailing();
  }

  private String line(PingLog log) {
    List<PingResult> results = log.results();
    Percentiles percentiles = Percentiles.of(log.latencies());
    int lost = results.size() - percentiles.count();
    double last = results.isEmpty() ? Double.NaN : latency(results.get(results.size() - 1));
    String numbers = "%8s %8s %8s"
        .formatted(
            Numbers.of(last), Numbers.of(percentiles.at(50)), Numbers.of(percentiles.at(99)));
    String losses = "%7d".formatted(lost);
    int room = Math.max(0, terminal.columns() - NAME_WIDTH - NUMBERS_WIDTH - 3);
    return " "
        + terminal.paint(Colour.BOLD, terminal.safe(log.name(), NAME_WIDTH))
        + " "
        + numbers
        + " "
        + (lost == 0 ? losses : terminal.paint(Colour.RED, losses))
        + "  "
        + sparkline.of(results.stream().map(PingBoard::latency).toList(), room);
  }

  private static double latency(PingResult result) {
    return result.ok() ? result.rttMs() : Double.NaN;
  }
}
