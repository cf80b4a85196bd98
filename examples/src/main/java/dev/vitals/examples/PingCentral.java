package dev.vitals.examples;

import dev.vitals.client.ApiClient;
import dev.vitals.client.ApiResponse;
import dev.vitals.config.Configuration;
import dev.vitals.examples.services.Services;
import dev.vitals.model.PongMessage;
import dev.vitals.ping.CentralPingApi;
import java.io.PrintStream;

/**
 * Asks StackRox Central whether it is there.
 *
 * <p>Variables: {@code STACKROX_BASE_URL} and, for a private certificate authority, {@code
 * STACKROX_CA_FILE}.
 * Without an address, it asks a fake service.
 */
public final class PingCentral {
  private PingCentral() {}

  /** Takes no arguments. */
  public static void main(String[] args) {
    try (Services services = Services.fromEnvironment()) {
      run(services.configuration("STACKROX"), System.out);
    }
  }

  static void run(Configuration stackrox, PrintStream out) {
    try (ApiClient client = ApiClient.create(stackrox)) {
      // ping() is shorter; exchange() also returns the status.
      ApiResponse<PongMessage> answer = client.exchange(CentralPingApi.pingRequest());

      out.printf(
          "  status %d, Central says: %s%n", answer.status(), answer.body().status());
    }
  }
}
