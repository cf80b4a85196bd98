package dev.vitals.internal.http;

import dev.vitals.internal.call.CallContext;
import java.time.Duration;

/**
 * The timeouts of one attempt, which it carries through OkHttp: learns when a connection is made,
 * and goes on the the connect to the response timeout. Confined to the calling thread.
 */
public final class AttemptTimeouts {
  private final CallTimer timer;
  private final CallContext call;
  private Duration limit = Duration.ZERO;
  private boolean overallRunsOut;
  private boolean connecting;
  private boolean connected;
  private boolean reused;
  private boolean multiplexed;

  public AttemptTimeouts(CallTimer timer, CallContext call) {
    this.timer = timer;
    this.call = call;
  }

  /** Begins the attempt, which first needs a connection, including TLS. */
  public void begin() {
    wind(call.plan().timeouts().connect());
  }

  /**
   * A connection was found; from now on the service may see the request.
   *
   * @param kept whether it has served a request before
   * @param http2 whether it serves other calls as well
   */
  public void connected(boolean kept, boolean http2) {
    reused = kept;
    multiplexed = http2;
    if (!connected) {
      connected = true;
      timer.stop();
      wind(call.plan().timeouts().response());
    }
  }

  private void wind(Duration time) {
    Duration remaining = call.remaining();
    overallRunsOut = remaining.compareTo(time) < 0;
    limit = overallRunsOut ? remaining : time;
    timer.start(limit);
  }

  /** OkHttp is about to find a connection; returns the time it may take. */
  public int connecting() {
    connecting = true;
    return millis(limit);
  }

  /** The time a write may take; sending the request counts towards the response timeout. */
  public int writing() {
    return millis(call.plan().timeouts().response());
  }

  /** Whether the request may be sent twice. */
  public boolean isRepeatable() {
    return call.plan().idempotent();
  }

  /** Whether the request was written to a connection that had served another one before. */
  public boolean wasReused() {
    return connected && reused;
  }

  /** Whether the connection serves other calls as well. */
  public boolean wasMultiplexed() {
    return connected && multiplexed;
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
      return call.plan().timeouts().overall() + " (Timeouts.overall())";
    }
    return connected
        ? call.plan().timeouts().response() + " (Timeouts.response())"
        : call.plan().timeouts().connect() + " (Timeouts.connect())";
  }

  /** OkHttp takes whole milliseconds as an int, and 0 means no timeout. */
  public static int millis(Duration duration) {
    return (int) Math.max(1, Math.min(Integer.MAX_VALUE, duration.toMillis()));
  }
}
