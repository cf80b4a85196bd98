package dev.vitals.examples.demo;

import dev.vitals.model.PingResult;
import dev.vitals.model.PingSummary;
import dev.vitals.model.PingTiming;
import java.time.Instant;
import java.util.DoubleSummaryStatistics;

/** A series of probes of one model. Used by one thread at a time. */
final class DemoSession {
  private static final int PAYLOAD_BYTES = 64;
  private static final int UNAVAILABLE = 503;

  private final DemoModel model;
  private final Latencies latencies;
  private final DoubleSummaryStatistics answered = new DoubleSummaryStatistics();
  private int probes;
  private double lastMillis;

  DemoSession(DemoModel model) {
    this.model = model;
    this.latencies = new Latencies(
        model.median(), model.spread(), model.slowShare(), model.name().hashCode());
  }

  DemoModel model() {
    return model;
  }

  /** Returns how long the last probe took. */
  double lastMillis() {
    return lastMillis;
  }

  PingResult probe() {
    probes++;
    lastMillis = Math.round(latencies.next() * 1_000) / 1_000.0;
    boolean ok = latencies.nextShare() >= model.failShare();
    if (ok) {
      answered.accept(lastMillis);
    }
    PingResult.Builder result = PingResult.builder()
        .endpoint(model.endpoint())
        .seq(probes)
        .bytesSent(PAYLOAD_BYTES)
        .bytesReceived(ok ? PAYLOAD_BYTES : 0)
        .ok(ok)
        .httpStatus(ok ? 200 : UNAVAILABLE)
        .rttMs(lastMillis)
        .timing(timing());
    return ok
        ? result.build()
        : result.errorMessage("out of memory, model is loading").build();
  }

  /** Returns a summary with exact counts; its percentiles are not exact, and no program shows them. */
  PingSummary summary() {
    double average = answered.getCount() == 0 ? 0 : answered.getAverage();
    return PingSummary.builder()
        .endpoint(model.endpoint())
        .requests(probes)
        .responses(probes)
        .ok((int) answered.getCount())
        .timeouts(0)
        .errors(probes - (int) answered.getCount())
        .rttMinMs(answered.getCount() == 0 ? 0 : answered.getMin())
        .rttAvgMs(average)
        .rttP50Ms(average)
        .rttP90Ms(average)
        .rttP99Ms(average)
        .rttMaxMs(answered.getCount() == 0 ? 0 : answered.getMax())
        .requestsPerSecond(0)
        .bytesPerSecond(0)
        .build();
  }

  private PingTiming timing() {
    Instant now = Instant.now();
    long sent = now.getEpochSecond() * 1_000_000_000L + now.getNano();
    long rtt = (long) (lastMillis * 1e6);
    return PingTiming.builder()
        .clientSendTimeUnixNanos(sent)
        .serverReceivedTimeUnixNanos(sent + rtt / 3)
        .serverSendTimeUnixNanos(sent + rtt * 2 / 3)
        .clientReceiveTimeUnixNanos(sent + rtt)
        .build();
  }
}
