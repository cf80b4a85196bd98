package dev.vitals.client;

import static java.util.Objects.requireNonNull;

import dev.vitals.config.Timeouts;
import dev.vitals.internal.headers.HeaderRules;
import dev.vitals.internal.request.RequestSpec;
import dev.vitals.internal.stream.StreamTerms;
import dev.vitals.stream.ServerSentEvent;
import dev.vitals.stream.StreamFormat;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A request whose answer is a stream of items, as a value. Immutable; every method returns a copy.
 * Default format: NDJSON. With {@code ServerSentEvent} as the item's class and {@link
 * StreamFormat#SSE} the events themselves are the items.
 *
 * <p>Bad input is refused here, with an {@link IllegalArgumentException}, before anything is sent.
 *
 * @param <T> type of the items
 */
public final class StreamRequest<T> {
  final RequestSpec spec;
  final StreamTerms<T> terms;
  final @Nullable Duration idle;

  private StreamRequest(RequestSpec spec, StreamTerms<T> terms, @Nullable Duration idle) {
    this.spec = spec;
    this.terms = terms;
    this.idle = idle;
  }

  private static <T> StreamRequest<T> of(String method, String template, Class<T> item) {
    requireNonNull(template, "template");
    requireNonNull(item, "item");
    return new StreamRequest<>(RequestSpec.of(method, template), StreamTerms.of(item), null);
  }

  /** A GET whose answer is a stream; {@code item} is the class of the items' JSON. */
  public static <T> StreamRequest<T> get(String template, Class<T> item) {
    return of("GET", template, item);
  }

  /** A POST whose answer is a stream; {@code item} is the class of the items' JSON. */
  public static <T> StreamRequest<T> post(String template, Class<T> item) {
    return of("POST", template, item);
  }

  /**
   * Sets a parameter of the path, in place of any value set before. Its value becomes one escaped
   * segment.
   *
   * @throws IllegalArgumentException if the path has no such parameter, or the value is empty,
   *     {@code .} or {@code ..}
   */
  public StreamRequest<T> path(String name, String value) {
    return with(spec.path(name, value));
  }

  /** Adds a query parameter; a name may be added more than once. */
  public StreamRequest<T> query(String name, String value) {
    return with(spec.query(name, value));
  }

  /**
   * Adds a header. Credentials belong in the {@code Configuration}. With a key in {@code
   * Idempotency-Key}, in upper or lower case, the request may be repeated after a failure, under the
   * same key: only where the service knows such keys.
   *
   * @throws IllegalArgumentException if the SDK sets that header itself or has a setting for it, or
   *     the name is no token of RFC 9110, or the value is not printable ASCII
   */
  public StreamRequest<T> header(String name, String value) {
    return with(spec.header(name, value));
  }

  /** Sets the object to send as JSON: a model, a map, a list, or a tree. */
  public StreamRequest<T> body(Object json) {
    return with(spec.body(json));
  }

  /** Sets clocks of this request's own. Default: the client's. */
  public StreamRequest<T> timeouts(Timeouts timeouts) {
    return with(spec.timeouts(timeouts));
  }

  /**
   * Raises the response and idle clocks to at least {@code time} where they are shorter, but not what
   * {@link #idle} sets, and the overall one if it was left at its standard of 2 minutes. A later call
   * replaces an earlier one, so it can also lower what a wrapper asked for.
   */
  public StreamRequest<T> answerTime(Duration time) {
    return with(spec.answerTime(requireNonNull(time, "time")));
  }

  /** Sets the framing to ask for. */
  public StreamRequest<T> format(StreamFormat format) {
    requireNonNull(format, "format");
    if (terms.raw() && format != StreamFormat.SSE) {
      throw new IllegalArgumentException("raw server-sent events come as SSE, not as " + format);
    }
    return with(terms.with(draft -> draft.format = format));
  }

  /**
   * Sets how long no byte may come before the stream is broken, whatever {@link #answerTime} says.
   * Default: the idle clock.
   */
  public StreamRequest<T> idle(Duration idle) {
    requireNonNull(idle, "idle");
    if (idle.isNegative() || idle.isZero()) {
      throw new IllegalArgumentException("idle must be positive, was " + idle);
    }
    return new StreamRequest<>(spec, terms, idle);
  }

  /**
   * Resumes an SSE stream behind this event: sends {@code Last-Event-ID}, as UTF-8.
   *
   * @throws IllegalArgumentException if the id holds a control character
   */
  public StreamRequest<T> lastEventId(String id) {
    HeaderRules.checkEventId(requireNonNull(id, "id"));
    return with(terms.with(draft -> draft.lastEventId = id));
  }

  /**
   * Tells the last item. It is delivered; the stream is finished with it, and broken if the body
   * ends before it came.
   */
  public StreamRequest<T> terminal(Predicate<T> lastItem) {
    requireNonNull(lastItem, "lastItem");
    return with(terms.with(draft -> draft.terminal = lastItem));
  }

  /**
   * Tells an item by which the service reports its own failure, by returning its message: the
   * stream is then broken. Default: no item does; an SSE event of type {@code error} that is not
   * among the item events always does.
   */
  public StreamRequest<T> failure(Function<T, @Nullable String> message) {
    requireNonNull(message, "message");
    return with(terms.with(draft -> draft.failure = message));
  }

  /** Names the SSE event types that carry items; others are skipped. Default: every type does. */
  public StreamRequest<T> itemEvents(String... types) {
    for (String type : requireNonNull(types, "types")) {
      requireNonNull(type, "type");
    }
    List<String> named = List.of(types);
    return with(terms.with(draft -> draft.itemEvents = named));
  }

  /**
   * Tells the SSE event that ends the stream and is no item. Where {@link #itemEvents} names types,
   * only events of other types are asked about.
   */
  public StreamRequest<T> endEvent(Predicate<ServerSentEvent> end) {
    requireNonNull(end, "end");
    return with(terms.with(draft -> draft.endEvent = end));
  }

  private StreamRequest<T> with(RequestSpec changed) {
    return new StreamRequest<>(changed, terms, idle);
  }

  private StreamRequest<T> with(StreamTerms<T> changed) {
    return new StreamRequest<>(spec, changed, idle);
  }

  /** Method and path template; never a value. */
  @Override
  public String toString() {
    return spec.description();
  }
}
