package dev.vitals.benchmarks.latency;

import dev.vitals.benchmarks.latency.PacedEvents.Tick;
import dev.vitals.client.ApiClient;
import dev.vitals.client.StreamRequest;
import dev.vitals.config.Configuration;
import dev.vitals.stream.EventStream;
import dev.vitals.stream.StreamFormat;
import java.util.function.LongConsumer;

/** The SDK. */
final class VitalsReceiver implements Receiver {
  private final ApiClient client;

  VitalsReceiver(String url) {
    this.client = ApiClient.create(Configuration.builder(url).build());
  }

  @Override
  public void receive(String path, LongConsumer sentNanos) {
    StreamRequest<Tick> request =
        StreamRequest.get(path, Tick.class).format(StreamFormat.SSE).itemEventTypes("tick");
    try (EventStream<Tick> ticks = client.open(request)) {
      for (Tick tick : ticks) {
        sentNanos.accept(tick.sentNanos());
      }
    }
  }

  @Override
  public void close() {
    client.close();
  }
}
