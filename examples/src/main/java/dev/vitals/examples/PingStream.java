package dev.vitals.examples;

import dev.vitals.client.ApiClient;
import dev.vitals.config.Configuration;
import dev.vitals.examples.services.Services;
import dev.vitals.examples.terminal.LatencyBar;
import dev.vitals.model.PingEvent;
import dev.vitals.model.PingResult;
import dev.vitals.model.PingStreamRequest;
import dev.vitals.model.PingSummary;
import dev.vitals.ping.PingApi;
import dev.vitals.stream.EventStream;
import dev.vitals.stream.StreamFormat;
import java.io.PrintStream;

/**
 * Follows ten probes of a GoodMem target live.
 *
 * <p>Variables: {@code GOODMEM_BASE_URL}, {@code GOODMEM_API_KEY}, {@code GOODMEM_TARGET_ID}.
 * Without an address, it asks a fake service.
 */
public final class PingStream {
  private PingStream() {}

  /** Takes the format, {@code NDJSON} or {@code SSE}; without it, asks for NDJSON. */
  public static void main(String[] args) {
    StreamFormat format = args.length == 0 ? StreamFormat.NDJSON : StreamFormat.valueOf(args[0]);
    try (Services services = Services.fromEnvironment()) {
      String targetId = services.id("GOODMEM_TARGET_ID");
      run(services.configuration("GOODMEM"), targetId, format, System.out);
    }
  }

  static void run(Configuration goodmem, String targetId, StreamFormat format, PrintStream out) {
    PingStreamRequest request =
        PingStreamRequest.builder().targetId(targetId).count(10).intervalMs(100).build();
    LatencyBar bar = new LatencyBar();

    try (ApiClient client = ApiClient.create(goodmem);
        EventStream<PingEvent> events = new PingApi(client).pingStream(request, format)) {
      for (PingEvent event : events) {
        event.asResult().ifPresent(result -> out.println(line(result, bar)));
        event
            .asNotice()
            .ifPresent(notice -> out.printf("  %s: %s%n", notice.code(), notice.message()));
        event.asSummary().ifPresent(summary -> print(summary, out));
      }
    }
  }

  private static String line(PingResult result, LatencyBar bar) {
    String outcome = result.ok()
        ? bar.of(result.rttMs())
        : "FAILED: " + result.httpStatus() + " " + result.errorMessage();
    return "  %3d %8.1f ms  %s".formatted(result.seq(), result.rttMs(), outcome);
  }

  private static void print(PingSummary summary, PrintStream out) {
    out.printf(
        "  %d probes: %d ok, %d timeouts, %d errors%n",
        summary.requests(), summary.ok(), summary.timeouts(), summary.errors());
    out.printf(
        "  ms: min %.1f, avg %.1f, p50 %.1f, p90 %.1f, p99 %.1f, max %.1f%n",
        summary.rttMinMs(),
        summary.rttAvgMs(),
        summary.rttP50Ms(),
        summary.rttP90Ms(),
        summary.rttP99Ms(),
        summary.rttMaxMs());
  }
}
