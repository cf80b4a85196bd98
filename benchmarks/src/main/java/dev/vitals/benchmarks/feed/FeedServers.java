package dev.vitals.benchmarks.feed;

import dev.vitals.benchmarks.server.HttpAnswer;
import dev.vitals.benchmarks.server.RawServer;
import dev.vitals.benchmarks.server.Route;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Serves one feed in both framings, in chunks of 16 KiB. */
public final class FeedServers implements AutoCloseable {
  private static final int CHUNK = 16 * 1024;

  private final RawServer ndjson;
  private final RawServer sse;

  private FeedServers(RawServer ndjson, RawServer sse) {
    this.ndjson = ndjson;
    this.sse = sse;
  }

  /** Starts two servers, each with {@code count} events at the feed's path. */
  public static FeedServers start(Feed feed, int count) {
    return new FeedServers(
        serve(feed, "application/x-ndjson", ndjsonBody(feed, count)),
        serve(feed, "text/event-stream", sseBody(feed, count)));
  }

  private static RawServer serve(Feed feed, String contentType, byte[] body) {
    return RawServer.start(
        Map.of(feed.path(), Route.of(HttpAnswer.chunked(contentType, body, CHUNK))));
  }

  /** The events, one per line. */
  public static byte[] ndjsonBody(Feed feed, int count) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    for (int i = 0; i < count; i++) {
      body.writeBytes((feed.json(i, count) + "\n").getBytes(StandardCharsets.UTF_8));
    }
    return body.toByteArray();
  }

  /** The events, each in a data line under its type. */
  public static byte[] sseBody(Feed feed, int count) {
    String type = feed.eventType().isEmpty() ? "" : "event: " + feed.eventType() + "\n";
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    for (int i = 0; i < count; i++) {
      String event = type + "data: " + feed.json(i, count) + "\n\n";
      body.writeBytes(event.getBytes(StandardCharsets.UTF_8));
    }
    body.writeBytes(feed.sseEnd().getBytes(StandardCharsets.UTF_8));
    return body.toByteArray();
  }

  /** Origin of the NDJSON stream. */
  public String ndjsonUrl() {
    return ndjson.url();
  }

  /** Origin of the SSE stream. */
  public String sseUrl() {
    return sse.url();
  }

  @Override
  public void close() {
    ndjson.close();
    sse.close();
  }
}
