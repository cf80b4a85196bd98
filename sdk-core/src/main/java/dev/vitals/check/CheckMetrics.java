package dev.vitals.check;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** Writes a report in the text format of Prometheus, version 0.0.4. */
final class CheckMetrics {
  private static final double NANOS = 1e9;

  private final List<ServiceCheck> services;
  private final StringBuilder text = new StringBuilder();

  private CheckMetrics(List<ServiceCheck> services) {
    this.services = services;
  }

  static String of(CheckReport report) {
    CheckMetrics metrics = new CheckMetrics(report.services());
    metrics.gauge(
        "vitals_up",
        "Whether the service is healthy, or reachable if nothing else was asked.",
        check -> check.verdict().isGood() ? "1" : "0");
    metrics.verdicts();
    metrics.gauge(
        "vitals_check_duration_seconds",
        "Time until the service had answered, or until the deadline.",
        check -> String.format(Locale.ROOT, "%.6f", check.took().toNanos() / NANOS));
    metrics.gauge(
        "vitals_check_attempts",
        "Attempts of the call that checked the service.",
        check -> Integer.toString(check.call().attempts().size()));
    return metrics.text.toString();
  }

  private void gauge(String name, String help, Function<ServiceCheck, String> value) {
    head(name, help);
    for (ServiceCheck check : services) {
      sample(name, "service=\"" + check.service().id() + "\"", value.apply(check));
    }
  }

  /** One sample for each verdict, of which one is 1, so that a change of the verdict is seen. */
  private void verdicts() {
    head("vitals_verdict", "1 for the verdict of the check, 0 for all others.");
    for (ServiceCheck check : services) {
      for (Verdict verdict : Verdict.values()) {
        String labels = "service=\"" + check.service().id() + "\",verdict=\""
            + verdict.name().toLowerCase(Locale.ROOT) + "\"";
        sample("vitals_verdict", labels, check.verdict() == verdict ? "1" : "0");
      }
    }
  }

  private void head(String name, String help) {
    text.append("# HELP ").append(name).append(' ').append(help).append('\n');
    text.append("# TYPE ").append(name).append(" gauge\n");
  }

  private void sample(String name, String labels, String value) {
    text.append(name).append('{').append(labels).append("} ").append(value).append('\n');
  }
}
