package dev.vitals.stream.conformance;

import dev.vitals.errors.VitalsException;
import dev.vitals.stream.EventStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a reader of a stream saw.
 *
 * @param items in order
 * @param error what opening or iterating threw, or null
 * @param lastEventId when it stopped
 * @param reconnectDelay when it stopped
 */
record Transcript<T>(
    List<T> items,
    @Nullable VitalsException error,
    String lastEventId,
    Optional<Duration> reconnectDelay) {
  /** Reads at most {@code most} items, then closes the stream. */
  static <T> Transcript<T> of(Supplier<EventStream<T>> opening, long most) {
    List<T> items = new ArrayList<>();
    try (EventStream<T> stream = opening.get()) {
      VitalsException error = null;
      try {
        Iterator<T> iterator = stream.iterator();
        while (items.size() < most && iterator.hasNext()) {
          items.add(iterator.next());
        }
      } catch (VitalsException e) {
        error = e;
      }
      return new Transcript<>(items, error, stream.lastEventId(), stream.reconnectDelay());
    } catch (VitalsException e) {
      return new Transcript<>(items, e, "", Optional.empty());
    }
  }
}
