package dev.vitals.benchmarks.scale;

import dev.vitals.benchmarks.result.Figures;
import dev.vitals.benchmarks.result.Weight;
import dev.vitals.client.ApiClient;
import dev.vitals.client.StreamRequest;
import dev.vitals.config.Configuration;
import dev.vitals.stream.EventStream;
import dev.vitals.stream.StreamFormat;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/** Opens thousands of streams, each read by a virtual thread, and measures its own memory and threads. */
public final class ScaleClient {
  private static final int REHEARSAL = 100;
  private static final int SECONDS_AT_WORK = 10;

  private final ApiClient client;
  private final ExecutorService threads;
  private final LongAdder events = new LongAdder();
  private final AtomicInteger failures = new AtomicInteger();

  private ScaleClient(ApiClient client, ExecutorService threads) {
    this.client = client;
    this.threads = threads;
  }

  record Tick(long sentNanos, String endpoint, double rttMs) {}

  /**
   * Measures. Needs a JDK with virtual threads.
   *
   * @param args the file for the figures; the server's port; streams
   */
  public static void main(String[] args) throws Exception {
    int streams = Integer.parseInt(args[2]);
    Configuration configuration =
        Configuration.builder("http://127.0.0.1:" + args[1]).build();
    ExecutorService threads = virtualThreads();
    try (ApiClient rehearsal = ApiClient.create(configuration)) {
      new ScaleClient(rehearsal, threads).open(REHEARSAL); // loads classes, warms up
      TimeUnit.SECONDS.sleep(3);
    }
    Weight before = Weight.now();
    try (ApiClient client = ApiClient.create(configuration)) {
      ScaleClient scale = new ScaleClient(client, threads);
      long start = System.nanoTime();
      scale.open(streams);
      double openSeconds = (System.nanoTime() - start) / 1e9;
      long already = scale.events.sum();
      TimeUnit.SECONDS.sleep(SECONDS_AT_WORK);
      double rate = (scale.events.sum() - already) / (double) SECONDS_AT_WORK;
      Weight after = Weight.now();
      new Figures()
          .put("streams", streams)
          .put("failures", scale.failures.get())
          .put("open.seconds", openSeconds)
          .put("events.per.second", rate)
          .put("heap.kib.per.stream", (after.heapKib() - before.heapKib()) / streams)
          .put("rss.kib.per.stream", (after.rssKib() - before.rssKib()) / streams)
          .put("threads.before", before.threads())
          .put("threads", after.threads())
          .write(Path.of(args[0]));
    }
    threads.shutdownNow();
    System.exit(0);
  }

  /** By reflection, because the code is compiled for JDK 17. */
  private static ExecutorService virtualThreads() throws ReflectiveOperationException {
    return (ExecutorService)
        Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
  }

  /** Returns once every stream has given an event or failed. */
  private void open(int streams) throws InterruptedException {
    CountDownLatch opened = new CountDownLatch(streams);
    for (int i = 0; i < streams; i++) {
      threads.execute(() -> read(opened));
    }
    if (!opened.await(60, TimeUnit.SECONDS)) {
      throw new IllegalStateException(opened.getCount() + " streams did not open");
    }
  }

  private void read(CountDownLatch opened) {
    boolean counted = false;
    try (EventStream<Tick> ticks = client.open(
        StreamRequest.get("/ticks", Tick.class).format(StreamFormat.SSE).itemEventTypes("tick"))) {
      for (Tick tick : ticks) {
        events.add(tick.sentNanos());
        if (!counted) {
          counted = true;
          opened.countDown();
        }
      }
    } catch (RuntimeException e) {
      failures.incrementAndGet();
    } finally {
      if (!counted) {
        opened.countDown();
      }
    }
  }
}
