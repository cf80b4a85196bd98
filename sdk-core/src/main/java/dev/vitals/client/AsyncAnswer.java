package dev.vitals.client;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/** A future whose stages run on the client's executor by default, never on the common pool. */
final class AsyncAnswer<T> extends CompletableFuture<T> {
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
