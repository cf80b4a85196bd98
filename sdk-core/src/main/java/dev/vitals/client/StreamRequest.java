package dev.vitals.client;

import static java.util.Objects.requireNonNull;

import dev.vitals.config.ResumePolicy;
import dev.vitals.config.Timeouts;
import dev.vitals.internal.headers.HeaderText;
import dev.vitals.internal.request.RequestSpec;
import dev.vitals.internal.stream.StreamTerms;
import dev.vitals.stream.ServerSentEvent;
import dev.vitals.stream.StreamFormat;
import java.time.Duration;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A request whose answer is a stream of items, as a value. Immutable: every method returns a copy.
 * The default format is NDJSON. With {@code ServerSentEvent} as the item class and {@link
 * StreamFormat#SSE}, the events themselves are the items.
 *
 * <p>Bad input is refused here, with an {@link IllegalArgumentException}, before anything is sent.
 *
 * @param <T> the type of the items
 */
public final class StreamRequest<T> {
  final RequestSpec spec;
  final StreamTerms<T> terms;
  final @Nullable Duration idleTimeout;
  final Resuming<T> resuming;

  private StreamRequest(
      RequestSpec spec,
      StreamTerms<T> terms,
      @Nullable Duration idleTimeout,
      Resuming<T> resuming) {
    this.spec = spec;
    this.terms = terms;
    this.idleTimeout = idleTimeout;
    this.resuming = resuming;
  }

  private static <T> StreamRequest<T> of(String method, String template, Class<T> item) {
    requireNonNull(template, "template");
    requireNonNull(item, "item");
    return new StreamRequest<>(
        RequestSpec.of(method, template), StreamTerms.of(item), null, Resuming.never());
  }

  /**
   * Creates a GET request whose answer is a stream; items are decoded to the class {@code item}.
   */
  public static <T> StreamRequest<T> get(String template, Class<T> item) {
    return of("GET", template, item);
  }

  /**
   * Creates a POST request whose answer is a stream; items are decoded to the class {@code item}.
   */
  public static <T> StreamRequest<T> post(String template, Class<T> item) {
    return of("POST", template, item);
  }

  /**
   * Creates a PUT request whose answer is a stream; items are decoded to the class {@code item}.
   */
  public static <T> StreamRequest<T> put(String template, Class<T> item) {
    return of("PUT", template, item);
  }

  /**
   * Creates a PATCH request whose answer is a stream; items are decoded to the class {@code item}.
   */
  public static <T> StreamRequest<T> patch(String template, Class<T> item) {
    return of("PATCH", template, item);
  }

  /**
   * Creates a DELETE request whose answer is a stream; items are decoded to the class {@code item}.
   */
  public static <T> StreamRequest<T> delete(String template, Class<T> item) {
    return of("DELETE", template, item);
  }

  /**
   * Sets a path parameter, replacing any earlier value. The value becomes one escaped path segment.
   *
   * @throws IllegalArgumentException if the path has no such parameter, or the value is empty,
   *     {@code .} or {@code ..}
   */
  public StreamRequest<T> path(String name, String value) {
    return with(spec.withPath(name, value));
  }

  /** Adds a query parameter; the same name may be added more than once. */
  public StreamRequest<T> query(String name, String value) {
    return with(spec.withQuery(name, value));
  }

  /**
   * Adds a header. Credentials belong in the {@code Configuration}. With a key in the header {@code
   * Idempotency-Key}, the request may be retried under the same key after a failure, so set one
   * only if the service supports such keys.
   *
   * @throws IllegalArgumentException if the SDK sets that header itself or has a setting for it, as
   *     for those that carry credentials, if the name is not a token of RFC 9110, or if the value is
   *     not printable ASCII
   */
  public StreamRequest<T> header(String name, String value) {
    return with(spec.withHeader(name, value));
  }

  /** Sets the object to send as JSON: a model, a map, a list, or a tree. */
  public StreamRequest<T> body(Object json) {
    return with(spec.withBody(json));
  }

  /**
   * Sets bytes to send as they are; they are copied.
   *
   * @throws IllegalArgumentException if {@code mediaType} is not a media type, such as {@code
   *     application/octet-stream}
   */
  public StreamRequest<T> body(byte[] bytes, String mediaType) {
    return with(spec.withBody(bytes, mediaType));
  }

  /**
   * Declares a text that no exception or log may show, such as a password in the body. Wherever the
   * service quotes it, it is masked, like the client's own credential. Items are delivered
   * unchanged.
   *
   * @throws IllegalArgumentException if it is blank
   */
  public StreamRequest<T> secret(String text) {
    return with(spec.withSecret(text));
  }

  /**
   * Declares that sending the request twice has the same effect as sending it once, so that it may
   * be sent again if its stream could not be opened. A header {@code Idempotency-Key} does the
   * same; see {@link #header}.
   */
  public StreamRequest<T> idempotent() {
    return with(spec.withIdempotence());
  }

  /** Sets timeouts for this request. Default: the client's. */
  public StreamRequest<T> timeouts(Timeouts timeouts) {
    return with(spec.withTimeouts(timeouts));
  }

  /**
   * Raises shorter response and idle timeouts to {@code time}, except for a timeout set by {@link
   * #idleTimeout}, and likewise the overall timeout if it was left at its default of 2 minutes. A later
   * call replaces an earlier one, so it can also lower what a wrapper asked for.
   */
  public StreamRequest<T> allowAtLeast(Duration time) {
    return with(spec.withAllowAtLeast(requireNonNull(time, "time")));
  }

  /** Sets the format to ask for. */
  public StreamRequest<T> format(StreamFormat format) {
    requireNonNull(format, "format");
    if (terms.raw() && format != StreamFormat.SSE) {
      throw new IllegalArgumentException(
          "format must be SSE for items of type ServerSentEvent, was " + format);
    }
    return with(terms.withFormat(format));
  }

  /**
   * Sets how long the stream may be silent before it counts as broken, whatever {@link #allowAtLeast}
   * says. Default: the idle timeout.
   */
  public StreamRequest<T> idleTimeout(Duration time) {
    requireNonNull(time, "time");
    if (time.isNegative() || time.isZero()) {
      throw new IllegalArgumentException("idleTimeout must be positive, was " + time);
    }
    return new StreamRequest<>(spec, terms, time, resuming);
  }

  /**
   * Resumes an SSE stream after this event: sends {@code Last-Event-ID} in UTF-8.
   *
   * @throws IllegalArgumentException if the id contains NUL, CR, LF, or half of a surrogate pair
   */
  public StreamRequest<T> lastEventId(String id) {
    HeaderText.requireEventId(requireNonNull(id, "id"));
    return with(terms.withLastEventId(id));
  }

  /**
   * Sets how to recognize the last item. It is delivered and finishes the stream; if the body ends
   * without it, the stream is broken.
   */
  public StreamRequest<T> lastItem(Predicate<T> lastItem) {
    requireNonNull(lastItem, "lastItem");
    return with(terms.withLastItem(lastItem));
  }

  /**
   * Sets how to recognize an item that reports an error of the service: {@code message} returns its
   * message, or null for any other item. Such an item breaks the stream. By default no item does;
   * an SSE event of type {@code error} does, unless {@link #itemEventTypes} lists it.
   */
  public StreamRequest<T> serviceError(Function<T, @Nullable String> message) {
    requireNonNull(message, "message");
    return with(terms.withServiceError(message));
  }

  /** Sets the SSE event types that carry items; others are skipped. Default: all types. */
  public StreamRequest<T> itemEventTypes(String... types) {
    for (String type : requireNonNull(types, "types")) {
      requireNonNull(type, "type");
    }
    List<String> named = List.of(types);
    return with(terms.withItemEventTypes(named));
  }

  /**
   * Sets how to recognize the SSE event that ends the stream without being an item. If {@link
   * #itemEventTypes} lists types, only events of other types are tested.
   */
  public StreamRequest<T> endsAt(Predicate<ServerSentEvent> end) {
    requireNonNull(end, "end");
    return with(terms.withEndsAt(end));
  }

  /**
   * Opens the stream again after a break, where it broke: with the id of the last SSE event as {@code
   * Last-Event-ID}, or at the position that {@link #resumeFrom} takes from the last item. No item is
   * lost or repeated. Where that cannot be promised, the stream ends with its break as it would
   * without a policy: if items were delivered and no id or position came with the last of them, or if
   * the request must not be sent twice, such as a POST that is not {@link #idempotent}. The service's
   * ids have to tell events apart.
   *
   * <p>A stream that the service ended, or answers with 204, is not opened again; see {@link
   * ResumePolicy#endless} for one that has no end. Each break has its own overall timeout. Default: a
   * break ends the stream.
   */
  public StreamRequest<T> resumeWith(ResumePolicy policy) {
    requireNonNull(policy, "policy");
    return new StreamRequest<>(spec, terms, idleTimeout, resuming.with(policy));
  }

  /**
   * Takes the place to resume at from the items rather than from SSE ids, for example a sequence
   * number. It takes effect with {@link #resumeWith}.
   *
   * @param position returns the position of an item, or null if the stream cannot go on after it
   * @param at returns the request for what follows a position, made from this one; its path, query,
   *     headers and body are used
   */
  public StreamRequest<T> resumeFrom(
      Function<T, @Nullable String> position,
      BiFunction<StreamRequest<T>, String, StreamRequest<T>> at) {
    requireNonNull(position, "position");
    requireNonNull(at, "at");
    return new StreamRequest<>(spec, terms.withPosition(position), idleTimeout, resuming.at(at));
  }

  /**
   * Makes the items from those of this request, for example a gateway's {@code {"result":…}} into
   * what it wraps. An item for which {@code mapping} returns null is left out, such as a bookmark of
   * Kubernetes. What this request says about its items ({@link #lastItem}, {@link #serviceError},
   * {@link #resumeFrom}) is applied to them before, and what is said afterwards to what became of
   * them. The mapping runs on the reading thread, once for each item; if it throws, the stream ends
   * with its exception.
   */
  public <R> StreamRequest<R> map(Function<T, @Nullable R> mapping) {
    requireNonNull(mapping, "mapping");
    return new StreamRequest<>(
        spec,
        terms.map(mapping),
        idleTimeout,
        resuming.map(mapped -> new StreamRequest<>(mapped.spec, terms, idleTimeout, resuming)));
  }

  /** The same request, sent as {@code other} is. */
  StreamRequest<T> sentAs(StreamRequest<?> other) {
    return with(other.spec).with(terms.withLastEventId(other.terms.lastEventId()));
  }

  /** The same request for the events themselves, which resume by their ids alone. */
  StreamRequest<ServerSentEvent> asEvents() {
    return new StreamRequest<>(
        spec, terms.asEvents(), idleTimeout, new Resuming<>(resuming.policy(), null));
  }

  private StreamRequest<T> with(RequestSpec changed) {
    return new StreamRequest<>(changed, terms, idleTimeout, resuming);
  }

  private StreamRequest<T> with(StreamTerms<T> changed) {
    return new StreamRequest<>(spec, changed, idleTimeout, resuming);
  }

  /** Shows the method and the path template, never a value. */
  @Override
  public String toString() {
    return spec.description();
  }
}
