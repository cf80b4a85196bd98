package dev.vitals.examples;

import dev.vitals.client.ApiClient;
import dev.vitals.config.Configuration;
import dev.vitals.config.Credentials;
import dev.vitals.examples.demo.DemoAddress;
import dev.vitals.examples.services.Environment;
import dev.vitals.examples.terminal.Terminal;
import dev.vitals.examples.traffic.AddressChart;
import dev.vitals.model.MetricDatapoint;
import dev.vitals.statistics.GatewayMetric;
import dev.vitals.statistics.MetricAggregate;
import dev.vitals.statistics.MetricDataQuery;
import dev.vitals.statistics.PublicAddress;
import dev.vitals.statistics.StatisticsApi;
import dev.vitals.testing.FakeGateway;
import dev.vitals.testing.FakeServices;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Draws the traffic through a gateway's public address in the last day: above the line what was sent,
 * below it what was received.
 *
 * <p>Variables: {@code APIGW_BASE_URL}, {@code APIGW_API_KEY} (a token), {@code
 * APIGW_API_KEY_HEADER} ({@code X-Auth-Token}), {@code APIGW_PROJECT_ID}, {@code
 * APIGW_INSTANCE_ID}. Without an address, the drawing is of made-up traffic.
 */
public final class AddressTraffic {
  private static final Duration DAY = Duration.ofDays(1);
  private static final Duration PERIOD = Duration.ofMinutes(20);

  private AddressTraffic() {}

  /** Takes no arguments. */
  public static void main(String[] args) {
    Terminal terminal = Terminal.system();
    if (Environment.has("APIGW_BASE_URL")) {
      run(
          Configuration.fromEnvironment("APIGW"),
          Environment.require("APIGW_PROJECT_ID"),
          Environment.require("APIGW_INSTANCE_ID"),
          Instant.now(),
          terminal);
    } else {
      demo(Instant.now(), terminal);
    }
  }

  static void demo(Instant now, Terminal terminal) {
    try (FakeServices fakes = FakeServices.start()) {
      FakeGateway fake = fakes.gateway();
      DemoAddress.addTo(fake, now.minus(DAY), PERIOD);
      Configuration gateway = Configuration.builder(fake.url())
          .credentials(Credentials.header("X-Auth-Token", fake.key()))
          .build();
      run(gateway, fake.projectId(), fake.instanceId(), now, terminal);
    }
  }

  static void run(
      Configuration gateway, String projectId, String instanceId, Instant now, Terminal terminal) {
    try (ApiClient client = ApiClient.create(gateway)) {
      StatisticsApi statistics = new StatisticsApi(client, projectId, instanceId);

      List<MetricDatapoint> sent = read(statistics, GatewayMetric.UP_STREAM, now);
      List<MetricDatapoint> received = read(statistics, GatewayMetric.DOWN_STREAM, now);

      AddressChart chart = new AddressChart(now.minus(DAY), now, PERIOD, terminal);
      chart.lines(sent, received).forEach(terminal::println);
    }
  }

  private static List<MetricDatapoint> read(
      StatisticsApi statistics, GatewayMetric metric, Instant now) {
    return statistics
        .metricData(new MetricDataQuery(
            PublicAddress.OUTBOUND, metric, now.minus(DAY), now, PERIOD, MetricAggregate.SUM))
        .datapoints();
  }
}
