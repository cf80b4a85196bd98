package dev.vitals.examples.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitals.model.ApiStatistics;
import dev.vitals.model.ApiStatisticsEntry;
import dev.vitals.model.StatisticsCycle;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class CallChartTest {
  private static final Instant START = Instant.parse("2020-07-24T07:00:00Z");

  @Test
  void minuteWithoutCallsIsAnEmptyColumn() {
    String chart = CallChart.of(statistics(3, entry(0, 80, "MINUTE"), entry(2, 10, "MINUTE")));

    assertThat(chart.lines())
        .hasSize(10)
        .startsWith("       80 |#", "          |#")
        .contains("          |# #", "        0 +---");
    assertThat(chart).contains("07-24 07:00").endsWith("07-24 07:02 UTC");
  }

  @Test
  void singleCallAmongManyIsSeen() {
    String chart =
        CallChart.of(statistics(2, entry(0, 1_000_000, "MINUTE"), entry(1, 1, "MINUTE")));

    assertThat(chart.lines()).element(7).isEqualTo("          |##");
    assertThat(chart.lines()).element(6).isEqualTo("          |#");
  }

  @Test
  void chartWithoutCallsIsEmpty() {
    assertThat(CallChart.of(statistics(60))).doesNotContain("#").contains("0 +" + "-".repeat(60));
  }

  @Test
  void hourlyEntriesAreHourlyColumns() {
    String chart = CallChart.of(statistics(180, entry(0, 1, "HOUR"), entry(120, 1, "HOUR")));

    assertThat(chart.lines()).contains("          |# #", "        0 +---");
  }

  @Test
  void manyMinutesShareColumnsAndNoCallIsLost() {
    List<ApiStatisticsEntry> everyMinute = new ArrayList<>();
    for (int minute = 0; minute < 240; minute++) {
      everyMinute.add(entry(minute, 5, "MINUTE"));
    }

    String chart = CallChart.of(statistics(240, everyMinute.toArray(ApiStatisticsEntry[]::new)));

    assertThat(chart.lines()).startsWith("       15 |" + "#".repeat(80));
    assertThat(chart.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(100));
  }

  @Test
  void entryOutsideTheWindowWidensTheChart() {
    String chart = CallChart.of(statistics(2, entry(-2, 8, "MINUTE"), entry(5, 8, "MINUTE")));

    assertThat(chart.lines()).startsWith("        8 |#      #");
  }

  private static ApiStatistics statistics(int minutes, ApiStatisticsEntry... entries) {
    return ApiStatistics.builder()
        .code("APIG.0000")
        .startTime(START)
        .endTime(START.plus(Duration.ofMinutes(minutes - 1)))
        .list(List.of(entries))
        .build();
  }

  private static ApiStatisticsEntry entry(int minute, long calls, String cycle) {
    return ApiStatisticsEntry.builder()
        .currentMinute(START.plus(Duration.ofMinutes(minute)))
        .reqCount(calls)
        .cycle(StatisticsCycle.of(cycle))
        .build();
  }
}
