package dev.vitals.internal.http;

import java.io.IOException;

/**
 * The one place that decides whether a failure before an answer is the connection's fault, so that
 * the request goes to another connection in the same attempt, or one of the service or the request.
 */
final class ConnectionFault {
  private ConnectionFault() {}

  /** {@code clock} is stopped. */
  static boolean explains(IOException e, CallClock clock, AttemptTimeouts state) {
    if (Thread.currentThread().isInterrupted() || clock.expired() || clock.cancelled()) {
      return false;
    }
    return e instanceof DeadConnectionException
        || IoCauses.refusedByConnection(e)
        || (state.wasReused() && state.isRepeatable() && IoCauses.brokeBeforeAnswer(e));
  }
}
