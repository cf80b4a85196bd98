package dev.vitals.client;

import java.time.Duration;

/**
 * Travels with one attempt through OkHttp: learns when a connection is there, and winds the clock
 * from connecting to answering. Of the calling thread.
 */
final class WireState {
  private final CallClock clock;
  private final Duration connect;
  private final Duration answer;
  private boolean connected;

  WireState(CallClock clock, Duration connect, Duration answer) {
    this.clock = clock;
    this.connect = connect;
    this.answer = answer;
  }

  /** The attempt begins: first of all a connection is needed, with TLS on top. */
  void begin() {
    clock.start(connect);
  }

  /** A connection is there: from now on the service may see the request. */
  void connected() {
    if (!connected) {
      connected = true;
      clock.stop();
      clock.start(answer);
    }
  }

  boolean wasConnected() {
    return connected;
  }

  int connectMillis() {
    return millis(connect);
  }

  /** OkHttp takes whole milliseconds in an int, and 0 means none. */
  static int millis(Duration duration) {
    return (int) Math.max(1, Math.min(Integer.MAX_VALUE, duration.toMillis()));
  }
}
