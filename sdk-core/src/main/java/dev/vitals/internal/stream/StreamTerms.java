package dev.vitals.internal.stream;

import dev.vitals.stream.ServerSentEvent;
import dev.vitals.stream.StreamFormat;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What a request defines about its stream. Immutable; every change is a copy.
 *
 * @param items what the items are
 * @param format framing on the wire
 * @param itemEventTypes SSE types that carry items; empty for every type
 * @param endsAt recognizes the SSE event that ends the stream without being an item; may be null
 * @param lastEventId the id an SSE stream resumes from, or empty
 */
public record StreamTerms<T>(
    ItemTerms<T> items,
    StreamFormat format,
    List<String> itemEventTypes,
    @Nullable Predicate<ServerSentEvent> endsAt,
    String lastEventId) {
  /**
   * Terms under which every record is an item, and the end of the body is the end of the stream.
   */
  public static <T> StreamTerms<T> of(Class<T> type) {
    StreamFormat format = type == ServerSentEvent.class ? StreamFormat.SSE : StreamFormat.NDJSON;
    return new StreamTerms<>(ItemTerms.of(type), format, List.of(), null, "");
  }

  /** The same terms for the events themselves instead of their contents. */
  public StreamTerms<ServerSentEvent> asEvents() {
    StreamTerms<ServerSentEvent> events = of(ServerSentEvent.class).withLastEventId(lastEventId);
    return endsAt == null ? events : events.withEndsAt(endsAt);
  }

  /** The same terms for items that {@code mapping} makes from these; null makes none. */
  public <R> StreamTerms<R> map(Function<T, @Nullable R> mapping) {
    return withItems(items.map(mapping));
  }

  public StreamTerms<T> withLastItem(Predicate<T> last) {
    return withItems(items.withLastItem(last));
  }

  public StreamTerms<T> withServiceError(Function<T, @Nullable String> message) {
    return withItems(items.withServiceError(message));
  }

  public StreamTerms<T> withPosition(Function<T, @Nullable String> position) {
    return withItems(items.withPosition(position));
  }

  private <R> StreamTerms<R> withItems(ItemTerms<R> others) {
    return new StreamTerms<>(others, format, itemEventTypes, endsAt, lastEventId);
  }

  public StreamTerms<T> withFormat(StreamFormat other) {
    return new StreamTerms<>(items, other, itemEventTypes, endsAt, lastEventId);
  }

  public StreamTerms<T> withItemEventTypes(List<String> types) {
    return new StreamTerms<>(items, format, types, endsAt, lastEventId);
  }

  public StreamTerms<T> withEndsAt(Predicate<ServerSentEvent> end) {
    return new StreamTerms<>(items, format, itemEventTypes, end, lastEventId);
  }

  public StreamTerms<T> withLastEventId(String id) {
    return new StreamTerms<>(items, format, itemEventTypes, endsAt, id);
  }

  /** Whether the events themselves come over the wire's reader rather than their contents. */
  public boolean raw() {
    return items.raw();
  }

  /** Whether a body that simply ends is incomplete. */
  boolean promisesEnd() {
    return items.promisesEnd() || (endsAt != null && format == StreamFormat.SSE);
  }
}
