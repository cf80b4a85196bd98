package dev.vitals.statistics;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which values {@link StatisticsApi#metricData} is to return. Immutable.
 *
 * @param address the public address
 * @param metric the metric
 * @param from start, sent with milliseconds
 * @param to end, after the start
 * @param period length of a period: 5 or 20 minutes, 1, 4 or 24 hours, or 1 second for the values as
 *     they were recorded
 * @param aggregate how the values of a period become one
 */
public record MetricDataQuery(
    PublicAddress address,
    GatewayMetric metric,
    Instant from,
    Instant to,
    Duration period,
    MetricAggregate aggregate) {
  private static final Set<Duration> PERIODS = new TreeSet<>(Arrays.asList(
      Duration.ofSeconds(1),
      Duration.ofMinutes(5),
      Duration.ofMinutes(20),
      Duration.ofHours(1),
      Duration.ofHours(4),
      Duration.ofHours(24)));

  /**
   * Checks the values.
   *
   * @throws IllegalArgumentException if {@code from} is not before {@code to} or lies before 1970, or
   *     the gateway has no such period
   */
  public MetricDataQuery {
    requireNonNull(address, "address");
    requireNonNull(metric, "metric");
    requireNonNull(from, "from");
    requireNonNull(to, "to");
    requireNonNull(period, "period");
    requireNonNull(aggregate, "aggregate");
    if (from.toEpochMilli() >= to.toEpochMilli()) {
      throw new IllegalArgumentException(
          "from must be before to, by a millisecond or more; was " + from + " and " + to);
    }
    if (from.toEpochMilli() < 0) {
      throw new IllegalArgumentException("from must not be before 1970, was " + from);
    }
    if (!PERIODS.contains(period)) {
      throw new IllegalArgumentException("period must be one of " + PERIODS + ", was " + period);
    }
  }
}
