package dev.vitals.stream;

import dev.vitals.calls.ResponseHead;
import java.time.Duration;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An open stream of items that is read by pulling: it has no background thread and reads nothing
 * ahead.
 *
 * <p>A stream ends in one of three ways. <em>Finished</em>: the last item was read or, if the
 * request does not define one, the body ended cleanly; iteration ends. <em>Closed</em>: {@link
 * #close()} was called; iteration ends without an exception. <em>Broken</em>: anything else; {@code
 * hasNext()} or {@code next()} throws {@code BrokenStreamException} or {@code DecodingException}
 * once, after every complete item received before the break was delivered.
 *
 * <p>Iterate on one thread; {@link #close()} may be called from any. Always close it,
 * preferably by try-with-resources: an unfinished stream holds a connection.
 *
 * @param <T> the type of the items
 */
public interface EventStream<T> extends Iterable<T>, AutoCloseable {
  /**
   * Returns the only iterator; a second call throws {@link IllegalStateException}. Its {@code
   * hasNext()} waits for the service; {@code next()} past the end throws {@link
   * NoSuchElementException}.
   */
  @Override
  Iterator<T> iterator();

  /**
   * Returns the items as a sequential {@link Stream}, in place of {@link #iterator()}. Closing it
   * closes this stream; a short-circuiting operation does not.
   */
  Stream<T> stream();

  /**
   * Waits at most that long for the next item, for a caller who has something else to do in between,
   * such as reading other streams. If no item came, the stream goes on as if nobody had asked: the
   * next call waits for the same item, and the idle timeout still applies. It may be mixed with the
   * iterator on the same thread.
   *
   * <p>While an item is waited for, a thread of the SDK reads: a virtual one if the platform has
   * them, otherwise a daemon thread.
   *
   * @param wait how long to wait; zero only looks whether an item has been read
   * @return empty if no item came yet, or if the stream has ended, which {@link #isEnded()} tells
   * @throws IllegalArgumentException if {@code wait} is negative
   * @throws NoSuchElementException if the stream had ended before
   */
  Optional<T> next(Duration wait);

  /** Whether no further item will come, as far as the reading thread has read. */
  boolean isEnded();

  /**
   * How often the stream was opened again after a break; 0 unless the request has a {@code
   * ResumePolicy}.
   */
  int resumptions();

  /**
   * Returns status, headers and request id of the answer, or of the last one if the stream was
   * resumed; secrets in it are masked.
   */
  ResponseHead head();

  /** How the items are framed on the wire. */
  StreamFormat format();

  /** The number of items delivered so far. */
  long delivered();

  /**
   * The last event id as the SSE standard defines it, to resume with {@code
   * StreamRequest.lastEventId}. For NDJSON, the id that the request started with, or empty.
   */
  String lastEventId();

  /**
   * How long the server asks clients to wait before they reconnect (SSE {@code retry}), if it does.
   */
  Optional<Duration> reconnectDelay();

  /**
   * Closes the stream. Returns at once, on any thread, without waiting for the network. A thread
   * blocked in {@code hasNext()} then gets {@code false}. Closing again has no effect.
   */
  @Override
  void close();
}
