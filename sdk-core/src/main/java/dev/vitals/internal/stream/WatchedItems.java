package dev.vitals.internal.stream;

import dev.vitals.internal.json.JsonProblem;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Reports each item to a watch; wraps a reader only if there is a watch. */
final class WatchedItems<T> implements ItemReader<T> {
  private final ItemReader<T> items;
  private final StreamWatch watch;

  WatchedItems(ItemReader<T> items, StreamWatch watch) {
    this.items = items;
    this.watch = watch;
  }

  @Override
  public @Nullable T next() throws IOException, JsonProblem, InBandError {
    watch.itemAsked();
    T item = items.next();
    if (item != null) {
      watch.itemRead();
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
