package dev.vitals.testing.internal.gateway;

/**
 * What a gateway counted in some time. Latencies in milliseconds, throughput in bytes.
 *
 * @param latencySum of all calls, so that averages of several minutes can be put together
 */
record Calls(
    long count,
    long clientErrors,
    long serverErrors,
    long maxLatency,
    double latencySum,
    long maxInnerLatency,
    double innerLatencySum,
    long input,
    long output) {
  static final Calls NONE = new Calls(0, 0, 0, 0, 0, 0, 0, 0, 0);

  Calls plus(Calls other) {
    return new Calls(
        count + other.count,
        clientErrors + other.clientErrors,
        serverErrors + other.serverErrors,
        Math.max(maxLatency, other.maxLatency),
        latencySum + other.latencySum,
        Math.max(maxInnerLatency, other.maxInnerLatency),
        innerLatencySum + other.innerLatencySum,
        input + other.input,
        output + other.output);
  }

  long errors() {
    return clientErrors + serverErrors;
  }

  double averageLatency() {
    return rounded(latencySum / count);
  }

  double averageInnerLatency() {
    return rounded(innerLatencySum / count);
  }

  double averageBackendLatency() {
    return rounded((latencySum - innerLatencySum) / count);
  }

  /** The gateway writes two digits. */
  private static double rounded(double milliseconds) {
    return Math.round(milliseconds * 100) / 100.0;
  }
}
