package dev.vitals.examples;

import dev.vitals.client.ApiClient;
import dev.vitals.config.Configuration;
import dev.vitals.examples.nodes.HealthText;
import dev.vitals.examples.services.Services;
import dev.vitals.health.HealthApi;
import dev.vitals.model.HealthReport;
import java.io.PrintStream;
import java.time.Duration;

/**
 * Shows the health of an Avalanche node; if a check fails, waits until all pass.
 *
 * <p>Variable: {@code AVALANCHE_BASE_URL}.
 * Without an address, it asks a fake service.
 */
public final class NodeHealth {
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private NodeHealth() {}

  /** Takes no arguments; throws {@code HealthTimeoutException} if the node stays unhealthy. */
  public static void main(String[] args) {
    try (Services services = Services.fromEnvironment()) {
      run(services.configuration("AVALANCHE"), PATIENCE, System.out);
    }
  }

  static void run(Configuration node, Duration patience, PrintStream out) {
    try (ApiClient client = ApiClient.create(node)) {
      HealthApi health = new HealthApi(client);
      long start = System.nanoTime();

      HealthReport report = health.health(); // unhealthy is an answer, not an error
      report.checks().forEach((name, check) -> out.println(HealthText.line(name, check)));
      out.println("  the node is " + HealthText.verdict(report));

      if (!report.healthy()) {
        health.awaitHealthy(patience);
        out.printf("  after %4d ms: healthy%n", since(start).toMillis());
      }
    }
  }

  private static Duration since(long nanoTime) {
    return Duration.ofNanos(System.nanoTime() - nanoTime);
  }
}
