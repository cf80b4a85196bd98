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
    ItemReader<T> items = terms.format() == StreamFormat.SSE
        ? new SseItems<>(body, terms, recordLimit, heartbeat)
        : lines(terms, recordLimit, body, heartbeat);
    return times == null ? items : new WatchedItems<>(items, times);
  }

  private static <T> ItemReader<T> lines(
      StreamTerms<T> terms, int recordLimit, StreamBody body, Runnable heartbeat) {
    return switch (body.connection().label()) {
      case EXACT -> new NdjsonItems<>(body, terms, recordLimit, heartbeat);
      case SEQUENCE ->
        new NdjsonItems<>(new JsonSequence(body), terms, recordLimit, () -> {}); // of RS, no more
      case VAGUE -> {
        Beginning beginning = new Beginning(body);
        yield new VagueItems<>(
            new NdjsonItems<>(beginning, terms, recordLimit, heartbeat), body, beginning);
      }
    };
  }
}
