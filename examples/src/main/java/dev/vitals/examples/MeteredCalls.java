package dev.vitals.examples;

import dev.vitals.client.ApiClient;
import dev.vitals.config.Configuration;
import dev.vitals.examples.meters.CallMeters;
import dev.vitals.examples.services.Services;
import dev.vitals.model.PingStreamRequest;
import dev.vitals.ping.PingApi;
import dev.vitals.stream.EventStream;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.PrintStream;
import java.util.Comparator;
import java.util.concurrent.TimeUnit;

/**
 * Follows a ping stream and prints the meters that {@link CallMeters} recorded.
 *
 * <p>Variables: {@code GOODMEM_BASE_URL}, {@code GOODMEM_API_KEY}, {@code GOODMEM_TARGET_ID}.
 * Without an address, it asks a fake service.
 */
public final class MeteredCalls {
  private MeteredCalls() {}

  /** Takes no arguments. */
  public static void main(String[] args) {
    try (Services services = Services.fromEnvironment()) {
      run(services.configuration("GOODMEM"), services.id("GOODMEM_TARGET_ID"), System.out);
    }
  }

  static void run(Configuration goodmem, String targetId, PrintStream out) {
    MeterRegistry registry = new SimpleMeterRegistry();
    Configuration metered =
        goodmem.toBuilder().callListener(new CallMeters(registry)).build();
    PingStreamRequest request =
        PingStreamRequest.builder().targetId(targetId).count(5).intervalMs(50).build();

    try (ApiClient client = ApiClient.create(metered);
        EventStream<?> events = new PingApi(client).pingStream(request)) {
      events.forEach(event -> {});
    }

    registry.getMeters().stream()
        .sorted(Comparator.comparing(meter -> meter.getId().getName()))
        .forEach(meter -> out.println("  " + line(meter)));
  }

  private static String line(Meter meter) {
    String name = meter.getId().getName();
    return meter instanceof Timer timer
        ? String.format(
            "%s: %d, mean %.1f ms", name, timer.count(), timer.mean(TimeUnit.MILLISECONDS))
        : String.format("%s: %.0f", name, meter.measure().iterator().next().getValue());
  }
}
