package dev.vitals.examples;

import dev.vitals.client.ApiClient;
import dev.vitals.config.Configuration;
import dev.vitals.examples.services.Services;
import dev.vitals.model.NewSession;
import dev.vitals.model.Session;
import dev.vitals.sessions.SessionsApi;
import java.io.PrintStream;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;

/**
 * Records a test session, under a new id.
 *
 * <p>Variable: {@code MONITOR_BASE_URL}.
 * Without an address, it asks a fake service.
 */
public final class RecordSession {
  private RecordSession() {}

  /** Takes no arguments. */
  public static void main(String[] args) {
    try (Services services = Services.fromEnvironment()) {
      run(services.configuration("MONITOR"), System.out);
    }
  }

  static void run(Configuration monitor, PrintStream out) {
    // By custom the machine's local time, without a zone.
    LocalDateTime now = LocalDateTime.now(ZoneId.systemDefault()).truncatedTo(ChronoUnit.SECONDS);
    NewSession session = NewSession.builder()
        .sessionH(UUID.randomUUID().toString().replace("-", ""))
        .runDate(now.toString())
        .scmRef("example")
        .description(Map.of("java", System.getProperty("java.version")))
        .build();

    try (ApiClient client = ApiClient.create(monitor)) {
      Session stored = new SessionsApi(client).create(session);

      out.printf("  stored %s of %s%n", stored.sessionH(), stored.runDate());
    }
  }
}
