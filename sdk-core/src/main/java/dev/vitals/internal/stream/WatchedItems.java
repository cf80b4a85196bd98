package dev.vitals.internal.stream;

import dev.vitals.internal.json.JsonProblem;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Times each item to a watch; wraps a reader only if somebody observes the call. */
final class WatchedItems<T> extends ForwardingItems<T> {
  private final StreamTimes times;

  WatchedItems(ItemReader<T> items, StreamTimes times) {
    super(items);
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
}
