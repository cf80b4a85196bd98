package dev.vitals.internal.stream;

import dev.vitals.internal.json.JsonProblem;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Turns frames into items. One for each framing; {@link PullStream} knows no more of it. */
interface ItemReader<T> extends AutoCloseable {
  /** The next item, or null at the body's clean end or at the event that ends the stream. */
  @Nullable
  T next() throws IOException, JsonProblem, InBandError;

  /**
   * After the connection broke: the item in the bytes behind the last frame, if they hold a whole
   * one. It counts only if it is the terminal one, after which nothing can be missing.
   */
  @Nullable
  T rest();

  /** Whether the event that ends the stream was seen. */
  boolean sawEnd();

  /** Whether the body ended inside a frame, after {@link #next()} returned null. */
  boolean endedInsideFrame();

  /** Whether the last event read has a type of its own. */
  boolean eventTypeIsNamed();

  String lastEventId();

  @Nullable
  Duration reconnectDelay();

  /** Gives the decoder's buffers back. */
  @Override
  void close();
}
