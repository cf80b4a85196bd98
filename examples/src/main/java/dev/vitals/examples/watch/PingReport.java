package dev.vitals.examples.watch;

import dev.vitals.examples.report.Facts;
import dev.vitals.examples.report.Facts.Mood;
import dev.vitals.examples.report.LineChart;
import dev.vitals.examples.report.LineChart.Point;
import dev.vitals.examples.report.Numbers;
import dev.vitals.examples.report.Page;
import dev.vitals.examples.report.Percentiles;
import dev.vitals.examples.report.StripChart;
import dev.vitals.examples.report.Table;
import dev.vitals.model.PingResult;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/** The report of {@code PingWatch}: how the targets compare, and each over time. */
public final class PingReport {
  private final List<PingLog> logs;

  /** Reports what these logs hold when {@link #page()} is called. */
  public PingReport(List<PingLog> logs) {
    this.logs = logs;
  }

  /** Builds the page. */
  public Page page() {
    List<PingResult> all = logs.stream().flatMap(log -> log.results().stream()).toList();
    Instant start =
        all.stream().map(PingLog::sentAt).min(Comparator.naturalOrder()).orElseGet(Instant::now);
    return Page.of("Ping watch", logs.size() + " targets, " + all.size() + " probes", start)
        .add(facts(all))
        .section(
            "How the targets compare",
            "Every probe that was answered. Failed probes are counted in the table.",
            strips(),
            table())
        .grid(
            "Each target over time",
            "A red line marks a probe that failed. Each chart has its own scale.",
            IntStream.range(0, logs.size()).mapToObj(this::chart).toList());
  }

  private Facts facts(List<PingResult> all) {
    long failed = all.stream().filter(result -> !result.ok()).count();
    Percentiles total =
        Percentiles.of(logs.stream().flatMap(log -> log.latencies().stream()).toList());
    Facts facts = new Facts()
        .add(
            "Failed probes",
            Long.toString(failed),
            all.isEmpty() ? "of none" : Numbers.percent((double) failed / all.size()) + " of all",
            failed == 0 ? Mood.GOOD : Mood.BAD)
        .add("Median latency", Numbers.of(total.at(50), "ms"), "over all targets");
    Comparator<PingLog> byTail = Comparator.comparingDouble(PingReport::tail);
    logs.stream()
        .filter(log -> !log.latencies().isEmpty())
        .min(byTail)
        .ifPresent(log ->
            facts.add("Quickest", Numbers.of(tail(log), "ms"), "99th percentile of " + log.name()));
    logs.stream()
        .filter(log -> !log.latencies().isEmpty())
        .max(byTail)
        .ifPresent(log ->
            facts.add("Slowest", Numbers.of(tail(log), "ms"), "99th percentile of " + log.name()));
    return facts;
  }

  private StripChart strips() {
    StripChart chart = StripChart.of("Latency", "ms");
    logs.forEach(log -> chart.row(log.name(), log.latencies()));
    return chart;
  }

  private Table table() {
    Table table =
        Table.of("target", "probes", "failed", "p50, ms", "p90, ms", "p99, ms", "most, ms");
    for (PingLog log : logs) {
      Percentiles percentiles = Percentiles.of(log.latencies());
      int probes = log.results().size();
      table.row(
          log.name(),
          Integer.toString(probes),
          Integer.toString(probes - percentiles.count()),
          Numbers.of(percentiles.at(50)),
          Numbers.of(percentiles.at(90)),
          Numbers.of(percentiles.at(99)),
          Numbers.of(percentiles.at(100)));
    }
    return table;
  }

  private LineChart chart(int number) {
    PingLog log = logs.get(number);
    LineChart chart = LineChart.overTime(log.name(), "ms").firstColour(number);
    chart.line(log.name(), log.results().stream().map(PingReport::point).toList());
    log.results().stream()
        .filter(result -> !result.ok())
        .map(PingReport::point)
        .forEach(chart::mark);
    return chart;
  }

  private static Point point(PingResult result) {
    String outcome = result.ok()
        ? Numbers.of(result.rttMs(), "ms")
        : result.httpStatus() + " " + Objects.requireNonNullElse(result.errorMessage(), "");
    return Point.at(
        PingLog.sentAt(result),
        result.ok() ? result.rttMs() : Double.NaN,
        "probe " + result.seq() + ": " + outcome);
  }

  private static double tail(PingLog log) {
    return Percentiles.of(log.latencies()).at(99);
  }
}
