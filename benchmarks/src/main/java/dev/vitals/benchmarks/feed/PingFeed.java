package dev.vitals.benchmarks.feed;

import dev.vitals.client.StreamRequest;
import dev.vitals.model.PingStreamRequest;
import dev.vitals.ping.PingApi;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A real ping session: results with endpoint and timing, and the summary that ends it. */
public final class PingFeed implements Feed {
  private static final String TARGET = "550e8400-e29b-41d4-a716-446655440000";
  private static final String ENDPOINT = "{\"targetType\":\"EMBEDDER\",\"targetId\":\"" + TARGET
      + "\",\"resolvedEndpoint\":\"https://embeddings.example.com/v1/embeddings\","
      + "\"provider\":\"OPENAI\",\"modelIdentifier\":\"text-embedding-3-small\"}";
  private static final long FIRST_NANOS = 1_795_255_200_123_456_789L;

  /** The union's three kinds, of which one is present. */
  public record Event(
      @Nullable Result result,
      @Nullable Summary summary,
      @Nullable Notice notice) {}

  /** One probe. */
  public record Result(
      Endpoint endpoint,
      int seq,
      int bytesSent,
      int bytesReceived,
      boolean ok,
      int httpStatus,
      @Nullable String errorMessage,
      double rttMs,
      Timing timing) {}

  /** The resolved target. */
  public record Endpoint(
      String targetType,
      String targetId,
      String resolvedEndpoint,
      String provider,
      String modelIdentifier) {}

  /** Four timestamps. */
  public record Timing(
      long clientSendTimeUnixNanos,
      long serverReceivedTimeUnixNanos,
      long serverSendTimeUnixNanos,
      long clientReceiveTimeUnixNanos) {}

  /** The end of the session. */
  public record Summary(
      Endpoint endpoint,
      int requests,
      int responses,
      int ok,
      int timeouts,
      int errors,
      double rttMinMs,
      double rttAvgMs,
      double rttP50Ms,
      double rttP90Ms,
      double rttP99Ms,
      double rttMaxMs,
      double requestsPerSecond,
      double bytesPerSecond) {}

  /** A notice. */
  public record Notice(String code, String message) {}

  @Override
  public String name() {
    return "ping";
  }

  @Override
  public String path() {
    return "/v1/ping:stream";
  }

  @Override
  public String json(int index, int count) {
    return index == count - 1
        ? "{\"summary\":" + summary(index) + "}"
        : "{\"result\":" + result(index) + "}";
  }

  /** The JSON of one probe's result. */
  public static String result(int index) {
    long sent = FIRST_NANOS + index * 1_000_000_007L;
    return String.format(
        Locale.ROOT,
        "{\"endpoint\":%s,\"seq\":%d,\"bytesSent\":64,\"bytesReceived\":6144,\"ok\":true,"
            + "\"httpStatus\":200,\"rttMs\":%d.%03d,\"timing\":{\"clientSendTimeUnixNanos\":%d,"
            + "\"serverReceivedTimeUnixNanos\":%d,\"serverSendTimeUnixNanos\":%d,"
            + "\"clientReceiveTimeUnixNanos\":%d}}",
        ENDPOINT,
        index + 1,
        10 + index % 90,
        index % 999 + 1,
        sent,
        sent + 1_200_345,
        sent + 9_800_678,
        sent + 11_000_912);
  }

  private static String summary(int results) {
    return String.format(
        Locale.ROOT,
        "{\"endpoint\":%s,\"requests\":%2$d,\"responses\":%2$d,\"ok\":%2$d,\"timeouts\":0,"
            + "\"errors\":0,\"rttMinMs\":10.5,\"rttAvgMs\":50.25,\"rttP50Ms\":49.125,"
            + "\"rttP90Ms\":90.5,\"rttP99Ms\":98.75,\"rttMaxMs\":99.875,"
            + "\"requestsPerSecond\":1.5,\"bytesPerSecond\":9312.5}",
        ENDPOINT,
        results);
  }

  @Override
  public String eventType() {
    return "item";
  }

  @Override
  public String sseEnd() {
    return "event: close\ndata: {\"type\":\"completed\"}\n\n";
  }

  @Override
  public Class<?> recordType() {
    return Event.class;
  }

  @Override
  public StreamRequest<?> request() {
    return PingApi.pingStreamRequest(PingStreamRequest.builder()
        .targetId(TARGET)
        .count(1_000_000)
        .intervalMs(1)
        .build());
  }
}
