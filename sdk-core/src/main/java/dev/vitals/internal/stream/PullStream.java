package dev.vitals.internal.stream;

import static java.util.Objects.requireNonNull;

import dev.vitals.calls.ResponseHead;
import dev.vitals.internal.call.CallContext;
import dev.vitals.stream.EventStream;
import dev.vitals.stream.StreamFormat;
import java.io.InterruptedIOException;
import java.lang.ref.Cleaner.Cleanable;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * The one state machine behind every stream: open, then finished, closed or broken for good. Reads
 * at most one item ahead, on the caller's thread, or on a borrowed one for a caller who waits only
 * for a limited time.
 */
public final class PullStream<T> implements EventStream<T> {
  private final StreamTerms<T> terms;
  private final StreamBody body;
  private final StreamReading<T> reading;
  private final PendingRead pending;
  private final Cleanable abandonment;
  private final StreamTimes times;
  private final CallContext call;
  private final AtomicLong delivered = new AtomicLong();

  // Confined to the reading thread:
  private boolean iterating;
  private @Nullable T next;
  private volatile boolean ended;

  /** Without {@code resumption}, the first break ends it; limited waits borrow {@code threads}. */
  public PullStream(
      StreamTerms<T> terms,
      int recordLimit,
      StreamBody body,
      CallContext call,
      @Nullable Resumption resumption,
      Executor threads) {
    this.terms = terms;
    this.body = body;
    this.call = call;
    this.times = new StreamTimes(call);
    if (call.isObserved()) {
      watchEnd();
    }
    if (resumption != null) {
      body.onFreed(call.cancellation()::cancel); // it may be opening the stream again
    }
    this.reading = new StreamReading<>(
        terms, recordLimit, body, call, call.isObserved() ? times : null, resumption);
    this.pending = new PendingRead(threads, this::lookAhead);
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

  @Override
  public Optional<T> next(Duration wait) {
    if (requireNonNull(wait, "wait").isNegative()) {
      throw new IllegalArgumentException("wait must not be negative, was " + wait);
    }
    if (next == null && !pending.isUnderWay() && ended) {
      throw new NoSuchElementException("the stream has ended");
    }
    if (next == null && !looked(wait)) {
      return Optional.empty();
    }
    return hasItem() ? Optional.of(take()) : Optional.empty();
  }

  /** Lets another thread look for the next item; returns false if that takes longer. */
  private boolean looked(Duration wait) {
    try {
      return pending.ends(wait);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      close();
      throw reading.interrupted(new InterruptedIOException());
    }
  }

  private boolean hasItem() {
    while (pending.isUnderWay()) {
      looked(ChronoUnit.FOREVER.getDuration());
    }
    lookAhead();
    if (body.isClosed()) {
      next = null;
    }
    return next != null;
  }

  private void lookAhead() {
    if (next == null && !ended) {
      try {
        next = reading.next();
      } catch (Throwable e) { // a predicate of the caller may throw anything
        times.broken(e, delivered());
        end();
        throw e;
      }
      if (next == null) {
        finish();
      }
    }
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

  private void finish() {
    if (reading.isFinished()) {
      times.finished(delivered());
      body.finish();
    }
    end();
  }

  /** Runs on the reading thread, the only one that may touch the items. */
  private void end() {
    close();
    reading.close();
  }

  /** Whether the last item was delivered, after which nothing can follow. */
  boolean isComplete() {
    return reading.isLastItemRead() && next == null;
  }

  /** After the last item, throws if the stream did not end, but the client was closed. */
  void requireFinished() {
    if (!reading.isFinished()) {
      throw reading.clientClosed();
    }
  }

  /** Whether the server named the type of the next event. */
  boolean eventTypeIsNamed() {
    return reading.eventTypeIsNamed();
  }

  /** The body being read. */
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
  public boolean isEnded() {
    return !pending.isUnderWay() && next == null && (ended || reading.isLastItemRead());
  }

  @Override
  public int resumptions() {
    return reading.resumptions();
  }

  @Override
  public long delivered() {
    return delivered.getOpaque();
  }

  @Override
  public String lastEventId() {
    return terms.format() == StreamFormat.SSE ? reading.lastEventId() : terms.lastEventId();
  }

  @Override
  public Optional<Duration> reconnectDelay() {
    return Optional.ofNullable(reading.reconnectDelay());
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
