package dev.vitals.examples.nodes;

import static java.util.stream.Collectors.joining;

import dev.vitals.model.HealthCheckResult;
import dev.vitals.model.HealthReport;
import java.util.Map;

/** Formats health reports as text. */
public final class HealthText {
  private HealthText() {}

  /** Returns what a check found. A check with an error fails, whatever else it contains. */
  public static String line(String name, HealthCheckResult check) {
    return check.error() == null
        ? "  %-16s passes".formatted(name)
        : "  %-16s FAILS since %s: %s".formatted(name, check.timeOfFirstFailure(), check.error());
  }

  /** Returns whether the node is healthy and, if it is not, which checks fail. */
  public static String verdict(HealthReport report) {
    return report.healthy()
        ? "healthy"
        : report.checks().entrySet().stream()
            .filter(check -> check.getValue().error() != null)
            .map(Map.Entry::getKey)
            .collect(joining(", ", "unhealthy: ", ""));
  }
}
