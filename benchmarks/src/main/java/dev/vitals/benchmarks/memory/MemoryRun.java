package dev.vitals.benchmarks.memory;

import dev.vitals.benchmarks.feed.Feed;
import dev.vitals.benchmarks.feed.FeedServers;
import dev.vitals.benchmarks.feed.SmallFeed;
import dev.vitals.benchmarks.result.Figures;
import dev.vitals.benchmarks.server.RawServer;
import dev.vitals.client.ApiClient;
import dev.vitals.config.Configuration;
import dev.vitals.stream.EventStream;
import dev.vitals.stream.StreamFormat;
import java.nio.file.Path;
import java.util.Map;

/** Streams gigabytes through a heap of megabytes, both framings; the server shares the heap. */
public final class MemoryRun {
  private static final int EVENTS_A_BLOCK = 500;

  private MemoryRun() {}

  /**
   * Measures. Run it with a small {@code -Xmx}.
   *
   * @param args the file for the figures; GiB to stream in all
   */
  public static void main(String[] args) throws Exception {
    long bytes = (long) (Double.parseDouble(args[1]) * (1L << 30) / 2);
    Feed feed = new SmallFeed();
    Figures figures = new Figures()
        .put("heap.limit.mib", Runtime.getRuntime().maxMemory() / (double) (1 << 20))
        .put("gib", 2.0 * bytes / (1L << 30));
    long start = System.nanoTime();
    long events =
        drain(feed, StreamFormat.NDJSON, FeedServers.ndjsonBody(feed, EVENTS_A_BLOCK), bytes)
            + drain(feed, StreamFormat.SSE, FeedServers.sseBody(feed, EVENTS_A_BLOCK), bytes);
    figures.put("events", (double) events).put("seconds", (System.nanoTime() - start) / 1e9);
    figures.write(Path.of(args[0]));
  }

  private static long drain(Feed feed, StreamFormat format, byte[] block, long bytes) {
    String contentType = format == StreamFormat.SSE ? "text/event-stream" : "application/x-ndjson";
    try (RawServer server =
            RawServer.start(Map.of(feed.path(), new EndlessBody(contentType, block, bytes)));
        ApiClient client = ApiClient.create(Configuration.builder(server.url()).build());
        EventStream<?> events = client.open(feed.request().format(format))) {
      long expected = (bytes + block.length - 1) / block.length * EVENTS_A_BLOCK;
      events.forEach(event -> {});
      if (events.delivered() != expected) {
        throw new IllegalStateException("expected " + expected + ", got " + events.delivered());
      }
      return expected;
    }
  }
}
