package dev.vitals.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitals.client.ApiClient;
import dev.vitals.config.Configuration;
import dev.vitals.config.Credentials;
import dev.vitals.config.RetryPolicy;
import dev.vitals.errors.NotFoundException;
import dev.vitals.examples.meters.CallMeters;
import dev.vitals.ping.CentralPingApi;
import dev.vitals.testing.FakeAnswer;
import dev.vitals.testing.FakeServices;
import dev.vitals.testing.Pace;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.okhttp3.OkHttpMetricsEventListener;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Micrometer's meters: OkHttp's own, and those of {@link CallMeters}. */
final class MetersTest {
  private static final String PING = "GET /v1/ping";

  @RegisterExtension
  final FakeServices fakes = FakeServices.builder().pace(Pace.immediate()).start();

  private final MeterRegistry registry = new SimpleMeterRegistry();

  @Test
  void okHttpMetersCountAttemptsByStatus() {
    OkHttpClient metered = new OkHttpClient.Builder()
        .eventListener(
            OkHttpMetricsEventListener.builder(registry, "http.client").build())
        .build();
    fakes.central().answerNext(FakeAnswer.json(503, "{}"));

    ping(central().httpClient(metered));

    assertThat(registry.get("http.client").tag("status", "503").timer().count()).isEqualTo(1);
    assertThat(registry.get("http.client").tag("status", "200").timer().count()).isEqualTo(1);
  }

  @Test
  void callMetersCountCallsAttemptsAndWaits() {
    fakes.central().answerNext(FakeAnswer.json(503, "{}"));

    ping(central().callListener(new CallMeters(registry)));

    assertThat(registry
            .get("vitals.calls")
            .tags("operation", PING, "outcome", "FINISHED")
            .timer()
            .count())
        .isEqualTo(1);
    assertThat(attempts("503")).isEqualTo(1);
    assertThat(attempts("200")).isEqualTo(1);
    assertThat(registry.get("vitals.waits").tag("operation", PING).timer().totalTime(TimeUnit.DAYS))
        .isPositive();
  }

  @Test
  void callMetersShowWhyACallFailed() {
    fakes.central().answerNext(FakeAnswer.json(404, "{}"));

    assertThatThrownBy(() -> ping(central().callListener(new CallMeters(registry))))
        .isInstanceOf(NotFoundException.class);

    assertThat(registry
            .get("vitals.calls")
            .tags("outcome", "FAILED", "reason", "NotFoundException")
            .timer()
            .count())
        .isEqualTo(1);
  }

  @Test
  void programPrintsTheRhythmOfAStream() throws Exception {
    Configuration goodmem = Configuration.builder(fakes.goodmem().url())
        .credentials(Credentials.apiKey(fakes.goodmem().key()))
        .build();

    String printed = Output.of(out -> MeteredCalls.run(goodmem, fakes.goodmem().targetId(), out));

    assertThat(printed.lines().map(line -> line.replaceFirst(", mean.*", "")))
        .containsExactly(
            "  vitals.attempts: 1",
            "  vitals.calls: 1",
            "  vitals.stream.first: 1",
            "  vitals.stream.gap: 5");
  }

  private double attempts(String status) {
    return registry.get("vitals.attempts").tag("status", status).counter().count();
  }

  private Configuration.Builder central() {
    return Configuration.builder(fakes.central().url())
        .retryPolicy(RetryPolicy.builder().baseBackoff(Duration.ofMillis(1)).build());
  }

  private static void ping(Configuration.Builder configuration) {
    try (ApiClient client = ApiClient.create(configuration.build())) {
      new CentralPingApi(client).ping();
    }
  }
}
