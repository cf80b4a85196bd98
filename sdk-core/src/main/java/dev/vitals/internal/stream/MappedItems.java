package dev.vitals.internal.stream;

import dev.vitals.internal.json.JsonProblem;
import java.io.IOException;
import java.time.Duration;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Makes items from others, once these were looked at as their own terms say: an error of the service
 * is one, and a last item the last one, whatever becomes of it.
 */
final class MappedItems<W, T> implements ItemReader<T> {
  private final ItemReader<W> items;
  private final ItemTerms<W> terms;
  private final Function<W, @Nullable T> mapping;
  private @Nullable String position;
  private boolean lastItemRead;

  MappedItems(ItemReader<W> items, ItemTerms<W> terms, Function<W, @Nullable T> mapping) {
    this.items = items;
    this.terms = terms;
    this.mapping = mapping;
  }

  @Override
  public @Nullable T next() throws IOException, JsonProblem, InBandError {
    while (!lastItemRead) {
      W item = items.next();
      if (item == null) {
        return null;
      }
      String failure = terms.failureIn(item);
      if (failure != null) {
        throw new InBandError(failure);
      }
      T made = made(item);
      if (made != null) {
        return made;
      }
    }
    return null;
  }

  @Override
  public @Nullable T rest() {
    W item = items.rest();
    return item == null || terms.failureIn(item) != null ? null : made(item);
  }

  private @Nullable T made(W item) {
    lastItemRead = items.lastItemRead() || terms.isLastItem(item);
    position = terms.positionOf(item, items);
    return mapping.apply(item);
  }

  @Override
  public boolean lastItemRead() {
    return lastItemRead;
  }

  @Override
  public @Nullable String position() {
    return position;
  }

  @Override
  public boolean sawEnd() {
    return lastItemRead || items.sawEnd();
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
  public boolean positionKnown() {
    return items.positionKnown();
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
