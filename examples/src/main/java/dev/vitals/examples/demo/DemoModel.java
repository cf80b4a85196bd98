package dev.vitals.examples.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.vitals.model.PingEndpointInfo;
import dev.vitals.model.PingTargetType;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * A made-up model and its behaviour.
 *
 * @param median the median latency, in milliseconds
 * @param spread the standard deviation of the logarithm of its latencies
 * @param slowShare how many of its answers take several times as long, from 0 to 1
 * @param failShare how many of its answers are failures, from 0 to 1
 * @param noticeAt the probe before which a notice comes; 0 for none
 */
record DemoModel(
    String type,
    String provider,
    String name,
    double median,
    double spread,
    double slowShare,
    double failShare,
    int noticeAt) {
  private static final List<String> REGIONS = List.of("fra", "iad", "sin", "gru");
  private static final List<String> FLEET = List.of("embed", "rerank", "chat", "guard", "code");

  static List<DemoModel> six() {
    return List.of(
        new DemoModel("EMBEDDER", "OPENAI", "text-embedding-3-small", 46, 0.12, 0.03, 0, 0),
        new DemoModel("EMBEDDER", "VOYAGE", "voyage-3-large", 88, 0.16, 0.04, 0, 0),
        new DemoModel("RERANKER", "COHERE", "rerank-v3.5", 120, 0.22, 0.05, 0.02, 0),
        new DemoModel("LLM", "ANTHROPIC", "claude-haiku", 260, 0.25, 0.06, 0, 0),
        new DemoModel("LLM", "OPENAI", "gpt-4.1-mini", 330, 0.3, 0.08, 0, 14),
        new DemoModel("EMBEDDER", "LOCAL", "bge-m3 on gpu-07", 21, 0.5, 0.1, 0.14, 0));
  }

  /** Distant regions take longer; one kind of model in one region is in trouble. */
  static List<DemoModel> fleet(int count) {
    List<DemoModel> models = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String region = REGIONS.get(i % REGIONS.size());
      String kind = FLEET.get(i / REGIONS.size() % FLEET.size());
      double median = 60 + 55 * (i % REGIONS.size());
      boolean troubled = region.equals("sin") && kind.equals("rerank");
      models.add(new DemoModel(
          "EMBEDDER",
          "LOCAL",
          "%s-%s-%03d".formatted(kind, region, i),
          troubled ? 4 * median : median,
          0.3,
          0.03,
          troubled ? 0.3 : 0.004,
          0));
    }
    return models;
  }

  String id() {
    return UUID.nameUUIDFromBytes(name.getBytes(UTF_8)).toString();
  }

  PingEndpointInfo endpoint() {
    return PingEndpointInfo.builder()
        .targetType(PingTargetType.of(type))
        .targetId(id())
        .resolvedEndpoint("https://models.example.com/v1/" + id())
        .provider(provider)
        .modelIdentifier(name)
        .build();
  }
}
