package dev.vitals.benchmarks.stream;

import dev.vitals.benchmarks.feed.Feed;
import dev.vitals.client.ApiClient;
import dev.vitals.client.StreamRequest;
import dev.vitals.config.Configuration;
import dev.vitals.config.Credentials;
import dev.vitals.stream.EventStream;
import dev.vitals.stream.StreamFormat;
import java.util.function.Consumer;

/** The SDK through its public API, with every check it makes by default. */
final class VitalsContender implements Contender {
  private final ApiClient client;
  private final StreamRequest<?> request;

  VitalsContender(Feed feed, String url, StreamFormat format) {
    this.client = ApiClient.create(
        Configuration.builder(url).credentials(Credentials.apiKey("benchmark")).build());
    this.request = feed.request().format(format);
  }

  @Override
  public void drain(Consumer<Object> sink) {
    try (EventStream<?> events = client.open(request)) {
      for (Object event : events) {
        sink.accept(event);
      }
    }
  }

  @Override
  public void close() {
    client.close();
  }
}
