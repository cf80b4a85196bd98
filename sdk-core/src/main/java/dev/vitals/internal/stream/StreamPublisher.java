package dev.vitals.internal.stream;

import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow;
import java.util.function.Supplier;

/**
 * Publishes the items of streams that it opens, one a subscription, with the first demand. A thin
 * layer: a borrowed thread pulls as many items as were asked for, and waits in between.
 */
public final class StreamPublisher<T> implements Flow.Publisher<T> {
  private final Supplier<PullStream<T>> opener;
  private final Executor executor;

  /** Publishes what {@code opener} opens; {@code executor} lends a thread to each live stream. */
  public StreamPublisher(Supplier<PullStream<T>> opener, Executor executor) {
    this.opener = opener;
    this.executor = executor;
  }

  @Override
  public void subscribe(Flow.Subscriber<? super T> subscriber) {
    Objects.requireNonNull(subscriber, "subscriber");
    PullSubscription<T> subscription = new PullSubscription<>(subscriber, opener, executor);
    subscriber.onSubscribe(subscription);
    subscription.subscribed();
  }
}
