package dev.vitals.benchmarks.latency;

import dev.vitals.benchmarks.server.HttpAnswer;
import dev.vitals.benchmarks.server.Route;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.locks.LockSupport;

/** An SSE stream of paced events, each carrying the time at which it was written. */
final class PacedEvents implements Route {
  /** Precedes the digits of the time, for receivers that read bytes. */
  static final String BEFORE_TIME = "{\"sentNanos\":";

  private final int count;
  private final long pauseNanos;

  PacedEvents(int count, long pauseNanos) {
    this.count = count;
    this.pauseNanos = pauseNanos;
  }

  /** What an event carries. */
  record Tick(long sentNanos, String endpoint, double rttMs) {}

  @Override
  public void answer(OutputStream out) throws IOException {
    out.write(HttpAnswer.head("text/event-stream"));
    for (int i = 0; i < count; i++) {
      if (pauseNanos > 0) {
        LockSupport.parkNanos(pauseNanos);
      }
      out.write(HttpAnswer.chunk(event(System.nanoTime())));
    }
    out.write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
  }

  private static byte[] event(long now) {
    return ("event: tick\ndata: " + BEFORE_TIME + now
            + ",\"endpoint\":\"https://embeddings.example.com/v1/embeddings\",\"rttMs\":12.345}\n\n")
        .getBytes(StandardCharsets.UTF_8);
  }
}
