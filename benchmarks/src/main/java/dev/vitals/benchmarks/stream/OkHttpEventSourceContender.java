package dev.vitals.benchmarks.stream;

import com.fasterxml.jackson.databind.ObjectReader;
import com.launchdarkly.eventsource.EventSource;
import com.launchdarkly.eventsource.MessageEvent;
import dev.vitals.benchmarks.feed.Feed;
import java.net.URI;
import java.util.function.Consumer;

/** okhttp-eventsource's pull API: messages one by one, their data decoded by the reader. */
final class OkHttpEventSourceContender implements Contender {
  private final ObjectReader reader;
  private final String eventType;
  private final URI uri;
  private final int count;

  OkHttpEventSourceContender(Feed feed, String url, int count) {
    this.reader = PlainJson.MAPPER.readerFor(feed.recordType());
    this.eventType = feed.eventType();
    this.uri = URI.create(url + feed.path());
    this.count = count;
  }

  /** Counts the events, because the client sees no end and would connect again. */
  @Override
  public void drain(Consumer<Object> sink) throws Exception {
    try (EventSource events = new EventSource.Builder(uri).build()) {
      events.start();
      int left = count;
      while (left > 0) {
        MessageEvent event = events.readMessage();
        if (event.getEventName().equals(eventType)) {
          sink.accept(reader.readValue(event.getData()));
          left--;
        }
      }
    }
  }

  @Override
  public void close() {
    // Each stream closes its own client.
  }
}
