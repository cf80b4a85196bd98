package dev.vitals.examples.nodes;

import static java.util.stream.Collectors.joining;

import dev.vitals.model.HealthCheckResult;
import dev.vitals.model.HealthReport;
import java.util.Map;

/** Health reports in words. */
public final class HealthText {
  private HealthText() {}

  /** What a check found; it fails if it has an error, whatever else it tells. */
  public static String line(String name, HealthCheckResult check) {
    return check.error() == null
        ? "  %-16s passes".formatted(name)
        : "  %-16s FAILS since %s: %s".formatted(name, check.timeOfFirstFailure(), check.error());
  }

  /** Healthy or not, and which checks fail. */
  public static String verdict(HealthReport report) {
    return report.healthy()
        ? "healthy"
        : report.checks().entrySet().stream()
            .filter(check -> check.getValue().error() != null)
            .map(Map.Entry::getKey)
            .collect(joining(", ", "unhealthy: ", ""));
  }
}
