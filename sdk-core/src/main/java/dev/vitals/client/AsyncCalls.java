package dev.vitals.client;

import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;

/** Runs calls on a borrowed thread each, and ends them when nobody waits any more. Thread-safe. */
final class AsyncCalls {
  private final Workers workers;
  private final Set<Cancellation> underWay = ConcurrentHashMap.newKeySet();

  AsyncCalls(Workers workers) {
    this.workers = workers;
  }

  /** The future's result; cancelling it, or completing it by other means, ends the call. */
  @SuppressWarnings("FutureReturnValueIgnored") // whenComplete only cleans up, and can't fail
  <T, R> CompletableFuture<R> start(
      UnaryCalls.Prepared<T> call, Function<ApiResponse<T>, R> result) {
    Executor executor = workers.executor();
    Cancellation cancellation = new Cancellation();
    underWay.add(cancellation);
    AsyncAnswer<R> future = new AsyncAnswer<>(executor);
    future.whenComplete((answer, error) -> {
      underWay.remove(cancellation);
      cancellation.cancel(); // does nothing to a call that is over
    });
    try {
      executor.execute(() -> run(call, result, cancellation, future));
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
    } catch (RuntimeException | Error e) {
      future.completeExceptionally(e);
    }
  }

  /** Ends what is under way; the futures end in the failures of their calls. */
  void close() {
    underWay.forEach(Cancellation::cancel);
  }
}
