package dev.vitals.internal.stream;

import java.util.Iterator;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * One subscriber's stream. Every signal after {@code onSubscribe} comes from the same borrowed
 * thread, so signals never overlap (Reactive Streams 1.3).
 */
final class PullSubscription<T> implements Flow.Subscription {
  private final StreamOpening<T> opening;
  private final Executor executor;
  private final Demand demand = new Demand();
  private final AtomicBoolean requested = new AtomicBoolean();
  private final AtomicInteger missing = new AtomicInteger(2); // onSubscribe's return, a request
  private volatile Flow.@Nullable Subscriber<? super T> subscriber; // null once it is done: 3.13
  private volatile @Nullable PullStream<T> stream;
  private volatile @Nullable IllegalArgumentException refusal;
  private boolean signalling; // on the borrowed thread: an exception now comes from the subscriber

  PullSubscription(
      Flow.Subscriber<? super T> subscriber, StreamOpening<T> opening, Executor executor) {
    this.subscriber = subscriber;
    this.opening = opening;
    this.executor = executor;
  }

  @Override
  public void request(long count) {
    if (count <= 0) {
      refusal = new IllegalArgumentException(
          "request(n) must be positive (Reactive Streams 3.9), was " + count);
      end();
    } else {
      demand.add(count);
    }
    if (requested.compareAndSet(false, true)) {
      startWhenReady();
    }
  }

  /** {@code onSubscribe} has returned; only now may other signals follow (1.3). */
  void subscribed() {
    startWhenReady();
  }

  @Override
  public void cancel() {
    subscriber = null;
    end();
  }

  private void end() {
    demand.end();
    PullStream<T> current = stream;
    if (current != null) {
      current.close();
    }
    opening.cancel();
  }

  /** Whether the subscriber wants, or may get, nothing more of the stream. */
  private boolean isOver() {
    return subscriber == null || refusal != null;
  }

  private void startWhenReady() {
    if (missing.decrementAndGet() > 0 || subscriber == null) {
      return;
    }
    try {
      executor.execute(this::run);
    } catch (RejectedExecutionException e) {
      fail(e);
    }
  }

  private void run() {
    try {
      if (!isOver()) {
        publish();
      }
    } catch (Throwable e) { // whatever it is, the subscriber gets onError
      if (signalling) {
        subscriber = null;
        throw e; // for the executor to report: 2.13
      }
      fail(e);
      if (e instanceof Error) {
        throw e;
      }
    }
    if (refusal != null) {
      fail(refusal);
    }
  }

  private void publish() {
    try (PullStream<T> opened = opening.open()) {
      stream = opened;
      opened.body().onFreed(demand::end); // the client may close it while nothing is wanted
      Iterator<T> items = opened.iterator();
      while (demand.take() && items.hasNext()) {
        deliver(items.next());
        if (opened.isComplete()) { // needs no further demand
          complete();
          boolean more = items.hasNext(); // keeps the connection
          assert !more;
          return;
        }
      }
      if (!isOver()) {
        opened.requireFinished();
        complete();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      fail(new IllegalStateException("the publisher's thread was interrupted", e));
    }
  }

  private void deliver(T item) {
    Flow.Subscriber<? super T> current = subscriber;
    if (current != null) {
      signalling = true;
      current.onNext(item);
      signalling = false;
    }
  }

  private void complete() {
    Flow.Subscriber<? super T> current = subscriber;
    subscriber = null;
    if (current != null) {
      signalling = true;
      current.onComplete();
      signalling = false;
    }
  }

  /** Has no effect once the subscriber has cancelled; its own error precedes what that caused. */
  private void fail(Throwable e) {
    Flow.Subscriber<? super T> current = subscriber;
    IllegalArgumentException refused = refusal;
    subscriber = null;
    if (current != null) {
      current.onError(refused == null ? e : refused);
    }
  }
}
