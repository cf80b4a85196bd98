package dev.vitals.examples.fleet;

import dev.vitals.examples.report.Numbers;
import dev.vitals.examples.report.Percentiles;
import dev.vitals.examples.terminal.LiveView;
import dev.vitals.examples.terminal.ProgressBar;
import dev.vitals.examples.terminal.Terminal;
import dev.vitals.examples.terminal.Terminal.Colour;
import dev.vitals.model.PingResult;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The live view of {@code FleetPing}, and its summary. Thread-safe. */
public final class FleetView {
  private static final int BESIDE_THE_BAR = 54;
  private static final int SLOWEST = 5;
  private static final int KINDS_OF_FAILURES = 5;
  private static final long FRAME_NANOS = 50_000_000;
  private static final double[] BOUNDS = {50, 100, 200, 400, 800, 1_600, Double.POSITIVE_INFINITY};

  private final FleetTally tally;
  private final int total;
  private final Terminal terminal;
  private final ProgressBar bar;
  private long lastFrame = System.nanoTime() - FRAME_NANOS;

  /**
   * Shows a tally that others add to.
   *
   * @param total the number of calls when all are done
   */
  public FleetView(FleetTally tally, int total, Terminal terminal) {
    this.tally = tally;
    this.total = total;
    this.terminal = terminal;
    this.bar = new ProgressBar(terminal, total);
  }

  /** Draws the bar at most 20 times per second; without a terminal, prints a line per tenth. */
  public synchronized void drawProgress(LiveView view) {
    int done = tally.done();
    if (!terminal.isInteractive()) {
      if (bar.reachedAnotherTenth(done)) {
        view.log(" %5d of %d, %d failed".formatted(done, total, tally.failed()));
      }
    } else if (System.nanoTime() - lastFrame >= FRAME_NANOS) {
      lastFrame = System.nanoTime();
      view.draw(List.of("", progress(), ""));
    }
  }

  /** Returns the lines to show when all calls are done. */
  public List<String> summary() {
    Percentiles percentiles = Percentiles.of(tally.latencies());
    List<String> lines = new ArrayList<>(List.of("", progress(), ""));
    lines.add(" %s p50 %s   p90 %s   p99 %s   max %s"
        .formatted(
            heading("latency in ms"),
            Numbers.of(percentiles.at(50)),
            Numbers.of(percentiles.at(90)),
            Numbers.of(percentiles.at(99)),
            Numbers.of(percentiles.at(100))));
    lines.addAll(histogram());
    lines.add("");
    lines.add(" " + heading("slowest"));
    tally.slowest(SLOWEST).forEach(result -> lines.add(line(result)));
    lines.add("");
    lines.add(" " + heading(tally.failed() == 0 ? "none failed" : "failed"));
    tally.failures().entrySet().stream()
        .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
        .limit(KINDS_OF_FAILURES)
        .forEach(kind -> lines.add(failure(kind.getKey(), kind.getValue())));
    lines.add("");
    lines.add(" %d calls were answered only after a retry, such as after a 429"
        .formatted(tally.repeated()));
    return lines;
  }

  private String progress() {
    int done = tally.done();
    double seconds = tally.seconds();
    int failed = tally.failed();
    String failures = "%d failed".formatted(failed);
    return " %s %d of %d   %.1f s   %.0f per second   %s"
        .formatted(
            bar.line(done, Math.max(1, terminal.columns() - BESIDE_THE_BAR)),
            done,
            total,
            seconds,
            done / seconds,
            failed == 0 ? failures : terminal.paint(Colour.RED, failures));
  }

  private List<String> histogram() {
    List<Double> latencies = tally.latencies();
    int[] counts = new int[BOUNDS.length];
    for (double latency : latencies) {
      int bucket = 0;
      while (latency > BOUNDS[bucket]) {
        bucket++;
      }
      counts[bucket]++;
    }
    List<String> lines = new ArrayList<>();
    int room = terminal.columns() - 24;
    int most = Math.max(1, Arrays.stream(counts).max().orElse(1));
    for (int i = 0; i < counts.length; i++) {
      String label = Double.isInfinite(BOUNDS[i]) ? "more" : "to " + Numbers.of(BOUNDS[i]);
      int width = (room * counts[i] + most - 1) / most; // at least one cell unless it is 0
      String drawn = terminal.paint(Colour.CYAN, terminal.glyph("█", "#").repeat(width));
      lines.add(" %14s %5d %s".formatted(label, counts[i], drawn));
    }
    return lines;
  }

  private String line(PingResult result) {
    return " %14s ms  %s"
        .formatted(
            Numbers.of(result.rttMs()),
            terminal
                .safe(result.endpoint().modelIdentifier(), terminal.columns() - 20)
                .stripTrailing());
  }

  private String failure(String message, int count) {
    return " %14d %s  %s"
        .formatted(
            count,
            terminal.paint(Colour.RED, terminal.glyph("✗", "x")),
            terminal.safe(message, terminal.columns() - 20).stripTrailing());
  }

  private String heading(String text) {
    return terminal.paint(Colour.BOLD, "%14s".formatted(text)) + " ";
  }
}
