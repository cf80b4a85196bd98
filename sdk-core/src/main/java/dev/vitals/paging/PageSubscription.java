package dev.vitals.paging;

import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * One reading of a collection by a subscriber. Whoever makes it go on (a demand, a page that came)
 * does the work, one at a time; the others only leave a note.
 */
final class PageSubscription<T> implements Flow.Subscription {
  private final IntFunction<CompletableFuture<Page<T>>> fetch;
  private final Flow.Subscriber<? super T> subscriber;
  private final AtomicLong demand = new AtomicLong();
  private final AtomicInteger work = new AtomicInteger(1); // until begin()
  private volatile boolean ended;
  private volatile @Nullable Throwable refused;
  private volatile @Nullable CompletableFuture<Page<T>> underWay;

  // Touched by whoever works:
  private Iterator<T> items = List.<T>of().iterator();
  private int next = 1;
  private boolean last;

  PageSubscription(
      IntFunction<CompletableFuture<Page<T>>> fetch, Flow.Subscriber<? super T> subscriber) {
    this.fetch = fetch;
    this.subscriber = subscriber;
  }

  /** The subscriber knows its subscription, so that it may be called. */
  void begin() {
    workUntilDone();
  }

  @Override
  public void request(long n) {
    if (n <= 0) {
      refused = new IllegalArgumentException("demand must be positive, was " + n);
    } else {
      demand.accumulateAndGet(n, (a, b) -> a + b < 0 ? Long.MAX_VALUE : a + b);
    }
    goOn();
  }

  @Override
  public void cancel() {
    ended = true;
    CompletableFuture<Page<T>> fetching = underWay;
    if (fetching != null) {
      fetching.cancel(true);
    }
  }

  private void goOn() {
    if (work.getAndIncrement() == 0) {
      workUntilDone();
    }
  }

  private void workUntilDone() {
    int seen = work.get();
    while (true) {
      step();
      int left = work.addAndGet(-seen);
      if (left == 0) {
        return;
      }
      seen = left;
    }
  }

  @SuppressWarnings("FutureReturnValueIgnored") // the failure is looked at in step()
  private void step() {
    while (!ended) {
      Throwable bad = refused;
      if (bad != null) {
        cancel();
        subscriber.onError(bad);
        return;
      }
      if (items.hasNext()) {
        if (demand.get() == 0) {
          return;
        }
        demand.decrementAndGet();
        subscriber.onNext(items.next());
        continue;
      }
      if (last) {
        ended = true;
        subscriber.onComplete();
        return;
      }
      CompletableFuture<Page<T>> fetching = underWay;
      if (fetching == null) {
        if (demand.get() == 0) {
          return;
        }
        fetching = begun();
        underWay = fetching;
        if (ended) { // cancelled meanwhile
          fetching.cancel(true);
        }
        fetching.whenComplete((page, failure) -> goOn());
        return; // goOn() was or will be called
      }
      if (!fetching.isDone()) {
        return;
      }
      take(fetching);
    }
  }

  private CompletableFuture<Page<T>> begun() {
    try {
      return fetch.apply(next);
    } catch (RuntimeException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  private void take(CompletableFuture<Page<T>> fetched) {
    try {
      Page<T> page = fetched.join();
      last = Pager.endsAfter(page, next);
      items = page.items().iterator();
      next++;
      underWay = null;
    } catch (RuntimeException e) {
      if (!ended) {
        ended = true;
        subscriber.onError(PageLoop.unwrapped(e));
      }
    }
  }
}
