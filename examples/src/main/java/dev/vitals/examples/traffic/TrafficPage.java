package dev.vitals.examples.traffic;

import dev.vitals.examples.report.ColumnChart;
import dev.vitals.examples.report.Facts;
import dev.vitals.examples.report.Facts.Mood;
import dev.vitals.examples.report.LineChart;
import dev.vitals.examples.report.LineChart.Point;
import dev.vitals.examples.report.Numbers;
import dev.vitals.examples.report.Page;
import dev.vitals.examples.report.Table;
import dev.vitals.model.ApiStatistics;
import dev.vitals.model.ApiStatisticsEntry;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The page of {@code TrafficReport}; the entries of its answer are minutes. */
public final class TrafficPage {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm").withZone(ZoneOffset.UTC);
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final double MANY_ERRORS = 0.01; // of all calls
  private static final int WORST = 5;
  private static final double BYTES_PER_MEGABYTE = 1e6;

  private final String apiId;
  private final ApiStatistics statistics;
  private final List<ApiStatisticsEntry> entries;

  /** Reports these statistics of the API with this id. */
  public TrafficPage(String apiId, ApiStatistics statistics) {
    this.apiId = apiId;
    this.statistics = statistics;
    this.entries = statistics.list();
  }

  /** Builds the page. */
  public Page page() {
    String about = "API " + apiId + ", " + TIME.format(statistics.startTime()) + " to "
        + TIME.format(statistics.endTime()) + " UTC";
    return Page.of("API traffic", about, statistics.endTime())
        .add(facts())
        .section("Traffic", "Calls by the class of their status.", calls())
        .section(
            "Latency",
            "How long the caller waits, and how much of that the backend takes.",
            latency())
        .section("Worst minutes", "Those with the largest share of server errors.", worst());
  }

  private Facts facts() {
    long calls = sum(ApiStatisticsEntry::reqCount);
    long errors = sum(ApiStatisticsEntry::reqCount5xx);
    long refused = sum(ApiStatisticsEntry::reqCount4xx);
    double slowest = entries.stream()
        .mapToDouble(entry -> value(entry.maxLatency()))
        .filter(value -> !Double.isNaN(value))
        .max()
        .orElse(Double.NaN);
    double share = calls == 0 ? Double.NaN : (double) errors / calls;
    return new Facts()
        .add("Calls", Numbers.of(calls), Numbers.of(refused) + " were refused (4xx)")
        .add(
            "Server errors",
            Double.isNaN(share) ? "-" : Numbers.percent(share),
            Numbers.of(errors) + " calls (5xx)",
            share > MANY_ERRORS ? Mood.BAD : Mood.GOOD)
        .add("Slowest call", Numbers.of(slowest, "ms"), "as the caller saw it")
        .add(
            "Sent to callers",
            Numbers.of(sum(ApiStatisticsEntry::outputThroughput) / BYTES_PER_MEGABYTE, "MB"),
            Numbers.of(sum(ApiStatisticsEntry::inputThroughput) / BYTES_PER_MEGABYTE, "MB")
                + " received");
  }

  private ColumnChart calls() {
    long minutes =
        Duration.between(statistics.startTime(), statistics.endTime()).toMinutes() + 1;
    ColumnChart chart = ColumnChart.overTime(
            "Calls", "per minute", statistics.startTime(), MINUTE, (int) minutes)
        .kind("2xx answered", Mood.PLAIN)
        .kind("4xx refused", Mood.WARN)
        .kind("5xx failed", Mood.BAD);
    for (ApiStatisticsEntry entry : entries) {
      long refused = count(entry.reqCount4xx());
      long failed = count(entry.reqCount5xx());
      String tip = "%s: %d calls, %d refused, %d failed"
          .formatted(TIME.format(entry.currentMinute()), entry.reqCount(), refused, failed);
      chart.add(entry.currentMinute(), tip, entry.reqCount() - refused - failed, refused, failed);
    }
    return chart;
  }

  private LineChart latency() {
    return LineChart.overTime("How long a call takes", "ms")
        .line("average", line("average", ApiStatisticsEntry::avgLatency))
        .line("slowest call", line("slowest", ApiStatisticsEntry::maxLatency))
        .line("average of the backend", line("backend", ApiStatisticsEntry::avgBackendLatency));
  }

  /** A minute without calls has no entry, and no latency: the line is interrupted there. */
  private List<Point> line(String name, Function<ApiStatisticsEntry, @Nullable Number> latency) {
    Map<Instant, ApiStatisticsEntry> byMinute = entries.stream()
        .collect(Collectors.toMap(ApiStatisticsEntry::currentMinute, entry -> entry, (a, b) -> a));
    List<Point> points = new ArrayList<>();
    for (Instant minute = statistics.startTime();
        !minute.isAfter(statistics.endTime()) && !entries.isEmpty();
        minute = minute.plus(MINUTE)) {
      ApiStatisticsEntry entry = byMinute.get(minute);
      double value = entry == null ? Double.NaN : value(latency.apply(entry));
      String tip = TIME.format(minute) + ", " + name + ": " + Numbers.of(value, "ms");
      points.add(Point.at(minute, value, tip));
    }
    return points;
  }

  private Table worst() {
    Table table = Table.of("minute, UTC", "calls", "failed", "share", "average, ms");
    entries.stream()
        .filter(entry -> count(entry.reqCount5xx()) > 0)
        .sorted(Comparator.comparingDouble(TrafficPage::errorShare).reversed())
        .limit(WORST)
        .forEach(entry -> table.row(
            TIME.format(entry.currentMinute()),
            Numbers.of(entry.reqCount()),
            Numbers.of(count(entry.reqCount5xx())),
            Numbers.percent(errorShare(entry)),
            Numbers.of(value(entry.avgLatency()))));
    return table;
  }

  private long sum(Function<ApiStatisticsEntry, @Nullable Long> counted) {
    return entries.stream().mapToLong(entry -> count(counted.apply(entry))).sum();
  }

  private static double errorShare(ApiStatisticsEntry entry) {
    return (double) count(entry.reqCount5xx()) / Math.max(1, entry.reqCount());
  }

  private static long count(@Nullable Long value) {
    return value == null ? 0 : value;
  }

  private static double value(@Nullable Number value) {
    return value == null ? Double.NaN : value.doubleValue();
  }
}
