package dev.vitals.benchmarks.report;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** What the SDK promises, next to what was measured. */
final class Goals {
  private final Results results;
  private final List<Goal> goals = new ArrayList<>();

  private Goals(Results results) {
    this.results = results;
  }

  static List<Goal> of(Results results) {
    Goals goals = new Goals(results);
    goals.streams("ping");
    goals.streams("small");
    goals.openAi();
    goals.timestamp();
    goals.latency();
    goals.unary();
    goals.start();
    goals.scale();
    goals.close();
    goals.memory();
    return List.copyOf(goals.goals);
  }

  private void atLeast(String text, double must, double aim, OptionalDouble measured) {
    goals.add(Goal.atLeast(text, must, aim, measured));
  }

  private void atMost(String text, double must, double aim, OptionalDouble measured) {
    goals.add(Goal.atMost(text, must, aim, measured));
  }

  private void streams(String feed) {
    String subject = "streams." + feed + ".";
    String floor = subject + "floor";
    String sse = subject + "vitals-sse";
    String sseBy = feed + ": SSE events/s ÷ ";
    atLeast(
        feed + ": NDJSON events/s ÷ floor",
        1.0,
        1.15,
        results.ratio(subject + "vitals-ndjson", floor));
    atLeast(sseBy + "floor on the NDJSON of the same events", 0.9, 1.05, results.ratio(sse, floor));
    atLeast(sseBy + "okhttp-sse + readValue", 1.6, 2, results.ratio(sse, subject + "okhttp-sse"));
    atLeast(
        sseBy + "okhttp-eventsource + readValue",
        1.6,
        2,
        results.ratio(sse, subject + "okhttp-eventsource"));
    atMost(
        feed + ": SSE bytes allocated per event ÷ okhttp-sse + readValue",
        0.5,
        0.3,
        results.bytesRatio(sse, subject + "okhttp-sse"));
  }

  private void openAi() {
    atLeast(
        "chat: SSE events/s ÷ openai-java",
        6,
        9,
        results.ratio("streams.chat.vitals-sse", "streams.chat.openai-java"));
  }

  private void timestamp() {
    atMost(
        "time to decode a record with a typed timestamp ÷ with text",
        1.3,
        1.1,
        results.ratio("timestamp.date-time", "timestamp.text"));
  }

  private void latency() {
    atMost(
        "event latency p50 ÷ raw socket reader",
        1.8,
        1.5,
        results.figureRatio("latency", "vitals-sse.p50", "raw-socket.p50"));
    atMost(
        "event latency p50 ÷ okhttp-sse",
        1.0,
        0.9,
        results.figureRatio("latency", "vitals-sse.p50", "okhttp-sse.p50"));
  }

  private void unary() {
    String ours = "unary.vitals";
    atMost("unary bytes/op ÷ bare OkHttp", 1.6, 1.4, results.bytesRatio(ours, "unary.okhttp"));
    atMost("unary time ÷ OkHttp + Jackson", 1.3, 1.15, results.ratio(ours, "unary.okhttp-jackson"));
    atLeast(
        "unary time of huaweicloud-sdk-apig ÷ ours",
        3,
        3,
        results.ratio("unary.huaweicloud", ours));
    atLeast("unary time of openai-java ÷ ours", 2, 2, results.ratio("unary.openai-java", ours));
  }

  private void start() {
    atMost(
        "first decoded answer of a fresh JVM ÷ OkHttp + Jackson",
        1.2,
        1.1,
        results.figureRatio("start", "vitals.median", "okhttp-jackson.median"));
    atMost("classes loaded for it", 3000, 3000, results.figure("start", "vitals.classes"));
    atMost("jars at run time", 12, 12, results.figure("start", "vitals.jars"));
    atMost("MB of jars at run time", 6.5, 6.5, results.figure("start", "vitals.megabytes"));
  }

  private void scale() {
    String streams = results.figure("scale", "streams").isPresent()
        ? Goal.number(results.figure("scale", "streams").getAsDouble())
        : "5,000";
    String text = streams + " streams on virtual threads: ";
    atMost(text + "heap per stream (KiB)", 28, 28, results.figure("scale", "heap.kib.per.stream"));
    atMost(
        text + "resident memory per stream (KiB)",
        65,
        65,
        results.figure("scale", "rss.kib.per.stream"));
    atMost(text + "platform threads", 64, 64, results.figure("scale", "threads"));
    atMost(text + "failures", 0, 0, results.figure("scale", "failures"));
  }

  private void close() {
    atMost(
        "close() of an unfinished, flooding stream, p99 (ms)",
        5,
        2,
        results.figure("close", "vitals.flood.p99"));
    atMost(
        "close() of an unfinished, slow stream, p99 (ms)",
        5,
        2,
        results.figure("close", "vitals.trickle.p99"));
  }

  private void memory() {
    atLeast("GiB streamed through a heap of 32 MiB", 10, 10, results.figure("memory", "gib"));
  }
}
