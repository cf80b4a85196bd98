package dev.vitals.internal.stream;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Adds something to the reading of items; all that was read stays as it is. */
abstract class ForwardingItems<T> implements ItemReader<T> {
  final ItemReader<T> items;

  ForwardingItems(ItemReader<T> items) {
    this.items = items;
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
  public boolean lastItemRead() {
    return items.lastItemRead();
  }

  @Override
  public @Nullable String position() {
    return items.position();
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
