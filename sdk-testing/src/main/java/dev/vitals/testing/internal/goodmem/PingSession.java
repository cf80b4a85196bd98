package dev.vitals.testing.internal.goodmem;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vitals.testing.internal.wire.Json;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * One row of probes of one target: each {@link #probe()} adds a result, {@link #summary()} adds
 * them up. Latencies look like a live service's but depend on the session's number alone. Used by
 * one thread.
 */
public final class PingSession {
  private static final double NANOS_PER_MILLI = 1e6;
  private static final double TURN = 2 * Math.PI;

  private final PingTarget target;
  private final PingCall call;
  private final ProbeFaults faults;
  private final Clock clock;
  private final SplittableRandom random;
  private final List<Double> rtts = new ArrayList<>(); // of the probes that succeeded
  private int probes;
  private int timeouts;
  private int errors;
  private long bytes;
  private double busyMillis;

  /** Starts a session; the same number makes the same latencies. */
  public PingSession(
      PingTarget target, PingCall call, ProbeFaults faults, Clock clock, long number) {
    this.target = target;
    this.call = call;
    this.faults = faults;
    this.clock = clock;
    this.random = new SplittableRandom(number);
  }

  /** Whether the client asked for another probe. */
  public boolean hasNext() {
    return probes < call.count();
  }

  /** How long the server waits before the next probe. */
  public Duration untilNext() {
    return call.jitter()
        ? Duration.ofNanos((long) (call.interval().toNanos() * random.nextDouble(0.5, 1.5)))
        : call.interval();
  }

  /** Probes the target once more: a PingResult. */
  public ObjectNode probe() {
    int seq = ++probes;
    double rtt = latency(seq);
    Optional<ProbeFaults.Fault> fault = faults.of(seq);
    double limit = call.timeout().toMillis();
    if (fault.isEmpty() && rtt > limit) {
      fault = Optional.of(new ProbeFaults.Fault(true, 504, "Probe timed out"));
    }
    if (fault.filter(ProbeFaults.Fault::timeout).isPresent()) {
      rtt = limit;
      timeouts++;
    } else if (fault.isPresent()) {
      errors++;
    } else {
      rtts.add(rtt);
    }
    int bytesReceived = fault.isPresent() ? 0 : call.payloadBytes();
    bytes += call.payloadBytes() + bytesReceived;
    busyMillis += rtt;

    ObjectNode result = Json.object();
    result.set("endpoint", target.toJson());
    result
        .put("seq", seq)
        .put("bytesSent", call.payloadBytes())
        .put("bytesReceived", bytesReceived)
        .put("ok", fault.isEmpty())
        .put("httpStatus", fault.map(ProbeFaults.Fault::httpStatus).orElse(200));
    fault.ifPresent(known -> result.put("errorMessage", known.errorMessage()));
    result.put("rttMs", rtt);
    result.set("timing", timing(rtt));
    result.putObject("metadata").put("request_id", "req_%06x".formatted(random.nextInt(1 << 24)));
    return result;
  }

  /**
   * What the probes so far add up to: a PingSummary. The rates are those of the time the session
   * would have taken at its own interval.
   */
  public ObjectNode summary() {
    List<Double> sorted = new ArrayList<>(rtts);
    Collections.sort(sorted);
    double seconds = ((probes - 1.0) * call.interval().toMillis() + busyMillis / probes) / 1_000;
    ObjectNode summary = Json.object();
    summary.set("endpoint", target.toJson());
    return summary
        .put("requests", probes)
        .put("responses", probes)
        .put("ok", rtts.size())
        .put("timeouts", timeouts)
        .put("errors", errors)
        .put("rttMinMs", percentile(sorted, 0))
        .put(
            "rttAvgMs", micros(sorted.stream().mapToDouble(rtt -> rtt).average().orElse(0)))
        .put("rttP50Ms", percentile(sorted, 50))
        .put("rttP90Ms", percentile(sorted, 90))
        .put("rttP99Ms", percentile(sorted, 99))
        .put("rttMaxMs", percentile(sorted, 100))
        .put("requestsPerSecond", micros(probes / seconds))
        .put("bytesPerSecond", micros(bytes / seconds));
  }

  /** A wave with noise, and every now and then a slow one, in milliseconds. */
  private double latency(int seq) {
    double wave = 45 + 25 * Math.sin(TURN * seq / 7);
    double noise = random.nextDouble(-8, 8);
    double outlier = random.nextInt(9) == 0 ? 70 : 0;
    return micros(wave + noise + outlier);
  }

  /** Unix time in nanoseconds, and odd: it does not survive a way through a double. */
  private ObjectNode timing(double rttMillis) {
    Instant now = clock.instant();
    long sent = (now.getEpochSecond() * 1_000_000_000L + now.getNano()) | 1;
    long rtt = Math.round(rttMillis * NANOS_PER_MILLI) & ~1L;
    return Json.object()
        .put("clientSendTimeUnixNanos", sent)
        .put("serverReceivedTimeUnixNanos", (sent + rtt * 2 / 5) | 1)
        .put("serverSendTimeUnixNanos", (sent + rtt * 3 / 5) | 1)
        .put("clientReceiveTimeUnixNanos", sent + rtt);
  }

  /** Nearest rank; 0 of nothing. */
  private static double percentile(List<Double> sorted, int percent) {
    if (sorted.isEmpty()) {
      return 0;
    }
    int rank = (int) Math.ceil(sorted.size() * percent / 100.0);
    return sorted.get(Math.max(0, rank - 1));
  }

  private static double micros(double value) {
    return Math.round(value * 1_000) / 1_000.0;
  }
}
