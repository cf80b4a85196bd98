package dev.vitals.internal.stream;

import dev.vitals.internal.json.JsonProblem;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Turns frames into items, with one implementation per framing; all that {@link PullStream} knows.
 */
interface ItemReader<T> extends AutoCloseable {
  /**
   * Returns the next item, or null at the body's clean end or at the event that ends the stream.
   */
  @Nullable
  T next() throws IOException, JsonProblem, InBandError;

  /**
   * After the connection broke, returns the item in the bytes after the last frame, if they hold a
   * complete one. It counts only if it is the last item, after which nothing can be missing.
   */
  @Nullable
  T rest();

  /** Whether the event that ends the stream was seen. */
  boolean sawEnd();

  /** Whether the item read last is known to be the stream's last. */
  default boolean lastItemRead() {
    return false;
  }

  /** Where the item read last says that it stands, or null. */
  default @Nullable String position() {
    return null;
  }

  /** Whether the body ended inside a frame, after {@link #next()} returned null. */
  boolean endedInsideFrame();

  /** Whether the server named the type of the last event read. */
  boolean eventTypeIsNamed();

  String lastEventId();

  /** Whether {@link #lastEventId()} says what comes after the last item. */
  boolean positionKnown();

  @Nullable
  Duration reconnectDelay();

  /** Releases the decoder's buffers. */
  @Override
  void close();

  /** Thrown when the service reports a failure of its own inside the stream. */
  final class InBandError extends Exception {
    private static final long serialVersionUID = 1L;

    InBandError(String message) {
      super(message);
    }
  }
}
