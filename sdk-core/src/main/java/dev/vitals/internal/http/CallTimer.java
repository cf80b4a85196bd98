package dev.vitals.internal.http;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okio.AsyncTimeout;
import org.jspecify.annotations.Nullable;

/**
 * Cancels a call when its time is up. A socket's read timeout cannot do that, because one byte per
 * second defeats it. Runs on Okio's single watchdog thread.
 */
public final class CallTimer extends AsyncTimeout {
  private @Nullable Call call;
  private volatile boolean expired;

  /** Sets the call to cancel, before the timer is started. */
  public void watch(Call watched) {
    this.call = watched;
  }

  /** Starts the timer, which must not be running. */
  public void start(Duration time) {
    timeout(Math.max(1, time.toNanos()), TimeUnit.NANOSECONDS);
    enter();
  }

  /** Stops the timer; the call is not cancelled after that. */
  public void stop() {
    exit();
  }

  /** Whether the timer cancelled the call. */
  public boolean expired() {
    return expired;
  }

  /**
   * Whether anyone cancelled the call: this timer, its caller, or the client when it was closed.
   */
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
