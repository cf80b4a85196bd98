package dev.vitals.client;

import static java.util.Objects.requireNonNull;

import dev.vitals.config.Timeouts;
import dev.vitals.internal.answer.AnswerSpec;
import dev.vitals.internal.request.RequestSpec;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A request to a service as a value: what is asked for, and what the answers mean. Immutable: every
 * method returns a copy, so a request may be kept, shared between threads and sent many times.
 *
 * <p>Bad input is refused here, with an {@link IllegalArgumentException}, before anything is sent.
 *
 * @param <T> the type of the answer
 */
public final class ApiRequest<T> {
  final RequestSpec spec;
  final AnswerSpec answer;

  /** Converts the decoded answer to the caller's value. */
  final Function<ApiResponse<Object>, T> view;

  private ApiRequest(RequestSpec spec, AnswerSpec answer, Function<ApiResponse<Object>, T> view) {
    this.spec = spec;
    this.answer = answer;
    this.view = view;
  }

  private static <T> ApiRequest<T> of(String method, String template, Class<T> answer) {
    return new ApiRequest<>(
        RequestSpec.of(method, requireNonNull(template, "template")),
        AnswerSpec.of(answer),
        response -> answer.cast(response.body()));
  }

  private static <T> ApiRequest<List<T>> ofList(String method, String template, Class<T> element) {
    return new ApiRequest<>(
        RequestSpec.of(method, requireNonNull(template, "template")),
        AnswerSpec.listOf(element),
        response -> ((List<?>) response.body()).stream().map(element::cast).toList());
  }

  /**
   * Creates a GET request. It may be retried after a failure.
   *
   * @param template the path below the base URL, such as {@code /v1/sessions/{id}}. Its text is
   *     escaped as it stands, so it must not contain {@code ?}, {@code #} or {@code %}
   * @param answer the class to decode the JSON answer to; {@code Void} if the body does not matter,
   *     {@code String} for the text and {@code byte[]} for the bytes of any media type. Text is
   *     decoded in the charset of its Content-Type, by default UTF-8
   */
  public static <T> ApiRequest<T> get(String template, Class<T> answer) {
    return of("GET", template, answer);
  }

  /**
   * Creates a POST request. It is retried only if it was certainly not processed; see {@link
   * #idempotent}.
   */
  public static <T> ApiRequest<T> post(String template, Class<T> answer) {
    return of("POST", template, answer);
  }

  /** Creates a PUT request. It may be retried after a failure. */
  public static <T> ApiRequest<T> put(String template, Class<T> answer) {
    return of("PUT", template, answer);
  }

  /** Creates a PATCH request. It is retried only if it was certainly not processed. */
  public static <T> ApiRequest<T> patch(String template, Class<T> answer) {
    return of("PATCH", template, answer);
  }

  /** Creates a DELETE request. It may be retried after a failure. */
  public static <T> ApiRequest<T> delete(String template, Class<T> answer) {
    return of("DELETE", template, answer);
  }

  /**
   * Creates a GET request for a JSON array; each element is decoded to the class {@code element}.
   * The list is unmodifiable and has no null; an array with a null is a {@code DecodingException}.
   */
  public static <T> ApiRequest<List<T>> getList(String template, Class<T> element) {
    return ofList("GET", template, element);
  }

  /** Creates a POST request that is answered with a JSON array; see {@link #getList}. */
  public static <T> ApiRequest<List<T>> postList(String template, Class<T> element) {
    return ofList("POST", template, element);
  }

  /** Creates a PUT request that is answered with a JSON array; see {@link #getList}. */
  public static <T> ApiRequest<List<T>> putList(String template, Class<T> element) {
    return ofList("PUT", template, element);
  }

  /** Creates a PATCH request that is answered with a JSON array; see {@link #getList}. */
  public static <T> ApiRequest<List<T>> patchList(String template, Class<T> element) {
    return ofList("PATCH", template, element);
  }

  /** Creates a DELETE request that is answered with a JSON array; see {@link #getList}. */
  public static <T> ApiRequest<List<T>> deleteList(String template, Class<T> element) {
    return ofList("DELETE", template, element);
  }

  /**
   * Sets a path parameter, replacing any earlier value. The value becomes one escaped path segment.
   *
   * @throws IllegalArgumentException if the path has no such parameter, or the value is empty,
   *     {@code .} or {@code ..}
   */
  public ApiRequest<T> path(String name, String value) {
    return with(spec.withPath(name, value));
  }

  /** Adds a query parameter; the same name may be added more than once. */
  public ApiRequest<T> query(String name, String value) {
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
  public ApiRequest<T> header(String name, String value) {
    return with(spec.withHeader(name, value));
  }

  /** Sets the object to send as JSON: a model, a map, a list, or a tree. */
  public ApiRequest<T> body(Object json) {
    return with(spec.withBody(json));
  }

  /**
   * Sets bytes to send as they are; they are copied.
   *
   * @throws IllegalArgumentException if {@code mediaType} is not a media type, such as {@code
   *     application/octet-stream}
   */
  public ApiRequest<T> body(byte[] bytes, String mediaType) {
    return with(spec.withBody(bytes, mediaType));
  }

  /**
   * Declares a text that no exception or log may show, such as a password in the body. Wherever the
   * service quotes it, it is masked, like the client's own credential. The body of an answer is
   * returned unchanged.
   *
   * @throws IllegalArgumentException if it is blank
   */
  public ApiRequest<T> secret(String text) {
    return with(spec.withSecret(text));
  }

  /**
   * Names the permission that the service has to grant for this request, in the service's own words.
   * The message of a {@code ForbiddenException} quotes it.
   *
   * @throws IllegalArgumentException if it is blank
   */
  public ApiRequest<T> permission(String name) {
    return with(spec.withPermission(name));
  }

  /** Sets timeouts for this request. Default: the client's. */
  public ApiRequest<T> timeouts(Timeouts timeouts) {
    return with(spec.withTimeouts(timeouts));
  }

  /**
   * Raises a shorter response timeout to {@code time}, and likewise the overall timeout if it was
   * left at its default of 2 minutes; an overall timeout that was set is kept. A later call
   * replaces an earlier one, so it can also lower what a wrapper asked for.
   */
  public ApiRequest<T> allowAtLeast(Duration time) {
    return with(spec.withAllowAtLeast(requireNonNull(time, "time")));
  }

  /**
   * Declares that sending the request twice has the same effect as sending it once, so that it may
   * be retried. A header {@code Idempotency-Key} does the same; see {@link #header}.
   */
  public ApiRequest<T> idempotent() {
    return with(spec.withIdempotence());
  }

  /**
   * Sets the value of an answer without content: a success with an empty body, such as a 204 or an
   * empty 200. By default such an answer is an error where JSON is expected.
   */
  public ApiRequest<T> ifEmpty(T value) {
    requireNonNull(value, "value");
    return new ApiRequest<>(
        spec,
        answer.withEmptyAllowed(),
        response -> response.hasBody() ? view.apply(response) : value);
  }

  /**
   * Accepts {@code status} as an answer too, such as a 503 whose body is a health report. If the
   * body cannot be decoded or does not satisfy {@code shape}, the status remains an error.
   */
  public ApiRequest<T> acceptStatus(int status, Predicate<T> shape) {
    requireNonNull(shape, "shape");
    if (status < 200 || status > 599) {
      throw new IllegalArgumentException("status must be from 200 to 599, was " + status);
    }
    return new ApiRequest<>(spec, answer.withAccepted(status), response -> {
      T value = view.apply(response);
      if (response.status() == status && status / 100 != 2 && !shape.test(value)) {
        throw new UnacceptedShape();
      }
      return value;
    });
  }

  /**
   * Converts the answer to another value. An exception answer. What {@code view} reaches the caller;
   * of an {@linkplain #acceptStatus accepted} error status it says that the answer is an error after
   * all.
   */
  public <R> ApiRequest<R> map(Function<ApiResponse<T>, R> view) {
    requireNonNull(view, "view");
    Function<ApiResponse<Object>, T> inner = this.view;
    return new ApiRequest<>(
        spec, answer, response -> view.apply(response.withBody(inner.apply(response))));
  }

  private ApiRequest<T> with(RequestSpec changed) {
    return new ApiRequest<>(changed, answer, view);
  }

  /** Shows the method and the path template, never a value. */
  @Override
  public String toString() {
    return spec.description();
  }

  /** Ends a view: the answer of an error status has not the shape that would make it a value. */
  static final class UnacceptedShape extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private UnacceptedShape() {
      super("the answer has not the accepted shape", null, false, false);
    }
  }
}
