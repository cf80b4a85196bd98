package dev.vitals.benchmarks.soak;

import java.util.EnumSet;
import java.util.List;

/** What the server did with a request, or with a connection on which it read none. */
enum Fate {
  /** Answered whole. */
  WHOLE,
  /** The client left an endless stream, as it was meant to. */
  LEFT,
  /** The client gave a new connection up before it had sent a request. */
  UNUSED,
  /** The connection was reset before a request, or a TLS handshake, was read. */
  RESET_UNREAD,
  /** The request was read and the connection reset. */
  RESET_BEFORE_HEAD,
  /** The request was read and the connection closed. */
  CLOSED_BEFORE_HEAD,
  /** The request was read, and nothing came. */
  STALLED_BEFORE_HEAD,
  /** Half of the body was sent, and nothing more came. */
  STALLED_IN_BODY,
  /** Half of the body was sent and the connection closed. */
  CUT_IN_BODY,
  /** Half of the body was sent and the connection reset. */
  RESET_IN_BODY,
  /** A status line that is none. */
  GARBLED_HEAD,
  /** A body of the right length that is no JSON, or has a record that is none. */
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
