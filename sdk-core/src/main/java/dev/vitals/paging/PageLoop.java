package dev.vitals.paging;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Fetches page after page, each once the one before was read. */
final class PageLoop<T> {
  private final IntFunction<CompletableFuture<Page<T>>> fetch;
  private final Consumer<? super Page<T>> reader;
  private final CompletableFuture<Void> done = new CompletableFuture<>();
  private volatile @Nullable CompletableFuture<Page<T>> underWay;
  private int next = 1; // passed on from fetch to fetch

  PageLoop(IntFunction<CompletableFuture<Page<T>>> fetch, Consumer<? super Page<T>> reader) {
    this.fetch = fetch;
    this.reader = reader;
  }

  @SuppressWarnings("FutureReturnValueIgnored") // its failure is the caller's own cancellation
  CompletableFuture<Void> start() {
    done.whenComplete((nothing, failure) -> {
      CompletableFuture<Page<T>> fetching = underWay;
      if (failure != null && fetching != null) {
        fetching.cancel(true);
      }
    });
    proceed();
    return done;
  }

  /** Goes on while pages are there at once, so that they do not pile up on the stack. */
  @SuppressWarnings("FutureReturnValueIgnored") // what it completes with reaches done
  private void proceed() {
    try {
      while (!done.isDone()) {
        CompletableFuture<Page<T>> fetching = fetch.apply(next);
        underWay = fetching;
        if (done.isDone()) {
          fetching.cancel(true);
        }
        if (!fetching.isDone()) {
          fetching.whenComplete((page, failure) -> {
            if (failure != null) {
              done.completeExceptionally(unwrapped(failure));
            } else if (read(page)) {
              proceed();
            }
          });
          return;
        }
        if (!read(fetching.join())) {
          return;
        }
      }
    } catch (CompletionException e) {
      done.completeExceptionally(unwrapped(e));
    } catch (Throwable e) { // the caller's reader and fetch may throw anything
      done.completeExceptionally(e);
    }
  }

  /** Returns whether another page follows. */
  private boolean read(Page<T> page) {
    if (done.isDone()) {
      return false;
    }
    try {
      reader.accept(page);
    } catch (Throwable e) { // the caller's reader may throw anything
      done.completeExceptionally(e);
      return false;
    }
    if (Pager.endsAfter(page, next)) {
      done.complete(null);
      return false;
    }
    next++;
    return true;
  }

  static Throwable unwrapped(Throwable failure) {
    Throwable cause = failure.getCause();
    return failure instanceof CompletionException && cause != null ? cause : failure;
  }
}
