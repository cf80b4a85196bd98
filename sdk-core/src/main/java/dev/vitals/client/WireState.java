package dev.vitals.client;

import dev.vitals.config.Timeouts;
import java.time.Duration;

/** Travels with a request through OkHttp: its clocks in, how far it came out. */
final class WireState {
  private final Timeouts timeouts;
  private final Duration readTimeout;
  private volatile boolean connected;

  WireState(Timeouts timeouts, Duration readTimeout) {
    this.timeouts = timeouts;
    this.readTimeout = readTimeout;
  }

  int connectMillis() {
    return millis(timeouts.connect());
  }

  int readMillis() {
    return millis(readTimeout);
  }

  /** OkHttp takes whole milliseconds in an int, and 0 means none. */
  static int millis(Duration duration) {
    long millis = duration.compareTo(Duration.ofMillis(Integer.MAX_VALUE)) >= 0
        ? Integer.MAX_VALUE
        : duration.toMillis();
    return (int) Math.max(1, millis);
  }

  /** A connection is there: from now on the service may have seen the request. */
  void connected() {
    connected = true;
  }

  boolean wasConnected() {
    return connected;
  }
}
