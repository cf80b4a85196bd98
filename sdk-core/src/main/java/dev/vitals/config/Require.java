package dev.vitals.config;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * Checks that several settings share. A message names the setting, the expected range and the
 * value.
 */
final class Require {
  /** OkHttp counts in {@code int} milliseconds, which end a little after 24 days. */
  static final Duration LONGEST = Duration.ofDays(24);

  private static final Duration SHORTEST = Duration.ofMillis(1);

  private Require() {}

  /** Accepts 1 millisecond to 24 days: OkHttp treats zero as "no timeout". */
  static Duration period(Duration value, String setting) {
    return within(SHORTEST, value, setting, "1 millisecond");
  }

  /** Accepts zero to 24 days. */
  static Duration periodOrZero(Duration value, String setting) {
    return within(Duration.ZERO, value, setting, "zero");
  }

  static long positive(long value, String setting) {
    if (value < 1) {
      throw new IllegalArgumentException(setting + " must be at least 1, was " + value);
    }
    return value;
  }

  private static Duration within(Duration least, Duration value, String setting, String leastName) {
    requireNonNull(value, setting);
    if (value.compareTo(least) < 0 || value.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          setting + " must be between " + leastName + " and 24 days, was " + value);
    }
    return value;
  }
}
