package dev.vitals.calls;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The head of an answer: status, headers and request id. Immutable.
 *
 * <p>Cookies, credentials and secrets that the request carried are masked.
 */
public final class ResponseHead implements Serializable {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final LinkedHashMap<String, String[]> headers; // types that are known to be serializable
  private final @Nullable String requestId;

  /**
   * Makes a head; public so that tests can make one.
   *
   * @param headers values by header name, in any case; copied
   * @param requestId null if the service gave none
   */
  public ResponseHead(int status, Map<String, List<String>> headers, @Nullable String requestId) {
    this.status = status;
    this.headers = new LinkedHashMap<>();
    requireNonNull(headers, "headers")
        .forEach((name, values) ->
            this.headers.put(name.toLowerCase(Locale.ROOT), values.toArray(String[]::new)));
    this.requestId = requestId;
  }

  /** Returns the HTTP status, as the service sent it. */
  public int status() {
    return status;
  }

  /** Returns all headers, unmodifiable: names in lower case, values in the order they came. */
  public Map<String, List<String>> headers() {
    Map<String, List<String>> copy = new LinkedHashMap<>();
    headers.forEach((name, values) -> copy.put(name, List.of(values)));
    return Collections.unmodifiableMap(copy);
  }

  /** Returns the last value of the header {@code name}, which may be in any case. */
  public Optional<String> header(String name) {
    String[] values = headers.get(requireNonNull(name, "name").toLowerCase(Locale.ROOT));
    return values == null ? Optional.empty() : Optional.of(values[values.length - 1]);
  }

  /** Returns the id that the service gave the request ({@code X-Request-Id} and the like). */
  public Optional<String> requestId() {
    return Optional.ofNullable(requestId);
  }

  /** Shows status and request id; headers are left out. */
  @Override
  public String toString() {
    return "ResponseHead[status=" + status + ", requestId=" + requestId + "]";
  }
}
