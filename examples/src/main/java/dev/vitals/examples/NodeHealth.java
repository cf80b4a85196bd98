package dev.vitals.examples;

import dev.vitals.client.ApiClient;
import dev.vitals.config.Configuration;
import dev.vitals.health.HealthApi;
import dev.vitals.model.HealthReport;
import java.io.PrintStream;
import java.time.Duration;

/**
 * Shows the health of an Avalanche node; if a check fails, asks again until all pass.
 *
 * <p>Variable: {@code AVALANCHE_BASE_URL}.
 */
public final class NodeHealth {
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final Duration PAUSE = Duration.ofMillis(500);

  private NodeHealth() {}

  /** Takes no arguments; throws {@link IllegalStateException} if the node stays unhealthy. */
  public static void main(String[] args) throws InterruptedException {
    run(Configuration.fromEnvironment("AVALANCHE"), PATIENCE, System.out);
  }

  static void run(Configuration node, Duration patience, PrintStream out)
      throws InterruptedException {
    try (ApiClient client = ApiClient.create(node)) {
      HealthApi health = new HealthApi(client);
      long start = System.nanoTime();

      HealthReport report = health.health(); // unhealthy is an answer, not an error
      report.checks().forEach((name, check) -> out.println(HealthText.line(name, check)));
      out.println("  the node is " + HealthText.verdict(report));

      while (!report.healthy()) {
        if (since(start).compareTo(patience) > 0) {
          throw new IllegalStateException(
              "After " + patience + " still " + HealthText.verdict(report));
        }
        Thread.sleep(PAUSE.toMillis());
        report = health.health();
        out.printf(
            "  asked again after %4d ms: %s%n",
            since(start).toMillis(), HealthText.verdict(report));
      }
    }
  }

  private static Duration since(long nanoTime) {
    return Duration.ofNanos(System.nanoTime() - nanoTime);
  }
}
