package dev.vitals.internal.stream;

import dev.vitals.errors.BrokenStreamException;
import dev.vitals.errors.VitalsException;
import dev.vitals.internal.call.CallContext;
import dev.vitals.internal.frames.UnreadableRecord;
import dev.vitals.internal.json.JsonProblem;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads item after item, tells an end from a break, and goes on after a break if the request allows
 * it. Confined to the reading thread.
 */
final class StreamReading<T> {
  private final StreamTerms<T> terms;
  private final int recordLimit;
  private final StreamBody body;
  private final CallContext call;
  private final @Nullable StreamTimes times;
  private final @Nullable Resumption resumption;
  private final StreamFailures failures;
  private volatile ItemReader<T> items; // its id and delay may be asked for on other threads
  private volatile boolean lastItemRead;
  private boolean finished;
  private long read;

  /** Reads {@code body}; {@code times} is null if nobody observes the call. */
  StreamReading(
      StreamTerms<T> terms,
      int recordLimit,
      StreamBody body,
      CallContext call,
      @Nullable StreamTimes times,
      @Nullable Resumption resumption) {
    this.terms = terms;
    this.recordLimit = recordLimit;
    this.body = body;
    this.call = call;
    this.times = times;
    this.resumption = resumption;
    this.failures = new StreamFailures(call);
    this.items = ItemReaders.of(terms, recordLimit, body, times);
  }

  /** Returns the next item, or null at the end, or once the body was closed. */
  @Nullable
  T next() {
    while (!lastItemRead) {
      VitalsException broken;
      try {
        T item = items.next();
        if (item != null) {
          return accepted(item);
        }
        if (isAtEnd()) {
          break;
        }
        broken = failures.truncated(items.endedInsideFrame(), read);
      } catch (IOException e) {
        if (body.isClosed()) {
          return null;
        }
        T rest = restAfter(e);
        if (rest != null) {
          return accepted(rest);
        }
        broken = failures.connection(e, read);
      } catch (JsonProblem e) {
        throw failures.undecodable(e.problem(), e, read);
      } catch (ItemReader.InBandError e) {
        throw failures.serverError(e.getMessage(), read);
      }
      if (!resumed(broken)) {
        break;
      }
    }
    if (!body.isClosed()) {
      finished = true;
    }
    return null;
  }

  private T accepted(T item) {
    String failure = terms.items().failureIn(item);
    if (failure != null) {
      throw failures.serverError(failure, read);
    }
    lastItemRead = isLastItem(item);
    if (resumption != null) {
      resumption.read(terms.items().positionOf(item, items), items);
    }
    read++;
    return item;
  }

  private boolean isAtEnd() {
    return items.sawEnd()
        || (!items.endedInsideFrame()
            && !terms.promisesEnd()
            && (resumption == null || !resumption.isEndless()));
  }

  /** The connection broke, but the last item may be complete all the same. */
  private @Nullable T restAfter(IOException e) {
    if (e instanceof UnreadableRecord unreadable) {
      throw failures.undecodable(unreadable.problem(), e, read);
    }
    T rest = items.rest();
    return rest != null && isLastItem(rest) ? rest : null;
  }

  private boolean isLastItem(T item) {
    return items.lastItemRead() || terms.items().isLastItem(item);
  }

  /** Goes on after a break, or throws it; returns false if nothing more is to come. */
  private boolean resumed(VitalsException broken) {
    if (resumption == null || !(broken instanceof BrokenStreamException reopenable)) {
      throw broken;
    }
    Optional<StreamConnection> next;
    try {
      next = resumption.after(reopenable, items, call);
    } catch (VitalsException e) {
      if (body.isClosed()) {
        return false; // which is what ended the attempt
      }
      throw e;
    }
    if (next.isEmpty()) {
      if (terms.promisesEnd()) {
        throw broken;
      }
      return false;
    }
    ItemReader<T> before = items;
    String id = resumption.lastEventId(before.lastEventId());
    before.close();
    if (!body.continueWith(next.get())) {
      return false;
    }
    items = ItemReaders.of(terms.withLastEventId(id), recordLimit, body, times);
    return true;
  }

  /** Releases the decoder's buffers. */
  void close() {
    items.close();
  }

  /** Whether the end was read, rather than the stream closed. */
  boolean isFinished() {
    return finished;
  }

  /** Whether the last item was read, after which nothing can follow. */
  boolean isLastItemRead() {
    return lastItemRead;
  }

  /** The exception of a stream that did not end, but whose client was closed. */
  VitalsException clientClosed() {
    return failures.clientClosed(read);
  }

  /** The exception of a caller who was interrupted while another thread read. */
  VitalsException interrupted(IOException e) {
    return failures.connection(e, read);
  }

  /** Whether the server named the type of the last event read. */
  boolean eventTypeIsNamed() {
    return items.eventTypeIsNamed();
  }

  String lastEventId() {
    return items.lastEventId();
  }

  @Nullable
  Duration reconnectDelay() {
    return items.reconnectDelay();
  }

  int resumptions() {
    return resumption == null ? 0 : resumption.resumptions();
  }
}
