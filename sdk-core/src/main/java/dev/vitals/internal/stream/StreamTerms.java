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
      draft.endEvent = terms.endEvent;
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
  Predicate<ServerSentEvent> endEvent() {
    return terms.endEvent;
  }

  List<String> itemEvents() {
    return terms.itemEvents;
  }

  boolean isTerminal(T item) {
    return terms.terminal != null && terms.terminal.test(item);
  }

  /** The message of an item that reports an error of the service, or null. */
  @Nullable
  String failureIn(T item) {
    return terms.failure == null ? null : terms.failure.apply(item);
  }

  /** Whether a body that simply ends is incomplete. */
  boolean promisesEnd() {
    return terms.terminal != null || (terms.endEvent != null && terms.format == StreamFormat.SSE);
  }

  /** The mutable draft of changed terms. */
  public static final class Draft<T> {
    private final Class<T> type;

    /** Framing on the wire. */
    public StreamFormat format = StreamFormat.NDJSON;

    /** Recognizes the last item; null if none is defined. */
    public @Nullable Predicate<T> terminal;

    /** Returns the message of an item that reports an error of the service, otherwise null. */
    public @Nullable Function<T, @Nullable String> failure;

    /** SSE types that carry items; empty for every type. */
    public List<String> itemEvents = List.of();

    /** Recognizes the SSE event that ends the stream without being an item; may be null. */
    public @Nullable Predicate<ServerSentEvent> endEvent;

    /** The id an SSE stream resumes from, or empty. */
    public String lastEventId = "";

    private Draft(Class<T> type) {
      this.type = type;
    }

    private Draft(Draft<T> from) {
      this.type = from.type;
      this.format = from.format;
      this.terminal = from.terminal;
      this.failure = from.failure;
      this.itemEvents = from.itemEvents;
      this.endEvent = from.endEvent;
      this.lastEventId = from.lastEventId;
    }
  }
}
