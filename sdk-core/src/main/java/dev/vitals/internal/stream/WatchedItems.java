package dev.vitals.internal.stream;

import dev.vitals.internal.json.JsonProblem;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Times each item to a watch; wraps a reader only if somebody observes the call. */
final class WatchedItems<T> implements ItemReader<T> {
  private final ItemReader<T> items;
  private final StreamTimes times;

  WatchedItems(ItemReader<T> items, StreamTimes times) {
    this.items = items;
    this.times = times;
  }

  @Override
  public @Nullable T next() throws IOException, JsonProblem, InBandError {
    times.itemAsked();
    T item = items.next();
    if (item != null) {
      times.itemRead();
    }
    return item;
  }

  @Override
  public @Nullable T rest() {
    return items.rest();
  }

  @Override
  public boolean sawEnd() {
    return items.sawEnd();
  }

  @Override
  public boolean endedInsideFrame() {
    return items.endedInsideFrame();
  }

  @Override
  public boolean eventTypeIsNamed() {
    return items.eventTypeIsNamed();
  }

  @Override
  public String lastEventId() {
    return items.lastEventId();
  }

  @Override
  public @Nullable Duration reconnectDelay() {
    return items.reconnectDelay();
  }

  @Override
  public void close() {
    items.close();
  }
}
