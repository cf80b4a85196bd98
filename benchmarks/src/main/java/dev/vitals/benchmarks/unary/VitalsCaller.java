package dev.vitals.benchmarks.unary;

import dev.vitals.benchmarks.stream.PlainJson;
import dev.vitals.client.ApiClient;
import dev.vitals.config.Configuration;
import dev.vitals.config.Credentials;
import dev.vitals.statistics.StatisticsApi;
import java.io.IOException;
import java.time.Duration;

/** The SDK's wrapper with its defaults: credential, retries, timeouts, limits. */
final class VitalsCaller implements Caller {
  private final ApiClient client;
  private final StatisticsApi statistics;

  VitalsCaller(String url) {
    this.client = ApiClient.create(Configuration.builder(url)
        .credentials(Credentials.header("X-Auth-Token", "benchmark"))
        .build());
    this.statistics =
        new StatisticsApi(client, StatisticsAnswer.PROJECT, StatisticsAnswer.INSTANCE);
  }

  @Override
  public Object call() {
    return statistics.latestForApi(StatisticsAnswer.API, Duration.ofHours(1));
  }

  @Override
  public Digest digest(Object answer) throws IOException {
    return new Digest(StatisticsAnswer.JSON, PlainJson.MAPPER.writeValueAsString(answer));
  }

  @Override
  public void close() {
    client.close();
  }
}
