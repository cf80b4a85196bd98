package dev.vitals.statistics;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;

/** What a gateway's monitoring records of its public addresses. */
public enum GatewayMetric {
  /** Outgoing bandwidth. */
  UPSTREAM_BANDWIDTH("upstream_bandwidth"),
  /** Incoming bandwidth. */
  DOWNSTREAM_BANDWIDTH("downstream_bandwidth"),
  /** Use of the outgoing bandwidth, in percent. */
  UPSTREAM_BANDWIDTH_USAGE("upstream_bandwidth_usage"),
  /** Use of the incoming bandwidth, in percent. */
  DOWNSTREAM_BANDWIDTH_USAGE("downstream_bandwidth_usage"),
  /** Outgoing traffic. */
  UP_STREAM("up_stream"),
  /** Incoming traffic. */
  DOWN_STREAM("down_stream");

  private final String wireName;

  GatewayMetric(String wireName) {
    this.wireName = wireName;
  }

  /** The name that the gateway has for it: {@code metric_name}. */
  public String wireName() {
    return wireName;
  }

  /**
   * Finds the constant for a name of the gateway's.
   *
   * @throws IllegalArgumentException if there is none; the message lists those that exist
   */
  public static GatewayMetric of(String wireName) {
    requireNonNull(wireName, "wireName");
    return Arrays.stream(values())
        .filter(value -> value.wireName.equals(wireName))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no metric has the name \"" + wireName
            + "\"; use one of "
            + Arrays.stream(values()).map(GatewayMetric::wireName).toList()));
  }
}
