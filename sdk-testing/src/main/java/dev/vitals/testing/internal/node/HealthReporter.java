package dev.vitals.testing.internal.node;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vitals.testing.internal.wire.Json;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/** The checks behind one of the node's three reports, by name. Safe for use by several threads. */
public final class HealthReporter {
  /** Checks with this tag are in every report, whatever tags were asked for. */
  public static final String APPLICATION_TAG = "application";

  private static final String ALL_TAG = "all";

  private final Clock clock;
  private final Map<String, HealthCheck> checks = new LinkedHashMap<>(); // guarded by this

  /** Starts without any check, which is healthy. */
  public HealthReporter(Clock clock) {
    this.clock = clock;
  }

  /** Registers a check that passes without saying anything. */
  public HealthReporter with(String name, Duration duration, String... tags) {
    return with(name, MissingNode.getInstance(), duration, tags);
  }

  /** Registers a check that passes with this message. */
  public synchronized HealthReporter with(
      String name, JsonNode message, Duration duration, String... tags) {
    checks.put(name, HealthCheck.passing(Set.of(tags), message, duration, clock.instant()));
    return this;
  }

  /** The names of the registered checks. */
  public synchronized Set<String> names() {
    return Set.copyOf(checks.keySet());
  }

  /** Whether the check is registered here and fails. */
  public synchronized boolean isFailing(String name) {
    HealthCheck check = checks.get(name);
    return check != null && !check.isHealthy();
  }

  /** Runs the check, if it is registered here, and lets it fail from now on. */
  public void fail(String name, String error) {
    change(name, check -> check.failed(error, clock.instant()));
  }

  /** Runs the check, if it is registered here, and lets it pass from now on. */
  public void recover(String name) {
    change(name, check -> check.passed(clock.instant()));
  }

  /** Puts the check, if it is registered here, back to where it was before its first run. */
  public void forget(String name) {
    change(name, HealthCheck::notYetRun);
  }

  /** The report of the checks with one of these tags; of all checks without tags. */
  public synchronized ObjectNode report(Collection<String> tags, boolean asIn2020) {
    boolean all = tags.isEmpty() || tags.contains(ALL_TAG);
    ObjectNode reported = Json.object();
    boolean healthy = true;
    for (Map.Entry<String, HealthCheck> entry : checks.entrySet()) {
      HealthCheck check = entry.getValue();
      if (all || check.hasTag(APPLICATION_TAG) || tags.stream().anyMatch(check::hasTag)) {
        reported.set(entry.getKey(), check.toJson(asIn2020, clock));
        healthy &= check.isHealthy();
      }
    }
    ObjectNode report = Json.object();
    report.set("checks", reported);
    return report.put("healthy", healthy);
  }

  private synchronized void change(String name, UnaryOperator<HealthCheck> run) {
    checks.computeIfPresent(name, (key, check) -> run.apply(check));
  }
}
