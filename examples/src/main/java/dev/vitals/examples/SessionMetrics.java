package dev.vitals.examples;

import dev.vitals.client.ApiClient;
import dev.vitals.config.Configuration;
import dev.vitals.examples.services.Services;
import dev.vitals.model.Metric;
import dev.vitals.model.Session;
import dev.vitals.sessions.SessionsApi;
import java.io.PrintStream;
import java.util.Optional;

/**
 * Shows what the tests of a session used; takes the first session that has metrics.
 *
 * <p>Variable: {@code MONITOR_BASE_URL}.
 * Without an address, it asks a fake service.
 */
public final class SessionMetrics {
  private static final int SEARCHED = 20;
  private static final int SHOWN = 8;

  private SessionMetrics() {}

  /** Takes no arguments. */
  public static void main(String[] args) {
    try (Services services = Services.fromEnvironment()) {
      run(services.configuration("MONITOR"), System.out);
    }
  }

  static void run(Configuration monitor, PrintStream out) {
    try (ApiClient client = ApiClient.create(monitor)) {
      SessionsApi sessions = new SessionsApi(client);

      Optional<Session> measured = sessions.list().stream()
          .limit(SEARCHED)
          .filter(session -> sessions.countMetrics(session.sessionH()) > 0)
          .findFirst();

      measured.ifPresentOrElse(
          session -> print(sessions, session.sessionH(), out),
          () -> out.printf("  none of the first %d sessions has metrics%n", SEARCHED));
    }
  }

  private static void print(SessionsApi sessions, String id, PrintStream out) {
    out.printf("  %d metrics of session %s%n", sessions.countMetrics(id), id);
    out.printf("  %-40s %10s %8s %10s%n", "", "total s", "cpu", "memory MB");
    sessions.metrics(id).stream().limit(SHOWN).forEach(metric -> out.println(line(metric)));
  }

  private static String line(Metric metric) {
    return "  %-40s %10.3f %8.2f %10.1f"
        .formatted(metric.item(), metric.totalTime(), metric.cpuUsage(), metric.memUsage());
  }
}
