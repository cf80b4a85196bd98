package dev.vitals.internal.stream;

import dev.vitals.internal.frames.JsonSequence;
import dev.vitals.stream.StreamFormat;
import org.jspecify.annotations.Nullable;

/** Chooses the reader that fits what was asked for, what came, and who watches. */
final class ItemReaders {
  private ItemReaders() {}

  /** Returns the reader of {@code body}; {@code times} is null if nobody observes the call. */
  static <T> ItemReader<T> of(
      StreamTerms<T> terms, int recordLimit, StreamBody body, @Nullable StreamTimes times) {
    Runnable heartbeat = times == null ? () -> {} : times::heartbeat;
    ItemReader<T> items = new Source(terms, recordLimit, body, heartbeat).items(terms.items());
    return times == null ? items : new WatchedItems<>(items, times);
  }

  /** What every reader of one body has to know, whatever the items are. */
  record Source(StreamTerms<?> terms, int recordLimit, StreamBody body, Runnable heartbeat) {
    <T> ItemReader<T> items(ItemTerms<T> items) {
      if (items.origin() instanceof ItemTerms.Mapped<?, T> mapped) {
        return mapped.over(this);
      }
      Class<T> type = ((ItemTerms.Decoded<T>) items.origin()).decoded();
      return terms.format() == StreamFormat.SSE
          ? new SseItems<>(body, type, terms, recordLimit, heartbeat)
          : lines(type);
    }

    private <T> ItemReader<T> lines(Class<T> type) {
      return switch (body.connection().label()) {
        case EXACT -> new NdjsonItems<>(body, type, recordLimit, heartbeat);
        case SEQUENCE ->
          new NdjsonItems<>(new JsonSequence(body), type, recordLimit, () -> {}); // of RS, no more
        case VAGUE -> {
          VagueItems.Beginning beginning = new VagueItems.Beginning(body);
          yield new VagueItems<>(
              new NdjsonItems<>(beginning, type, recordLimit, heartbeat), body, beginning);
        }
      };
    }
  }
}
