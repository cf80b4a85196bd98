package dev.vitals.client;

import dev.vitals.internal.call.Cancellation;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;

/** Runs each call on a borrowed thread, and ends it when nobody waits any more. Thread-safe. */
final class AsyncCalls {
  private final Workers workers;

  AsyncCalls(Workers workers) {
    this.workers = workers;
  }

  /** The future's result; cancelling it, or completing it by other means, ends the call. */
  @SuppressWarnings("FutureReturnValueIgnored") // whenComplete only cleans up, and cannot fail
  <T, R> CompletableFuture<R> start(
      UnaryCalls.Prepared<T> call, Function<ApiResponse<T>, R> result) {
    Cancellation cancellation = new Cancellation();
    AsyncAnswer<R> future = new AsyncAnswer<>(workers.executor());
    future.whenComplete(
        (answer, error) -> cancellation.cancel()); // has no effect on a call that has ended
    try {
      workers.execute(() -> run(call, result, cancellation, future));
    } catch (RejectedExecutionException e) {
      future.completeExceptionally(e);
    }
    return future;
  }

  private static <T, R> void run(
      UnaryCalls.Prepared<T> call,
      Function<ApiResponse<T>, R> result,
      Cancellation cancellation,
      CompletableFuture<R> future) {
    if (future.isDone()) {
      return;
    }
    try {
      future.complete(result.apply(call.run(cancellation)));
    } catch (Throwable e) { // whatever it is, somebody waits
      future.completeExceptionally(e);
    }
  }

  /** A future whose stages run on the client's executor by default, never on the common pool. */
  private static final class AsyncAnswer<T> extends CompletableFuture<T> {
    private final Executor executor;

    AsyncAnswer(Executor executor) {
      this.executor = executor;
    }

    @Override
    public Executor defaultExecutor() {
      return executor;
    }

    @Override
    public <U> CompletableFuture<U> newIncompleteFuture() {
      return new AsyncAnswer<>(executor);
    }
  }
}
