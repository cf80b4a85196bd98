package dev.vitals.examples.sessions;

import dev.vitals.examples.report.LineChart.Point;
import dev.vitals.examples.report.Numbers;
import dev.vitals.model.Metric;
import dev.vitals.model.Session;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** A session with the metrics of its tests. */
public record MeasuredSession(Session session, List<Metric> metrics) {

  /** Returns the name by which a test is found again in another session. */
  static String name(Metric metric) {
    return metric.itemPath() + "." + metric.itemVariant();
  }

  /** Returns a few characters that are enough to tell sessions apart. */
  String shortName() {
    String revision = Objects.requireNonNullElse(session.scmRef(), "");
    String name = revision.isEmpty() ? session.sessionH() : revision;
    return name.substring(0, Math.min(8, name.length()));
  }

  Map<String, Metric> byName() {
    Map<String, Metric> byName = new LinkedHashMap<>();
    metrics.forEach(metric -> byName.put(name(metric), metric));
    return byName;
  }

  /** Returns the sum of the tests' times, in seconds. */
  double seconds() {
    return metrics.stream().mapToDouble(Metric::totalTime).sum();
  }

  double peakMegabytes() {
    return metrics.stream().mapToDouble(Metric::memUsage).max().orElse(0);
  }

  /** Returns memory over seconds since the first test began, without tests of unreadable times. */
  List<Point> memory() {
    Optional<LocalDateTime> start = metrics.stream()
        .flatMap(metric -> metric.itemStartTimeLocal().stream())
        .min(Comparator.naturalOrder());
    return metrics.stream()
        .filter(metric -> metric.itemStartTimeLocal().isPresent())
        .sorted(Comparator.comparing(metric -> metric.itemStartTimeLocal().orElseThrow()))
        .map(metric -> point(metric, start.orElseThrow()))
        .toList();
  }

  private static Point point(Metric metric, LocalDateTime start) {
    LocalDateTime time = metric.itemStartTimeLocal().orElseThrow();
    double seconds = Duration.between(start, time).toMillis() / 1e3;
    String tip = name(metric) + ": " + Numbers.of(metric.memUsage(), "MB");
    return new Point(seconds, metric.memUsage(), tip);
  }
}
