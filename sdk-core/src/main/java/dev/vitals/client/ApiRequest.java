package dev.vitals.client;

import static java.util.Objects.requireNonNull;

import dev.vitals.calls.CallRecord;
import dev.vitals.config.Timeouts;
import dev.vitals.internal.answer.Answer;
import dev.vitals.internal.answer.AnswerSpec;
import dev.vitals.internal.call.Redaction;
import dev.vitals.internal.request.RequestSpec;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * One question to a service, as a value: what is asked for and what its answers mean. Immutable;
 * every method returns a copy, so a request may be kept, shared between threads and sent often.
 *
 * <p>Bad input is refused here, with an {@link IllegalArgumentException}, before anything is sent.
 *
 * @param <T> type of the answer
 */
public final class ApiRequest<T> {
  final RequestSpec spec;
  final AnswerSpec<?> answer;
  final List<String> secrets;

  /** Makes the caller's value of the decoded answer. */
  final Function<ApiResponse<Object>, T> view;

  private ApiRequest(
      RequestSpec spec,
      AnswerSpec<?> answer,
      List<String> secrets,
      Function<ApiResponse<Object>, T> view) {
    this.spec = spec;
    this.answer = answer;
    this.secrets = secrets;
    this.view = view;
  }

  private static <T> ApiRequest<T> of(String method, String template, Class<T> answer) {
    return new ApiRequest<>(
        RequestSpec.of(method, requireNonNull(template, "template")),
        AnswerSpec.of(answer),
        List.of(),
        response -> answer.cast(response.body()));
  }

  /**
   * A GET. It may be repeated after a failure.
   *
   * @param template path below the base URL, such as {@code /v1/sessions/{id}}
   * @param answer class of the answer's JSON; {@code Void} for an answer without a body
   */
  public static <T> ApiRequest<T> get(String template, Class<T> answer) {
    return of("GET", template, answer);
  }

  /** A POST. It is repeated only where nothing can have been processed; see {@link #idempotent}. */
  public static <T> ApiRequest<T> post(String template, Class<T> answer) {
    return of("POST", template, answer);
  }

  /** A PUT. It may be repeated after a failure. */
  public static <T> ApiRequest<T> put(String template, Class<T> answer) {
    return of("PUT", template, answer);
  }

  /** A PATCH. It is repeated only where nothing can have been processed. */
  public static <T> ApiRequest<T> patch(String template, Class<T> answer) {
    return of("PATCH", template, answer);
  }

  /** A DELETE. It may be repeated after a failure. */
  public static <T> ApiRequest<T> delete(String template, Class<T> answer) {
    return of("DELETE", template, answer);
  }

  /**
   * Sets a parameter of the path, in place of any value set before. Its value becomes one escaped
   * segment.
   *
   * @throws IllegalArgumentException if the path has no such parameter, or the value is empty,
   *     {@code .} or {@code ..}
   */
  public ApiRequest<T> path(String name, String value) {
    return with(spec.path(name, value));
  }

  /** Adds a query parameter; a name may be added more than once. */
  public ApiRequest<T> query(String name, String value) {
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
  public ApiRequest<T> header(String name, String value) {
    return with(spec.header(name, value));
  }

  /** Sets the object to send as JSON: a model, a map, a list, or a tree. */
  public ApiRequest<T> body(Object json) {
    return with(spec.body(json));
  }

  /**
   * Names a text that no exception or log may show, such as a password in the body: where a service
   * quotes it, a mask takes its place, as for the client's own credential. The body of an answer stays
   * as it came.
   *
   * @throws IllegalArgumentException if it is blank
   */
  public ApiRequest<T> secret(String text) {
    if (requireNonNull(text, "text").isBlank()) {
      throw new IllegalArgumentException("a secret must not be blank");
    }
    List<String> more = Stream.concat(secrets.stream(), Stream.of(text)).toList();
    return new ApiRequest<>(spec, answer, more, view);
  }

  /** Sets clocks of this request's own. Default: the client's. */
  public ApiRequest<T> timeouts(Timeouts timeouts) {
    return with(spec.timeouts(timeouts));
  }

  /**
   * Raises the response clock to at least {@code time} where it is shorter, and the overall one if
   * it was left at its standard of 2 minutes: one that was chosen is kept. A later call replaces an
   * earlier one, so it can also lower what a wrapper asked for.
   */
  public ApiRequest<T> answerTime(Duration time) {
    return with(spec.answerTime(requireNonNull(time, "time")));
  }

  /**
   * Says that sending twice does what sending once does, so that it may be repeated. A header {@code
   * Idempotency-Key} says the same; see {@link #header}.
   */
  public ApiRequest<T> idempotent() {
    return with(spec.idempotent());
  }

  /** Says what an answer without content (204, 205) means. Default: an error. */
  public ApiRequest<T> emptyAs(T value) {
    requireNonNull(value, "value");
    return new ApiRequest<>(
        spec,
        answer.emptyAllowed(),
        secrets,
        response -> response.hasBody() ? view.apply(response) : value);
  }

  /**
   * Says that {@code status} may carry an answer as well, such as a 503 whose body is a health
   * report. If the body can't be read, or has not that shape, the status stays an error.
   */
  public ApiRequest<T> alsoAnswers(int status, Predicate<T> shape) {
    requireNonNull(shape, "shape");
    if (status < 200 || status > 599) {
      throw new IllegalArgumentException("status must be from 200 to 599, was " + status);
    }
    return new ApiRequest<>(
        spec, answer.also(status, found -> shape.test(view.apply(shown(found)))), secrets, view);
  }

  /**
   * Says how the caller's value is made of the answer; what {@code view} throws reaches the
   * caller.
   */
  public <R> ApiRequest<R> map(Function<ApiResponse<T>, R> view) {
    requireNonNull(view, "view");
    Function<ApiResponse<Object>, T> inner = this.view;
    return new ApiRequest<>(
        spec, answer, secrets, response -> view.apply(response.withBody(inner.apply(response))));
  }

  private static ApiResponse<Object> shown(Answer answer) {
    return new ApiResponse<>(
        answer.status(), answer.headers(), answer.body(), CallRecord.NONE, Redaction.NONE);
  }

  private ApiRequest<T> with(RequestSpec changed) {
    return new ApiRequest<>(changed, answer, secrets, view);
  }

  /** Method and path template; never a value. */
  @Override
  public String toString() {
    return spec.description();
  }
}
