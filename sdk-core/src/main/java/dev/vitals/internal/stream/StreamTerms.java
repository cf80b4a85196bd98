package dev.vitals.internal.stream;

import dev.vitals.stream.ServerSentEvent;
import dev.vitals.stream.StreamFormat;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What a request defines about its stream's items. Immutable; every change is a copy.
 *
 * @param type class of the items
 * @param format framing on the wire
 * @param lastItem recognizes the last item; may be null
 * @param serviceError returns the message of an item that reports an error of the service, null for
 *     any other; may be null itself
 * @param itemEventTypes SSE types that carry items; empty for every type
 * @param endsAt recognizes the SSE event that ends the stream without being an item; may be null
 * @param lastEventId the id an SSE stream resumes from, or empty
 */
public record StreamTerms<T>(
    Class<T> type,
    StreamFormat format,
    @Nullable Predicate<T> lastItem,
    @Nullable Function<T, @Nullable String> serviceError,
    List<String> itemEventTypes,
    @Nullable Predicate<ServerSentEvent> endsAt,
    String lastEventId) {
  /**
   * Terms under which every record is an item, and the end of the body is the end of the stream.
   */
  public static <T> StreamTerms<T> of(Class<T> type) {
    StreamFormat format = type == ServerSentEvent.class ? StreamFormat.SSE : StreamFormat.NDJSON;
    return new StreamTerms<>(type, format, null, null, List.of(), null, "");
  }

  /** The same terms for the events themselves instead of their contents. */
  public StreamTerms<ServerSentEvent> asEvents() {
    StreamTerms<ServerSentEvent> events = of(ServerSentEvent.class).withLastEventId(lastEventId);
    return endsAt == null ? events : events.withEndsAt(endsAt);
  }

  public StreamTerms<T> withFormat(StreamFormat other) {
    return new StreamTerms<>(
        type, other, lastItem, serviceError, itemEventTypes, endsAt, lastEventId);
  }

  public StreamTerms<T> withLastItem(Predicate<T> last) {
    return new StreamTerms<>(type, format, last, serviceError, itemEventTypes, endsAt, lastEventId);
  }

  public StreamTerms<T> withServiceError(Function<T, @Nullable String> message) {
    return new StreamTerms<>(type, format, lastItem, message, itemEventTypes, endsAt, lastEventId);
  }

  public StreamTerms<T> withItemEventTypes(List<String> types) {
    return new StreamTerms<>(type, format, lastItem, serviceError, types, endsAt, lastEventId);
  }

  public StreamTerms<T> withEndsAt(Predicate<ServerSentEvent> end) {
    return new StreamTerms<>(
        type, format, lastItem, serviceError, itemEventTypes, end, lastEventId);
  }

  public StreamTerms<T> withLastEventId(String id) {
    return new StreamTerms<>(type, format, lastItem, serviceError, itemEventTypes, endsAt, id);
  }

  /** Whether the caller asked for the events themselves rather than their contents. */
  public boolean raw() {
    return type == ServerSentEvent.class;
  }

  boolean isLastItem(T item) {
    return lastItem != null && lastItem.test(item);
  }

  /** The message of an item that reports an error of the service, or null. */
  @Nullable
  String failureIn(T item) {
    return serviceError == null ? null : serviceError.apply(item);
  }

  /** Whether a body that simply ends is incomplete. */
  boolean promisesEnd() {
    return lastItem != null || (endsAt != null && format == StreamFormat.SSE);
  }
}
