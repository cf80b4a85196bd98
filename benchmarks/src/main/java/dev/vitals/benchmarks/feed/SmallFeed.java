package dev.vitals.benchmarks.feed;

import dev.vitals.client.StreamRequest;
import java.util.Locale;

/** Small records of 200 bytes of JSON, which every contender binds to the same class. */
public final class SmallFeed implements Feed {
  private static final int SIZE = 200;

  /** The one member. */
  public record Event(Result result) {}

  /** A number, two short texts, a fraction and a long text. */
  public record Result(
      long sequence, String endpoint, double rttMs, String status, String startedAt) {}

  @Override
  public String name() {
    return "small";
  }

  @Override
  public String path() {
    return "/small";
  }

  @Override
  public String json(int index, int count) {
    String start = "{\"result\":{\"sequence\":" + (1_000_000 + index) + ",\"endpoint\":\"";
    String end = String.format(
        Locale.ROOT,
        "\",\"rttMs\":%d.%03d,\"status\":\"OK\",\"startedAt\":\"2026-11-21T10:%02d:%02d.123456Z\"}}",
        10 + index % 90,
        index % 999 + 1,
        index / 60 % 60,
        index % 60);
    return start + Padding.of(SIZE - start.length() - end.length()) + end;
  }

  @Override
  public String eventType() {
    return "ping";
  }

  @Override
  public Class<?> recordType() {
    return Event.class;
  }

  @Override
  public StreamRequest<?> request() {
    return StreamRequest.get(path(), Event.class).itemEventTypes(eventType());
  }
}
