package dev.vitals.testing.traffic;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A request as a fake received it. Immutable; {@code toString()} is the method and the target, such
 * as {@code GET /ext/health}.
 */
public final class ReceivedRequest {
  private final String method;
  private final String target;
  private final Map<String, List<String>> headers;
  private final byte[] body;

  /**
   * Makes a request as a server of your own received it.
   *
   * @param headers a map whose look-up ignores the letter case of names; not copied
   * @param body as it was sent; copied
   */
  public ReceivedRequest(
      String method, String target, Map<String, List<String>> headers, byte[] body) {
    this.method = requireNonNull(method, "method");
    this.target = requireNonNull(target, "target");
    this.headers = Collections.unmodifiableMap(requireNonNull(headers, "headers"));
    this.body = body.clone();
  }

  /** The method as sent, such as {@code POST}. */
  public String method() {
    return method;
  }

  /** Path and query exactly as they were sent, nothing decoded. */
  public String target() {
    return target;
  }

  /** The target up to its question mark, nothing decoded. */
  public String path() {
    int question = target.indexOf('?');
    return question < 0 ? target : target.substring(0, question);
  }

  /** The target after its question mark, nothing decoded; empty without one. */
  public String query() {
    int question = target.indexOf('?');
    return question < 0 ? "" : target.substring(question + 1);
  }

  /** The headers; names are looked up in any letter case. */
  public Map<String, List<String>> headers() {
    return headers;
  }

  /** The first value of the header, whatever the case of its name. */
  public Optional<String> header(String name) {
    return headers.getOrDefault(name, List.of()).stream().findFirst();
  }

  /** The body read as UTF-8; empty if there was none. */
  public String body() {
    return new String(body, StandardCharsets.UTF_8);
  }

  /** The body as it was sent; a copy. */
  public byte[] bytes() {
    return body.clone();
  }

  @Override
  public String toString() {
    return method + " " + target;
  }
}
