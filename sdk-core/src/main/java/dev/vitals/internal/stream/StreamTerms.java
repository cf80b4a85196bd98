package dev.vitals.internal.stream;

import dev.vitals.stream.ServerSentEvent;
import dev.vitals.stream.StreamFormat;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What a request defines about its stream's items. Immutable; every change is a copy. */
public final class StreamTerms<T> {
  private final Draft<T> terms;

  private StreamTerms(Draft<T> terms) {
    this.terms = terms;
  }

  /**
   * Terms under which every record is an item, and the end of the body is the end of the stream.
   */
  public static <T> StreamTerms<T> of(Class<T> type) {
    Draft<T> draft = new Draft<>(type);
    draft.format = type == ServerSentEvent.class ? StreamFormat.SSE : StreamFormat.NDJSON;
    return new StreamTerms<>(draft);
  }

  /** The same terms for the events themselves instead of their contents. */
  public StreamTerms<ServerSentEvent> asEvents() {
    return of(ServerSentEvent.class).with(draft -> {
      draft.endsAt = terms.endsAt;
      draft.lastEventId = terms.lastEventId;
    });
  }

  /** A copy with one or more terms changed. */
  public StreamTerms<T> with(Consumer<Draft<T>> change) {
    Draft<T> copy = new Draft<>(terms);
    change.accept(copy);
    return new StreamTerms<>(copy);
  }

  /** Class of the items. */
  public Class<T> type() {
    return terms.type;
  }

  /** Framing on the wire. */
  public StreamFormat format() {
    return terms.format;
  }

  /** The id an SSE stream resumes from, or empty. */
  public String lastEventId() {
    return terms.lastEventId;
  }

  /** Whether the caller asked for the events themselves rather than their contents. */
  public boolean raw() {
    return terms.type == ServerSentEvent.class;
  }

  @Nullable
  Predicate<ServerSentEvent> endsAt() {
    return terms.endsAt;
  }

  List<String> itemEventTypes() {
    return terms.itemEventTypes;
  }

  boolean isLastItem(T item) {
    return terms.lastItem != null && terms.lastItem.test(item);
  }

  /** The message of an item that reports an error of the service, or null. */
  @Nullable
  String failureIn(T item) {
    return terms.serviceError == null ? null : terms.serviceError.apply(item);
  }

  /** Whether a body that simply ends is incomplete. */
  boolean promisesEnd() {
    return terms.lastItem != null || (terms.endsAt != null && terms.format == StreamFormat.SSE);
  }

  /** The mutable draft of changed terms. */
  public static final class Draft<T> {
    private final Class<T> type;

    /** Framing on the wire. */
    public StreamFormat format = StreamFormat.NDJSON;

    /** Recognizes the last item; null if none is defined. */
    public @Nullable Predicate<T> lastItem;

    /** Returns the message of an item that reports an error of the service, otherwise null. */
    public @Nullable Function<T, @Nullable String> serviceError;

    /** SSE types that carry items; empty for every type. */
    public List<String> itemEventTypes = List.of();

    /** Recognizes the SSE event that ends the stream without being an item; may be null. */
    public @Nullable Predicate<ServerSentEvent> endsAt;

    /** The id an SSE stream resumes from, or empty. */
    public String lastEventId = "";

    private Draft(Class<T> type) {
      this.type = type;
    }

    private Draft(Draft<T> from) {
      this.type = from.type;
      this.format = from.format;
      this.lastItem = from.lastItem;
      this.serviceError = from.serviceError;
      this.itemEventTypes = from.itemEventTypes;
      this.endsAt = from.endsAt;
      this.lastEventId = from.lastEventId;
    }
  }
}
