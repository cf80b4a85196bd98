package dev.vitals.internal.http;

import dev.vitals.internal.call.CallLog;
import dev.vitals.internal.call.CallPlan;
import java.time.Duration;

/**
 * Travels with one attempt through OkHttp: learns when a connection is there, and winds the clock
 * from connecting to answering. Of the calling thread.
 */
public final class WireState {
  private final CallClock clock;
  private final CallPlan plan;
  private final CallLog log;
  private Duration limit = Duration.ZERO;
  private boolean overallRunsOut;
  private boolean connecting;
  private boolean connected;

  public WireState(CallClock clock, CallPlan plan, CallLog log) {
    this.clock = clock;
    this.plan = plan;
    this.log = log;
  }

  /** The attempt begins: first of all a connection is needed, with TLS on top. */
  public void begin() {
    wind(plan.timeouts().connect());
  }

  /** A connection is there: from now on the service may see the request. */
  public void connected() {
    if (!connected) {
      connected = true;
      clock.stop();
      wind(plan.timeouts().response());
    }
  }

  private void wind(Duration time) {
    Duration remaining = plan.remaining(log);
    overallRunsOut = remaining.compareTo(time) < 0;
    limit = overallRunsOut ? remaining : time;
    clock.start(limit);
  }

  /** OkHttp is about to look for a connection; returns the time it has. */
  public int connecting() {
    connecting = true;
    return millis(limit);
  }

  /** The time one write may take; to send the request counts for its answer. */
  public int writing() {
    return millis(plan.timeouts().response());
  }

  public boolean wasConnected() {
    return connected;
  }

  /** Unless OkHttp found no connection: an interceptor of a lent client may send by another way. */
  public boolean mayBeSent() {
    return connected || !connecting;
  }

  /** The clock that runs at present, for messages: its time, and the setting to raise. */
  public String limitedBy() {
    if (overallRunsOut) {
      return plan.timeouts().overall() + " (Timeouts.overall())";
    }
    return connected
        ? plan.timeouts().response() + " (Timeouts.response())"
        : plan.timeouts().connect() + " (Timeouts.connect())";
  }

  /** OkHttp takes whole milliseconds in an int, and 0 means none. */
  public static int millis(Duration duration) {
    return (int) Math.max(1, Math.min(Integer.MAX_VALUE, duration.toMillis()));
  }
}
