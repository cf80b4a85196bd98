package dev.vitals.benchmarks.latency;

import dev.vitals.benchmarks.result.Figures;
import dev.vitals.benchmarks.result.Sample;
import dev.vitals.benchmarks.server.RawServer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/**
 * Microseconds from the server's write to the event in hand, with one event every 10 ms. Each round
 * shuffles the contenders; the first round is dropped and the others are pooled.
 */
public final class LatencyRun {
  private static final String PACED = "/paced";
  private static final String RUSHED = "/rushed";
  private static final int WARM_UP_EVENTS = 20_000;
  private static final int SKIPPED = 20;

  private LatencyRun() {}

  /**
   * Measures.
   *
   * @param args the file for the figures; events per round; rounds
   */
  public static void main(String[] args) throws Exception {
    int events = Integer.parseInt(args[1]);
    int rounds = Integer.parseInt(args[2]);
    try (RawServer server = RawServer.start(Map.of(
        PACED, new PacedEvents(events + SKIPPED, TimeUnit.MILLISECONDS.toNanos(10)),
        RUSHED, new PacedEvents(WARM_UP_EVENTS, 0)))) {
      Map<String, Receiver> receivers = new LinkedHashMap<>();
      receivers.put("raw-socket", new RawSocketReceiver(server.port()));
      receivers.put("vitals-sse", new VitalsReceiver(server.url()));
      receivers.put("okhttp-sse", new OkHttpSseReceiver(server.url()));
      measure(receivers, rounds).write(Path.of(args[0]));
      receivers.values().forEach(Receiver::close);
    }
  }

  private static Figures measure(Map<String, Receiver> receivers, int rounds) throws Exception {
    Map<String, List<Double>> pooled = new LinkedHashMap<>();
    List<Map.Entry<String, Receiver>> order = new ArrayList<>(receivers.entrySet());
    for (Receiver receiver : receivers.values()) {
      receiver.receive(RUSHED, sent -> {});
    }
    Random random = new Random(1);
    for (int round = 0; round <= rounds; round++) {
      Collections.shuffle(order, random);
      for (Map.Entry<String, Receiver> entry : order) {
        List<Double> micros = new ArrayList<>();
        entry.getValue().receive(PACED, sent -> micros.add((System.nanoTime() - sent) / 1000.0));
        if (round > 0) {
          pooled
              .computeIfAbsent(entry.getKey(), key -> new ArrayList<>())
              .addAll(micros.subList(SKIPPED, micros.size()));
        }
      }
    }
    Figures figures = new Figures();
    pooled.forEach((name, micros) -> {
      Sample sample = Sample.of(micros.stream().mapToDouble(Double::doubleValue).toArray());
      figures
          .put(name + ".p50", sample.median())
          .put(name + ".p90", sample.percentile(0.9))
          .put(name + ".p99", sample.percentile(0.99))
          .put(name + ".count", micros.size());
    });
    return figures;
  }
}
