package dev.vitals.examples;

import dev.vitals.client.ApiClient;
import dev.vitals.config.Configuration;
import dev.vitals.examples.services.Services;
import dev.vitals.examples.traffic.CallChart;
import dev.vitals.examples.traffic.CallTotals;
import dev.vitals.statistics.StatisticsApi;
import java.io.PrintStream;
import java.time.Duration;

/**
 * Draws the calls of an API in the last hour.
 *
 * <p>Variables: {@code APIGW_BASE_URL}, {@code APIGW_API_KEY} (a token), {@code
 * APIGW_API_KEY_HEADER} ({@code X-Auth-Token}), {@code APIGW_PROJECT_ID}, {@code
 * APIGW_INSTANCE_ID}, {@code APIGW_API_ID}.
 * Without an address, it asks a fake service.
 */
public final class ApiStatistics {
  private ApiStatistics() {}

  /** Takes no arguments. */
  public static void main(String[] args) {
    try (Services services = Services.fromEnvironment()) {
      String projectId = services.id("APIGW_PROJECT_ID");
      String instanceId = services.id("APIGW_INSTANCE_ID");
      String apiId = services.id("APIGW_API_ID");
      run(services.configuration("APIGW"), projectId, instanceId, apiId, System.out);
    }
  }

  static void run(
      Configuration gateway, String projectId, String instanceId, String apiId, PrintStream out) {
    try (ApiClient client = ApiClient.create(gateway)) {
      StatisticsApi statistics = new StatisticsApi(client, projectId, instanceId);

      dev.vitals.model.ApiStatistics latest = statistics.latestForApi(apiId, Duration.ofHours(1));

      out.println(CallChart.of(latest));
      out.println(CallTotals.of(latest));
    }
  }
}
