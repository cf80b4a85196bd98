package dev.vitals.benchmarks.soak;

import java.util.EnumSet;
import java.util.List;

/** What the server did with a request, or with a connection that brought none. */
enum Fate {
  /** The whole answer was sent. */
  WHOLE,
  /** The client closed an endless stream, as intended. */
  LEFT,
  /** The client gave up a new connection before sending a request. */
  UNUSED,
  /** The connection was reset before a request, or a TLS handshake, was read. */
  RESET_UNREAD,
  /** The request was read and the connection reset. */
  RESET_BEFORE_HEAD,
  /** The request was read and the connection closed. */
  CLOSED_BEFORE_HEAD,
  /** The request was read, and nothing was sent. */
  STALLED_BEFORE_HEAD,
  /** Half of the body was sent, and nothing more. */
  STALLED_IN_BODY,
  /** Half of the body was sent and the connection closed. */
  CUT_IN_BODY,
  /** Half of the body was sent and the connection reset. */
  RESET_IN_BODY,
  /** The answer began with an invalid status line. */
  GARBLED_HEAD,
  /** A body of the right length was sent that is not JSON or has an invalid record. */
  MALFORMED,
  /** 503 with {@code Retry-After: 0}, which tempts OkHttp to repeat by itself. */
  UNAVAILABLE;

  private static final List<Fate> FAULTS =
      List.copyOf(EnumSet.complementOf(EnumSet.of(WHOLE, LEFT, UNUSED)));

  boolean isFault() {
    return FAULTS.contains(this);
  }

  /** The faults take turns. */
  static Fate fault(int number) {
    return FAULTS.get(number % FAULTS.size());
  }
}
