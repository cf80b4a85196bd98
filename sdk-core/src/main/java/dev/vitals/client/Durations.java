package dev.vitals.client;

import java.time.Duration;

/** What {@link Duration} leaves out. */
final class Durations {
  private Durations() {}

  static Duration shorter(Duration a, Duration b) {
    return a.compareTo(b) < 0 ? a : b;
  }

  static Duration longer(Duration a, Duration b) {
    return a.compareTo(b) >= 0 ? a : b;
  }
}
