package dev.vitals.examples.sessions;

import dev.vitals.examples.report.BarChart;
import dev.vitals.examples.report.Facts;
import dev.vitals.examples.report.Facts.Mood;
import dev.vitals.examples.report.LineChart;
import dev.vitals.examples.report.Numbers;
import dev.vitals.examples.report.Page;
import dev.vitals.examples.report.Table;
import dev.vitals.model.Metric;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** The page of {@code SessionReport}: a session compared with the previous one. */
public final class SessionPage {
  private static final int SHOWN = 10;
  private static final double CLEARLY_MORE = 1.2; // times the previous value

  private final MeasuredSession now;
  private final MeasuredSession before;
  private final Map<String, Metric> newTests;
  private final Map<String, Metric> oldTests;

  /** Compares two sessions, which may be the same one. */
  public SessionPage(MeasuredSession now, MeasuredSession before) {
    this.now = now;
    this.before = before;
    this.newTests = now.byName();
    this.oldTests = before.byName();
  }

  /** Builds the page. */
  public Page page() {
    String about = "Session of " + now.session().runDate() + ", revision " + now.shortName()
        + ", compared with revision " + before.shortName();
    return Page.of("Test session", about, Instant.now())
        .add(facts())
        .section(
            "Memory over the session",
            "Each corner of a line is a test; the grey line is the previous session.",
            LineChart.overSeconds("Memory", "MB", "seconds since the first test began")
                .line("revision " + now.shortName(), now.memory())
                .reference("revision " + before.shortName() + ", before", before.memory()))
        .section(
            "Slowest tests",
            "Those that take longest now.",
            bars("Time", "s", Metric::totalTime, Comparator.comparingDouble(Metric::totalTime)))
        .section(
            "Largest growth",
            "Those whose memory grew most since the previous session.",
            bars("Memory", "MB", Metric::memUsage, Comparator.comparingDouble(this::growth)))
        .section("New and removed", "Tests that only one of the two sessions has.", cameAndWent());
  }

  private Facts facts() {
    long slower = newTests.values().stream().filter(this::isClearlySlower).count();
    return new Facts()
        .add("Tests", Integer.toString(newTests.size()), before(oldTests.size(), ""))
        .add(
            "Time in tests",
            Numbers.of(now.seconds(), "s"),
            before(before.seconds(), " s"),
            mood(now.seconds(), before.seconds()))
        .add(
            "Peak memory",
            Numbers.of(now.peakMegabytes(), "MB"),
            before(before.peakMegabytes(), " MB"),
            mood(now.peakMegabytes(), before.peakMegabytes()))
        .add(
            "Clearly slower tests",
            Long.toString(slower),
            "by a fifth or more",
            slower == 0 ? Mood.GOOD : Mood.BAD);
  }

  private BarChart bars(
      String title, String unit, ToDoubleFunction<Metric> value, Comparator<Metric> order) {
    BarChart chart = BarChart.of(title, unit);
    List<Metric> shown =
        newTests.values().stream().sorted(order.reversed()).limit(SHOWN).toList();
    for (Metric metric : shown) {
      String name = MeasuredSession.name(metric);
      double current = value.applyAsDouble(metric);
      Metric old = oldTests.get(name);
      if (old == null) {
        chart.bar(name, current, "new");
      } else {
        double last = value.applyAsDouble(old);
        chart.bar(name, current, last, change(current, last), mood(current, last));
      }
    }
    return chart;
  }

  private Table cameAndWent() {
    Table table = Table.of("test", "", "time, s", "memory, MB");
    rows(table, newTests, oldTests, "new");
    rows(table, oldTests, newTests, "removed");
    return table;
  }

  private static void rows(
      Table table, Map<String, Metric> tests, Map<String, Metric> others, String word) {
    tests.forEach((name, metric) -> {
      if (!others.containsKey(name)) {
        table.row(name, word, Numbers.of(metric.totalTime()), Numbers.of(metric.memUsage()));
      }
    });
  }

  private double growth(Metric metric) {
    Metric old = oldTests.get(MeasuredSession.name(metric));
    return old == null ? Double.NEGATIVE_INFINITY : metric.memUsage() - old.memUsage();
  }

  private boolean isClearlySlower(Metric metric) {
    Metric old = oldTests.get(MeasuredSession.name(metric));
    return old != null && isClearlyMore(metric.totalTime(), old.totalTime());
  }

  private static boolean isClearlyMore(double current, double last) {
    return current >= CLEARLY_MORE * last;
  }

  private static Mood mood(double current, double last) {
    return isClearlyMore(current, last) ? Mood.BAD : Mood.PLAIN;
  }

  private static String change(double current, double last) {
    return last == 0 ? "" : Numbers.signed(Math.rint(100 * (current / last - 1))) + " %";
  }

  private static String before(double value, String unit) {
    return "before: " + Numbers.of(value) + unit;
  }
}
