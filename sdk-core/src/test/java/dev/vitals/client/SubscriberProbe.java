package dev.vitals.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A subscriber that asks for nothing by itself and keeps each signal as a word. */
final class SubscriberProbe implements Flow.Subscriber<JsonNode> {
  final BlockingQueue<String> signals;

  private Flow.@Nullable Subscription subscription;

  SubscriberProbe() {
    this(new LinkedBlockingQueue<>());
  }

  /** Adds its signals to those of others. */
  SubscriberProbe(BlockingQueue<String> signals) {
    this.signals = signals;
  }

  Flow.Subscription subscription() {
    Flow.Subscription current = subscription;
    if (current == null) {
      throw new IllegalStateException("not subscribed");
    }
    return current;
  }

  List<String> signals(int count) throws InterruptedException {
    List<String> taken = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String signal = signals.poll(10, TimeUnit.SECONDS);
      taken.add(signal == null ? "nothing" : signal);
    }
    return taken;
  }

  @Override
  public void onSubscribe(Flow.Subscription given) {
    subscription = given;
  }

  @Override
  public void onNext(JsonNode item) {
    signals.add(item.toString());
  }

  @Override
  public void onError(Throwable error) {
    signals.add(error.getClass().getSimpleName());
  }

  @Override
  public void onComplete() {
    signals.add("complete");
  }
}
