package dev.vitals.examples;

import dev.vitals.client.ApiClient;
import dev.vitals.config.Configuration;
import dev.vitals.config.Credentials;
import dev.vitals.examples.demo.DemoTraffic;
import dev.vitals.examples.services.Environment;
import dev.vitals.examples.traffic.TrafficPage;
import dev.vitals.statistics.StatisticsApi;
import dev.vitals.testing.FakeGateway;
import dev.vitals.testing.FakeServices;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/**
 * Reports the calls, errors and latencies of an API in the last hour.
 *
 * <p>Variables: {@code APIGW_BASE_URL}, {@code APIGW_API_KEY} (a token), {@code
 * APIGW_API_KEY_HEADER} ({@code X-Auth-Token}), {@code APIGW_PROJECT_ID}, {@code
 * APIGW_INSTANCE_ID}, {@code APIGW_API_ID}. Without an address, the report is of made-up calls.
 */
public final class TrafficReport {
  private TrafficReport() {}

  /** The one argument is the file to write; without it, {@code traffic-report.html}. */
  public static void main(String[] args) {
    Path report = Path.of(args.length == 0 ? "traffic-report.html" : args[0]);
    if (Environment.has("APIGW_BASE_URL")) {
      String projectId = Environment.require("APIGW_PROJECT_ID");
      String instanceId = Environment.require("APIGW_INSTANCE_ID");
      String apiId = Environment.require("APIGW_API_ID");
      Configuration gateway = Configuration.fromEnvironment("APIGW");
      run(gateway, projectId, instanceId, apiId, report, System.out);
    } else {
      try (FakeServices fakes = FakeServices.start()) {
        FakeGateway fake = fakes.gateway();
        fake.answerNext(DemoTraffic.hourBefore(Instant.now()));
        Configuration gateway = Configuration.builder(fake.url())
            .credentials(Credentials.header("X-Auth-Token", fake.key()))
            .build();
        run(gateway, fake.projectId(), fake.instanceId(), fake.apiId(), report, System.out);
      }
    }
  }

  static void run(
      Configuration gateway,
      String projectId,
      String instanceId,
      String apiId,
      Path report,
      PrintStream out) {
    try (ApiClient client = ApiClient.create(gateway)) {
      StatisticsApi statistics = new StatisticsApi(client, projectId, instanceId);

      TrafficPage page =
          new TrafficPage(apiId, statistics.latestForApi(apiId, Duration.ofHours(1)));

      page.page().write(report);
      out.println("report: " + report.toUri());
    }
  }
}
