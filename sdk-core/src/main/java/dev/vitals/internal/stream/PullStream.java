package dev.vitals.internal.stream;

import static java.util.Objects.requireNonNull;

import dev.vitals.calls.ResponseHead;
import dev.vitals.internal.call.CallContext;
import dev.vitals.internal.frames.UnreadableRecord;
import dev.vitals.internal.json.JsonProblem;
import dev.vitals.stream.EventStream;
import dev.vitals.stream.StreamFormat;
import java.io.IOException;
import java.lang.ref.Cleaner.Cleanable;
import java.time.Duration;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * The one state machine behind every stream: open, then finished, closed or broken for good. Reads
 * on the caller's thread, at most one item ahead.
 */
public final class PullStream<T> implements EventStream<T> {
  private final StreamTerms<T> terms;
  private final StreamBody body;
  private final ItemReader<T> items;
  private final StreamFailures failures;
  private final Cleanable abandonment;
  private final StreamTimes times;
  private final CallContext call;
  private final AtomicLong delivered = new AtomicLong();

  // Confined to the reading thread:
  private boolean iterating;
  private @Nullable T next;
  private boolean lastItemSeen;
  private boolean finished;
  private volatile boolean ended;

  /** Opens the stream over {@code body}; {@code call} supplies what its exceptions carry. */
  public PullStream(StreamTerms<T> terms, int recordLimit, StreamBody body, CallContext call) {
    this.terms = terms;
    this.body = body;
    this.call = call;
    this.failures = new StreamFailures(call);
    this.times = new StreamTimes(call);
    if (call.isObserved()) {
      watchEnd();
    }
    this.items = ItemReaders.of(terms, recordLimit, body, call.isObserved() ? times : null);
    this.abandonment = Abandonment.watch(this, body, call.plan().description());
  }

  private void watchEnd() {
    AtomicLong count = delivered; // the body must not refer to the stream, which may be forgotten
    StreamTimes told = times;
    body.onFreed(() -> told.closed(count.getOpaque()));
  }

  @Override
  public Iterator<T> iterator() {
    if (iterating) {
      throw new IllegalStateException(
          "a stream can be iterated only once; open another one to read again"
              + " (docs/troubleshooting.md#iterated-twice)");
    }
    iterating = true;
    return new Items();
  }

  @Override
  public Stream<T> stream() {
    return StreamSupport.stream(
            Spliterators.spliteratorUnknownSize(
                iterator(), Spliterator.ORDERED | Spliterator.NONNULL),
            false)
        .onClose(this::close);
  }

  private boolean hasItem() {
    if (next == null && !ended) {
      try {
        advance();
      } catch (Throwable e) { // a predicate of the caller may throw anything
        times.broken(e, delivered());
        end();
        throw e;
      }
    }
    if (body.isClosed()) {
      next = null;
    }
    return next != null;
  }

  /** An item that {@code hasNext()} promised is delivered even if the stream was closed since. */
  private T take() {
    T item = next != null || hasItem() ? next : null;
    if (item == null) {
      throw new NoSuchElementException("the stream has ended");
    }
    next = null;
    delivered.setOpaque(delivered.getPlain() + 1); // only the reading thread writes it
    return item;
  }

  private void advance() {
    if (lastItemSeen) {
      finish();
      return;
    }
    T item;
    try {
      item = items.next();
    } catch (IOException e) {
      item = afterBreak(e);
    } catch (JsonProblem e) {
      throw failures.undecodable(e.problem(), e, delivered());
    } catch (InBandError e) {
      throw failures.serverError(e.getMessage(), delivered());
    }
    if (item != null) {
      accept(item);
    } else if (!ended) {
      bodyEnded();
    }
  }

  private void accept(T item) {
    String failure = terms.failureIn(item);
    if (failure != null) {
      throw failures.serverError(failure, delivered());
    }
    lastItemSeen = terms.isLastItem(item);
    next = item;
  }

  private void bodyEnded() {
    if (items.sawEnd() || (!items.endedInsideFrame() && !terms.promisesEnd())) {
      finish();
      return;
    }
    throw failures.truncated(items.endedInsideFrame(), delivered());
  }

  /** The connection broke, but the last item may be complete all the same. */
  private @Nullable T afterBreak(IOException e) {
    if (body.isClosed()) {
      end();
      return null;
    }
    if (e instanceof UnreadableRecord unreadable) {
      throw failures.undecodable(unreadable.problem(), e, delivered());
    }
    T rest = items.rest();
    if (rest != null && terms.isLastItem(rest)) {
      return rest;
    }
    throw failures.connection(e, delivered());
  }

  private void finish() {
    finished = true;
    times.finished(delivered());
    body.finish();
    end();
  }

  /** Runs on the reading thread, the only one that may touch the items. */
  private void end() {
    close();
    items.close();
  }

  /** Whether the last item was delivered, after which nothing can follow. */
  boolean isComplete() {
    return lastItemSeen && next == null;
  }

  /** After the last item, throws if the stream did not end, but the client was closed. */
  void requireFinished() {
    if (!finished) {
      throw failures.clientClosed(delivered());
    }
  }

  /** Whether the server named the type of the next event. */
  boolean eventTypeIsNamed() {
    return items.eventTypeIsNamed();
  }

  /** The body being read, for its head and to learn when it is freed. */
  StreamBody body() {
    return body;
  }

  @Override
  public ResponseHead head() {
    return requireNonNull(call.head(), "head"); // a stream is opened by one
  }

  @Override
  public StreamFormat format() {
    return terms.format();
  }

  @Override
  public long delivered() {
    return delivered.getOpaque();
  }

  @Override
  public String lastEventId() {
    return terms.format() == StreamFormat.SSE ? items.lastEventId() : terms.lastEventId();
  }

  @Override
  public Optional<Duration> reconnectDelay() {
    return Optional.ofNullable(items.reconnectDelay());
  }

  @Override
  public void close() {
    if (isComplete()) {
      times.finished(delivered());
    } else {
      times.closed(delivered());
    }
    ended = true;
    body.close();
    abandonment.clean();
  }

  private final class Items implements Iterator<T> {
    @Override
    public boolean hasNext() {
      return hasItem();
    }

    @Override
    public T next() {
      return take();
    }
  }
}
