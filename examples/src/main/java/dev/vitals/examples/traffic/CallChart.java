package dev.vitals.examples.traffic;

import dev.vitals.model.ApiStatistics;
import dev.vitals.model.ApiStatisticsEntry;
import dev.vitals.model.StatisticsCycle;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.StringJoiner;

/**
 * A small chart of calls over time in plain text, with one column per entry. Periods in which nobody
 * called have no entry, and an empty column.
 */
public final class CallChart {
  private static final int HEIGHT = 8;
  private static final int WIDEST = 80;
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("MM-dd HH:mm").withZone(ZoneOffset.UTC);

  private final Instant first;
  private final Instant last;
  private final long[] calls; // by column

  private CallChart(ApiStatistics statistics) {
    Instant earliest = statistics.startTime();
    Instant latest = statistics.endTime();
    Duration bucket = Duration.ofMinutes(1);
    for (ApiStatisticsEntry entry : statistics.list()) {
      earliest = min(earliest, entry.currentMinute());
      latest = max(latest, entry.currentMinute());
      bucket = length(entry);
    }
    first = earliest;
    last = latest;
    long buckets = Duration.between(first, last).dividedBy(bucket) + 1;
    long bucketsPerColumn = (buckets + WIDEST - 1) / WIDEST;
    Duration column = bucket.multipliedBy(bucketsPerColumn);
    calls = new long[(int) ((buckets + bucketsPerColumn - 1) / bucketsPerColumn)];
    for (ApiStatisticsEntry entry : statistics.list()) {
      int index = (int) Duration.between(first, entry.currentMinute()).dividedBy(column);
      calls[index] += entry.reqCount();
    }
  }

  /** Returns the chart as lines of text, without a line end after the last one. */
  public static String of(ApiStatistics statistics) {
    return new CallChart(statistics).draw();
  }

  private String draw() {
    long most = Arrays.stream(calls).max().orElse(0);
    StringJoiner lines = new StringJoiner(System.lineSeparator());
    for (int row = HEIGHT; row >= 1; row--) {
      String label = row == HEIGHT ? Long.toString(most) : "";
      lines.add("  %7s |%s".formatted(label, row(row, most)));
    }
    lines.add("  %7d +%s".formatted(0, "-".repeat(calls.length)));
    String from = TIME.format(first);
    int rest = Math.max(1, calls.length - from.length());
    lines.add(("  %7s  %s%" + rest + "s UTC").formatted("", from, TIME.format(last)));
    return lines.toString();
  }

  /** Draws the columns that reach this row; a column with any calls reaches the lowest one. */
  private String row(int row, long most) {
    StringBuilder cells = new StringBuilder();
    for (long count : calls) {
      cells.append(count > 0 && (double) count * HEIGHT > (double) most * (row - 1) ? '#' : ' ');
    }
    return cells.toString().stripTrailing();
  }

  private static Duration length(ApiStatisticsEntry entry) {
    if (StatisticsCycle.DAY.equals(entry.cycle())) {
      return Duration.ofDays(1);
    }
    return StatisticsCycle.HOUR.equals(entry.cycle()) ? Duration.ofHours(1) : Duration.ofMinutes(1);
  }

  private static Instant min(Instant a, Instant b) {
    return a.isBefore(b) ? a : b;
  }

  private static Instant max(Instant a, Instant b) {
    return a.isAfter(b) ? a : b;
  }
}
