package dev.vitals.benchmarks.close;

import dev.vitals.benchmarks.feed.SmallFeed;
import dev.vitals.benchmarks.result.Figures;
import dev.vitals.benchmarks.result.Sample;
import dev.vitals.benchmarks.server.RawServer;
import dev.vitals.benchmarks.stream.OkHttpClients;
import dev.vitals.client.ApiClient;
import dev.vitals.client.StreamRequest;
import dev.vitals.config.Configuration;
import dev.vitals.stream.EventStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/** Milliseconds to close a stream after one event was read, with the SDK and with OkHttp. */
public final class CloseRun {
  private static final int WARM_UP = 20;

  private CloseRun() {}

  @FunctionalInterface
  private interface Attempt {
    /** Opens a stream at {@code path}, reads, closes it, and returns the nanoseconds of closing. */
    long closingNanos(String path) throws IOException;
  }

  /**
   * Measures.
   *
   * @param args the file for the figures; the number of closings
   */
  public static void main(String[] args) throws IOException {
    int times = Integer.parseInt(args[1]);
    Figures figures = new Figures();
    OkHttpClient okHttp = new OkHttpClient();
    try (RawServer server = RawServer.start(Map.of(
            "/flood", new UnfinishedStream(true),
            "/trickle", new UnfinishedStream(false)));
        ApiClient client = ApiClient.create(Configuration.builder(server.url()).build())) {
      for (String path : new String[] {"/flood", "/trickle"}) {
        put(figures, "vitals" + path, closing(at -> ours(client, at), path, times));
        put(
            figures,
            "okhttp" + path,
            closing(at -> okHttps(okHttp, server.url() + at), path, times));
      }
    }
    OkHttpClients.shutDown(okHttp);
    figures.write(Path.of(args[0]));
  }

  private static void put(Figures figures, String name, Sample millis) {
    String key = name.replace('/', '.');
    figures
        .put(key + ".p50", millis.median())
        .put(key + ".p99", millis.percentile(0.99))
        .put(key + ".max", millis.max());
  }

  private static Sample closing(Attempt attempt, String path, int times) throws IOException {
    double[] millis = new double[times];
    for (int i = -WARM_UP; i < times; i++) {
      long nanos = attempt.closingNanos(path);
      if (i >= 0) {
        millis[i] = nanos / 1e6;
      }
    }
    return Sample.of(millis);
  }

  private static long ours(ApiClient client, String path) {
    EventStream<SmallFeed.Event> events =
        client.open(StreamRequest.get(path, SmallFeed.Event.class));
    events.iterator().next();
    long start = System.nanoTime();
    events.close();
    return System.nanoTime() - start;
  }

  private static long okHttps(OkHttpClient client, String url) throws IOException {
    Response response = client.newCall(new Request.Builder().url(url).build()).execute();
    response.body().source().readUtf8Line();
    long start = System.nanoTime();
    response.close();
    return System.nanoTime() - start;
  }
}
