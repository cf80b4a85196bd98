package dev.vitals.internal.http;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okio.AsyncTimeout;
import org.jspecify.annotations.Nullable;

/**
 * Cancels a call when its time is up. A socket's read timeout can't do that: one byte a second
 * defeats it. Runs on Okio's one watchdog thread.
 */
public final class CallClock extends AsyncTimeout {
  private @Nullable Call call;
  private volatile boolean expired;

  /** Says which call to cancel; before the clock is started. */
  public void watch(Call watched) {
    this.call = watched;
  }

  /** Starts the clock; it is not running. */
  public void start(Duration time) {
    timeout(Math.max(1, time.toNanos()), TimeUnit.NANOSECONDS);
    enter();
  }

  /** Stops it; once it is stopped the call is not cancelled any more. */
  public void stop() {
    exit();
  }

  /** Whether it cancelled the call. */
  public boolean expired() {
    return expired;
  }

  /** Whether anyone cancelled the call: this clock, its caller, or the client when it was closed. */
  public boolean cancelled() {
    return call != null && call.isCanceled();
  }

  @Override
  protected void timedOut() {
    expired = true;
    if (call != null) {
      call.cancel();
    }
  }
}
