package dev.vitals.examples.traffic;

import dev.vitals.model.ApiStatistics;
import dev.vitals.model.ApiStatisticsEntry;
import java.util.LongSummaryStatistics;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Adds up the entries of call statistics. A figure that no entry has is shown as {@code ?}. */
public final class CallTotals {
  private final ApiStatistics statistics;

  private CallTotals(ApiStatistics statistics) {
    this.statistics = statistics;
  }

  /** Returns the totals in one line. */
  public static String of(ApiStatistics statistics) {
    CallTotals totals = new CallTotals(statistics);
    return "  %s calls: 2xx %s, 4xx %s, 5xx %s; slowest %s ms"
        .formatted(
            totals.sum(ApiStatisticsEntry::reqCount),
            totals.sum(ApiStatisticsEntry::reqCount2xx),
            totals.sum(ApiStatisticsEntry::reqCount4xx),
            totals.sum(ApiStatisticsEntry::reqCount5xx),
            totals.largest(ApiStatisticsEntry::maxLatency));
  }

  private String sum(Function<ApiStatisticsEntry, @Nullable Long> figure) {
    LongSummaryStatistics known = known(figure);
    return known.getCount() == 0 ? "?" : Long.toString(known.getSum());
  }

  private String largest(Function<ApiStatisticsEntry, @Nullable Long> figure) {
    LongSummaryStatistics known = known(figure);
    return known.getCount() == 0 ? "?" : Long.toString(known.getMax());
  }

  private LongSummaryStatistics known(Function<ApiStatisticsEntry, @Nullable Long> figure) {
    return statistics.list().stream()
        .map(figure)
        .filter(Objects::nonNull)
        .mapToLong(Long::longValue)
        .summaryStatistics();
  }
}
