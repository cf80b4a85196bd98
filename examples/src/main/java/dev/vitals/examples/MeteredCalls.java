package dev.vitals.examples;

import dev.vitals.client.ApiClient;
import dev.vitals.config.CallEnd;
import dev.vitals.config.CallListener;
import dev.vitals.config.CallObserver;
import dev.vitals.config.Configuration;
import dev.vitals.model.PingStreamRequest;
import dev.vitals.ping.PingApi;
import dev.vitals.stream.EventStream;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Comparator;
import java.util.concurrent.TimeUnit;

/**
 * What the SDK does, as Micrometer's meters: calls, attempts, waits, and the rhythm of streams.
 *
 * <p>As a program it follows a ping stream and prints them. Variables: {@code GOODMEM_BASE_URL},
 * {@code GOODMEM_API_KEY}, {@code GOODMEM_TARGET_ID}.
 */
public final class MeteredCalls implements CallListener {
  private final MeterRegistry registry;

  /** Keeps its meters in {@code registry}. */
  public MeteredCalls(MeterRegistry registry) {
    this.registry = registry;
  }

  @Override
  public CallObserver callStarted(String operation) {
    Tags tags = Tags.of("operation", operation);
    return new CallObserver() {
      @Override
      public void attemptEnded(int number, int status, String fault) {
        Tags how = tags.and("status", Integer.toString(status), "fault", fault);
        registry.counter("vitals.attempts", how).increment();
      }

      @Override
      public void waiting(Duration wait, boolean askedByService) {
        registry.timer("vitals.waits", tags).record(wait);
      }

      @Override
      public void firstItem(Duration sinceStart) {
        registry.timer("vitals.stream.first", tags).record(sinceStart);
      }

      @Override
      public void nextItem(Duration gap, Duration waited) {
        registry.timer("vitals.stream.gap", tags).record(gap);
      }

      @Override
      public void ended(CallEnd end) {
        Tags how =
            tags.and("outcome", end.outcome().name(), "reason", end.reason().orElse(""));
        registry.timer("vitals.calls", how).record(end.elapsed());
      }
    };
  }

  /** Takes no arguments. */
  public static void main(String[] args) {
    String targetId = Environment.require("GOODMEM_TARGET_ID");
    run(Configuration.fromEnvironment("GOODMEM"), targetId, System.out);
  }

  static void run(Configuration goodmem, String targetId, PrintStream out) {
    MeterRegistry registry = new SimpleMeterRegistry();
    Configuration metered =
        goodmem.toBuilder().callListener(new MeteredCalls(registry)).build();
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
