package dev.vitals.check;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The result of {@link Vitals#check}: one finding for each service. Immutable. */
public final class CheckReport {
  private static final int GOOD = 0;
  private static final int NOT_GOOD = 1;
  private static final int INCOMPLETE = 2;

  private final Instant at;
  private final Duration took;
  private final List<ServiceCheck> services;

  /** Creates a report, copying the list; public so that tests can make one. */
  public CheckReport(Instant at, Duration took, List<ServiceCheck> services) {
    this.at = requireNonNull(at, "at");
    this.took = requireNonNull(took, "took");
    this.services = List.copyOf(requireNonNull(services, "services"));
  }

  /** When the check began. */
  public Instant at() {
    return at;
  }

  /** How long the check took. */
  public Duration took() {
    return took;
  }

  /** The findings, in the order of {@link Service}. */
  public List<ServiceCheck> services() {
    return services;
  }

  /** The finding for this service; empty if it was not asked. */
  public Optional<ServiceCheck> service(Service service) {
    requireNonNull(service, "service");
    return services.stream().filter(check -> check.service() == service).findFirst();
  }

  /** Whether every {@linkplain Verdict#isGood() verdict is good}. */
  public boolean isGood() {
    return exitCode() == GOOD;
  }

  /**
   * The exit code of a program that reports this check: 0 if every verdict is good, 2 if a service
   * did not answer in time, 1 for any other verdict that is not good.
   */
  public int exitCode() {
    if (services.stream().anyMatch(check -> check.verdict() == Verdict.UNANSWERED)) {
      return INCOMPLETE;
    }
    return services.stream().allMatch(check -> check.verdict().isGood()) ? GOOD : NOT_GOOD;
  }

  /**
   * The report as one JSON object. Times are ISO 8601, durations are milliseconds, and members
   * without a value are left out.
   */
  public String toJson() {
    return CheckJson.of(this);
  }

  /**
   * The report in the text format of Prometheus, with the gauges {@code vitals_up} (1 for a good
   * verdict, else 0), {@code vitals_verdict}, {@code vitals_check_duration_seconds} and {@code
   * vitals_check_attempts}, each with the label {@code service}.
   */
  public String toPrometheus() {
    return CheckMetrics.of(this);
  }

  @Override
  public String toString() {
    return "CheckReport[exitCode=" + exitCode() + ", took=" + took + ", services=" + services + "]";
  }
}
