package dev.vitals.stream;

import java.time.Duration;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An open stream of items, read by pulling: no thread works behind it and nothing is read ahead.
 *
 * <p>It has one of three ends. <em>Finished</em>: the terminal item was seen or, where the request
 * names none, the body ended cleanly; iteration ends. <em>Closed</em>: {@link #close()} was called;
 * iteration ends quietly. <em>Broken</em>: anything else; {@code hasNext()} or {@code next()}
 * throws {@code BrokenStreamException} or {@code DecodingException} once, after every whole item
 * received before the break was delivered.
 *
 * <p>Iterate on one thread; {@link #close()} may be called from any. Always close it, best by
 * try-with-resources: an unfinished stream holds a connection.
 *
 * @param <T> type of the items
 */
public interface EventStream<T> extends Iterable<T>, AutoCloseable {
  /**
   * The items, once: a second call throws {@link IllegalStateException}. Its {@code hasNext()}
   * waits for the service; {@code next()} past the end throws {@link NoSuchElementException}.
   */
  @Override
  Iterator<T> iterator();

  /**
   * The items as a sequential {@link Stream}, which takes the place of {@link #iterator()}. Closing
   * it closes this stream; a short-circuiting operation does not.
   */
  Stream<T> stream();

  /** How the items are framed on the wire. */
  StreamFormat format();

  /** How many items were handed out so far. */
  long delivered();

  /**
   * The last event id as the SSE standard keeps it, to resume with {@code
   * StreamRequest.lastEventId}; the id the request began with, or empty, for NDJSON.
   */
  String lastEventId();

  /** How long the server asks clients to wait before they reconnect (SSE {@code retry}). */
  Optional<Duration> reconnectDelay();

  /**
   * Ends the stream: returns at once, from any thread, without waiting for a byte. A thread blocked
   * in {@code hasNext()} then gets {@code false}. Closing twice does nothing.
   */
  @Override
  void close();
}
