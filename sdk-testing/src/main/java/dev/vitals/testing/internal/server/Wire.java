package dev.vitals.testing.internal.server;

import java.io.IOException;
import java.time.Duration;

/**
 * What an answer goes out on, as far as a fault may touch it: a connection, or a stream of HTTP/2.
 * Confined to the answering thread.
 */
public interface Wire {
  /** Whether it is one of several streams of a connection, which frames what is sent. */
  default boolean isMultiplexed() {
    return false;
  }

  /** Whether the request under way is a HEAD, to which an answer has no body. */
  boolean isAskedForHead();

  /** Ends the connection in good order, in the middle of whatever was sent. */
  void cut() throws IOException;

  /** Resets the connection, or the stream; what was sent but not read yet is lost. */
  void reset() throws IOException;

  /** Sends nothing more; returns when the connection has ended. */
  void stall() throws IOException;

  /** Lets time pass, or ends with the server. */
  void pause(Duration time) throws IOException;

  /** Says that the answer is out. */
  void answered();

  /** How an answer ends before its end. */
  @FunctionalInterface
  interface End {
    /** Ends it. */
    void of(Wire wire) throws IOException;
  }
}
