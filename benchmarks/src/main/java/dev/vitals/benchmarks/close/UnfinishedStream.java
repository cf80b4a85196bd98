package dev.vitals.benchmarks.close;

import dev.vitals.benchmarks.feed.Feed;
import dev.vitals.benchmarks.feed.SmallFeed;
import dev.vitals.benchmarks.server.HttpAnswer;
import dev.vitals.benchmarks.server.Route;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** An NDJSON stream without an end: a flood, or an event every 100 ms. */
final class UnfinishedStream implements Route {
  private static final Feed FEED = new SmallFeed();

  private final boolean flood;

  UnfinishedStream(boolean flood) {
    this.flood = flood;
  }

  @Override
  public void answer(OutputStream out) throws IOException {
    out.write(HttpAnswer.head("application/x-ndjson"));
    byte[] event = HttpAnswer.chunk((FEED.json(0, 1) + "\n").getBytes(StandardCharsets.UTF_8));
    while (true) {
      out.write(event); // until the client is gone
      if (!flood) {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
      }
    }
  }
}
