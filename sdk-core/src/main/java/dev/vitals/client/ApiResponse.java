package dev.vitals.client;

import static java.util.Objects.requireNonNull;

import dev.vitals.calls.Attempt;
import dev.vitals.calls.CallRecord;
import dev.vitals.internal.call.Redaction;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;

/**
 * An answer with what came along with it. Immutable.
 *
 * @param <T> type of the body
 */
public final class ApiResponse<T> {
  private final int status;
  private final Headers headers;
  private final @Nullable T body;
  private final CallRecord call;
  private final Redaction redaction;

  ApiResponse(int status, Headers headers, @Nullable T body, CallRecord call, Redaction redaction) {
    this.status = status;
    this.headers = headers;
    this.body = body;
    this.call = call;
    this.redaction = redaction;
  }

  /** The HTTP status, as the service sent it. */
  public int status() {
    return status;
  }

  /**
   * Every header by its name in lower case; values in the order they came. Unmodifiable. Cookies and
   * credentials, the caller's own and {@linkplain ApiRequest#secret secrets} among them, are masked.
   */
  public Map<String, List<String>> headers() {
    return Collections.unmodifiableMap(redaction.mask(headers).toMultimap());
  }

  /**
   * The last value of the header {@code name}, whatever its case. Who asks for a cookie or a token by
   * its name gets it as it came; in other headers what the caller sent in secret is masked.
   */
  public Optional<String> header(String name) {
    Optional<String> value = Optional.ofNullable(headers.get(requireNonNull(name, "name")));
    return Redaction.isSecret(name) ? value : value.map(redaction::mask);
  }

  /**
   * Makes words of the service fit for a message: the secrets that were sent are masked, and the rest
   * is one line of at most 512 characters that can forge none in a log.
   */
  public String withoutCredential(String text) {
    return redaction.excerpt(requireNonNull(text, "text"));
  }

  /** The decoded body; what {@code emptyAs} said if there was none; null for {@code Void}. */
  @SuppressWarnings("NullAway") // null only for Void, whose only value it is
  public T body() {
    return body;
  }

  /** The id the service gave the request, if it gave one. */
  public Optional<String> requestId() {
    return call.requestId();
  }

  /** Every attempt of the call, the one that was answered last. */
  public List<Attempt> attempts() {
    return call.attempts();
  }

  /** What is known of the call as a whole; for an exception that a view of the answer throws. */
  public CallRecord call() {
    return call;
  }

  boolean hasBody() {
    return body != null;
  }

  <R> ApiResponse<R> withBody(@Nullable R other) {
    return new ApiResponse<>(status, headers, other, call, redaction);
  }

  /** Status and attempts; bodies and headers may hold secrets. */
  @Override
  public String toString() {
    return "ApiResponse{status=" + status + ", attempts=" + attempts() + "}";
  }
}
