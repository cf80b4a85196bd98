package dev.vitals.statistics;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;

/** How the values of a period become one. */
public enum MetricAggregate {
  /** Their mean. */
  AVERAGE("average"),
  /** The greatest. */
  MAX("max"),
  /** The least. */
  MIN("min"),
  /** Their sum. */
  SUM("sum"),
  /** Their variance. */
  VARIANCE("variance");

  private final String wireName;

  MetricAggregate(String wireName) {
    this.wireName = wireName;
  }

  /** The name that the gateway has for it: {@code filter}. */
  public String wireName() {
    return wireName;
  }

  /**
   * Finds the constant for a name of the gateway's.
   *
   * @throws IllegalArgumentException if there is none; the message lists those that exist
   */
  public static MetricAggregate of(String wireName) {
    requireNonNull(wireName, "wireName");
    return Arrays.stream(values())
        .filter(value -> value.wireName.equals(wireName))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no aggregate has the name \"" + wireName
            + "\"; use one of "
            + Arrays.stream(values()).map(MetricAggregate::wireName).toList()));
  }
}
