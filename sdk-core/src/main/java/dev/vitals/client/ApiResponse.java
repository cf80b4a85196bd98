package dev.vitals.client;

import static java.util.Objects.requireNonNull;

import dev.vitals.calls.Attempt;
import dev.vitals.calls.CallRecord;
import dev.vitals.calls.ResponseHead;
import dev.vitals.internal.call.Redaction;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;

/**
 * An answer with its status, headers and attempts. Immutable.
 *
 * @param <T> the type of the body
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

  /** The HTTP status as the service sent it. */
  public int status() {
    return status;
  }

  /** Returns status, headers and request id as a value that can be kept without the body. */
  public ResponseHead head() {
    return new ResponseHead(status, headers(), call.requestId().orElse(null));
  }

  /**
   * All headers by lower-case name, with values in the order received; unmodifiable. Cookies and
   * credentials are masked, including the caller's own and its {@linkplain ApiRequest#secret
   * secrets}.
   */
  public Map<String, List<String>> headers() {
    return Collections.unmodifiableMap(redaction.mask(headers).toMultimap());
  }

  /**
   * The last value of the header {@code name}, ignoring case. A cookie or token asked for by name
   * is returned unmasked; in other headers, secrets that the caller sent are masked.
   */
  public Optional<String> header(String name) {
    Optional<String> value = Optional.ofNullable(headers.get(requireNonNull(name, "name")));
    return Redaction.isSecret(name) ? value : value.map(redaction::mask);
  }

  /**
   * Makes text from the service safe for a message: secrets that were sent are masked, and the
   * result is one line of at most 512 characters that cannot forge a log line.
   */
  public String redact(String text) {
    return redaction.excerpt(requireNonNull(text, "text"));
  }

  /** The decoded body; the value of {@code ifEmpty} if there was none; null for {@code Void}. */
  @SuppressWarnings("NullAway") // null only for Void, whose only value it is
  public T body() {
    return body;
  }

  /** The id the service gave the request, if it gave one. */
  public Optional<String> requestId() {
    return call.requestId();
  }

  /** All attempts of the call in order; the last one was answered. */
  public List<Attempt> attempts() {
    return call.attempts();
  }

  /** The record of the whole call, for an exception that a mapping function throws. */
  public CallRecord call() {
    return call;
  }

  boolean hasBody() {
    return body != null;
  }

  <R> ApiResponse<R> withBody(@Nullable R other) {
    return new ApiResponse<>(status, headers, other, call, redaction);
  }

  /** Shows status and attempts only, because bodies and headers may hold secrets. */
  @Override
  public String toString() {
    return "ApiResponse[status=" + status + ", attempts=" + attempts() + "]";
  }
}
