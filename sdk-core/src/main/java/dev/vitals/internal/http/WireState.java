package dev.vitals.internal.http;

import dev.vitals.internal.call.CallLog;
import dev.vitals.internal.call.CallPlan;
import java.time.Duration;

/**
 * Accompanies one attempt through OkHttp: learns when a connection is made, and then switches from
 * the connect to the response timeout. Confined to the calling thread.
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

  /** Begins the attempt, which first needs a connection, including TLS. */
  public void begin() {
    wind(plan.timeouts().connect());
  }

  /** A connection was made; from now on the service may see the request. */
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

  /** OkHttp is about to find a connection; returns the time it may take. */
  public int connecting() {
    connecting = true;
    return millis(limit);
  }

  /** The time a write may take; sending the request counts towards the response timeout. */
  public int writing() {
    return millis(plan.timeouts().response());
  }

  public boolean wasConnected() {
    return connected;
  }

  /** Unless OkHttp found no connection, as when an interceptor of a lent client sends otherwise. */
  public boolean mayBeSent() {
    return connected || !connecting;
  }

  /** The current timeout, for messages: its value, and the setting to raise. */
  public String limitedBy() {
    if (overallRunsOut) {
      return plan.timeouts().overall() + " (Timeouts.overall())";
    }
    return connected
        ? plan.timeouts().response() + " (Timeouts.response())"
        : plan.timeouts().connect() + " (Timeouts.connect())";
  }

  /** OkHttp takes whole milliseconds as an int, and 0 means no timeout. */
  public static int millis(Duration duration) {
    return (int) Math.max(1, Math.min(Integer.MAX_VALUE, duration.toMillis()));
  }
}
