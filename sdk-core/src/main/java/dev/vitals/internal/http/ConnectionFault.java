package dev.vitals.internal.http;

import java.io.IOException;

/**
 * The one place that decides whether a failure before an answer is the connection's fault, so that
 * the request goes to another connection in the same attempt, or one of the service or the request.
 */
final class ConnectionFault {
  private ConnectionFault() {}

  /** {@code timer} is stopped. */
  static boolean explains(IOException e, CallTimer timer, AttemptTimeouts state) {
    if (Thread.currentThread().isInterrupted() || timer.expired() || timer.cancelled()) {
      return false;
    }
    return e instanceof DeadConnectionException
        || IoCauses.refusedByConnection(e)
        || (state.wasReused() && state.isRepeatable() && IoCauses.brokeBeforeAnswer(e));
  }
}
