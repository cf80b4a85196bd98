package dev.vitals.examples.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitals.examples.report.Facts.Mood;
import dev.vitals.examples.report.LineChart.Point;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PageTest {
  private static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");
  private static final String HOSTILE = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>";

  @Test
  void textOfAServiceCannotBecomeMarkup() {
    assertThat(everyBlockWith(HOSTILE).html())
        .contains("&lt;script&gt;alert(1)&lt;/script&gt;")
        .doesNotContain("<script", "<img");
  }

  @Test
  void nothingIsLoadedAndNothingHasToRun() {
    assertThat(everyBlockWith("gpu-07").html())
        .doesNotContain("http:", "https:", "//", "url(", "@import", "src=", "href=", "<script");
  }

  @Test
  void chartsWithoutValuesSaySo() {
    String html = Page.of("Empty", "nothing at all", NOON)
        .section(
            "All",
            "",
            LineChart.overTime("lines", "ms").line("none", List.of()),
            ColumnChart.overTime("columns", "calls", NOON, Duration.ofMinutes(1), 60),
            BarChart.of("bars", "s"),
            StripChart.of("strips", "ms").row("none", List.of()),
            Table.of("a", "b"))
        .html();

    assertThat(html.split("class=\"empty\"", -1)).hasSize(6);
    assertThat(html).doesNotContain("NaN", "Infinity");
  }

  @Test
  void missingValueInterruptsLineAndLonePointIsADot() {
    List<Point> points = List.of(
        new Point(0, 1, "a"),
        new Point(1, 2, "b"),
        new Point(2, Double.NaN, "c"),
        new Point(3, 3, "d"));

    String chart =
        LineChart.overSeconds("t", "ms", "s").line("l", points).element().toString();

    assertThat(chart.split("class=\"line s1\"", -1)).hasSize(2);
    assertThat(chart.split("class=\"dot alone s1\"", -1)).hasSize(2);
    assertThat(chart).contains("<title>b</title>", "<title>d</title>").doesNotContain("NaN");
  }

  @Test
  void rowMustHaveOneCellPerColumn() {
    Table table = Table.of("a", "b");

    assertThatThrownBy(() -> table.row("1")).hasMessageContaining("must have 2 cells, had 1");
  }

  /** One block of each kind, with this text wherever one can be. */
  static Page everyBlockWith(String words) {
    List<Point> points =
        List.of(Point.at(NOON, 12, words), Point.at(NOON.plusSeconds(60), 48.5, words));
    return Page.of(words, words, NOON)
        .add(new Facts().add(words, words, words).add(words, words, words, Mood.BAD))
        .section(
            words,
            words,
            LineChart.overTime(words, words)
                .line(words, points)
                .reference(words, points)
                .mark(Point.at(NOON.plusSeconds(30), 0, words)),
            ColumnChart.overTime(words, words, NOON, Duration.ofMinutes(1), 2)
                .kind(words, Mood.PLAIN)
                .kind(words, Mood.BAD)
                .add(NOON, words, 80, 20)
                .add(NOON.plusSeconds(60), words, 40, 0),
            BarChart.of(words, words)
                .bar(words, 7, words)
                .bar(words, 9, 4, words, Mood.BAD)
                .bar(words, 3, 4, words, Mood.GOOD))
        .grid(
            words,
            words,
            List.of(
                StripChart.of(words, words).row(words, List.of(10.0, 12.0, 400.0)),
                Table.of(words, words).row(words, words)));
  }
}
