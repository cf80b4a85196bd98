package dev.vitals.internal.stream;

import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow;
import java.util.function.Supplier;

/**
 * Publishes streams, opening one per subscription on the first demand. A thin layer: a borrowed
 * thread pulls as many items as were requested, and waits in between.
 */
public final class StreamPublisher<T> implements Flow.Publisher<T> {
  private final Supplier<StreamOpening<T>> openings;
  private final Executor executor;

  /** Creates a publisher; {@code executor} lends a thread to each live stream. */
  public StreamPublisher(Supplier<StreamOpening<T>> openings, Executor executor) {
    this.openings = openings;
    this.executor = executor;
  }

  @Override
  public void subscribe(Flow.Subscriber<? super T> subscriber) {
    Objects.requireNonNull(subscriber, "subscriber");
    PullSubscription<T> subscription = new PullSubscription<>(subscriber, openings.get(), executor);
    subscriber.onSubscribe(subscription);
    subscription.subscribed();
  }
}
