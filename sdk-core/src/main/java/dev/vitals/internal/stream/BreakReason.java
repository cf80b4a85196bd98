package dev.vitals.internal.stream;

import dev.vitals.errors.BrokenStreamException.Reason;
import java.io.EOFException;
import java.io.IOException;
import java.net.ProtocolException;
import java.net.SocketTimeoutException;
import java.time.Duration;

/** Interprets an I/O failure in the middle of a body. */
final class BreakReason {
  private BreakReason() {}

  static Reason of(IOException e) {
    if (e instanceof SocketTimeoutException) {
      return Reason.IDLE;
    }
    // OkHttp's messages for a body that is shorter than its framing promised.
    if (e instanceof EOFException || e instanceof ProtocolException) {
      return Reason.TRUNCATED;
    }
    return Reason.RESET;
  }

  static String text(Reason reason, IOException e, Duration idle) {
    return switch (reason) {
      case IDLE -> "no byte was received for " + idle + " (Timeouts.idle())";
      case TRUNCATED -> "the body was cut off before its end";
      default -> "the connection broke (" + e.getClass().getSimpleName() + ")";
    };
  }
}
