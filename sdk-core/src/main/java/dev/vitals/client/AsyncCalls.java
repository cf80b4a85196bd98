package dev.vitals.client;

import dev.vitals.internal.call.Cancellation;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Runs each call on a borrowed thread, and ends it when nobody waits any more. Thread-safe. */
final class AsyncCalls {
  private final Workers workers;

  AsyncCalls(Workers workers) {
    this.workers = workers;
  }

  /** The future's result; cancelling it, or completing it by other means, ends the call. */
  @SuppressWarnings("FutureReturnValueIgnored") // whenComplete only cleans up, and cannot fail
  <R> CompletableFuture<R> start(Function<Cancellation, R> call) {
    Cancellation cancellation = new Cancellation();
    AsyncAnswer<R> future = new AsyncAnswer<>(workers.executor(), null);
    future.whenComplete(
        (answer, error) -> cancellation.cancel()); // has no effect on a call that has ended
    try {
      workers.execute(() -> run(call, cancellation, future));
    } catch (RejectedExecutionException e) {
      future.completeExceptionally(e);
    }
    return future;
  }

  private static <R> void run(
      Function<Cancellation, R> call, Cancellation cancellation, CompletableFuture<R> future) {
    if (future.isDone()) {
      return;
    }
    try {
      future.complete(call.apply(cancellation));
    } catch (Throwable e) { // whatever it is, somebody waits
      future.completeExceptionally(e);
    }
  }

  /**
   * A future whose stages run on the client's executor by default, never on the common pool. Who
   * cancels one of its stages no longer waits for the call either.
   */
  private static final class AsyncAnswer<T> extends CompletableFuture<T> {
    private final Executor executor;
    private final @Nullable CompletableFuture<?> source;

    AsyncAnswer(Executor executor, @Nullable CompletableFuture<?> source) {
      this.executor = executor;
      this.source = source;
    }

    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
      boolean cancelled = super.cancel(mayInterruptIfRunning);
      if (source != null) {
        source.cancel(mayInterruptIfRunning);
      }
      return cancelled;
    }

    @Override
    public Executor defaultExecutor() {
      return executor;
    }

    @Override
    public <U> CompletableFuture<U> newIncompleteFuture() {
      return new AsyncAnswer<>(executor, this);
    }
  }
}
