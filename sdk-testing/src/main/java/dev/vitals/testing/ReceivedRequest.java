package dev.vitals.testing;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import mockwebserver3.RecordedRequest;
import okio.ByteString;

/**
 * A request as a fake received it. Immutable; {@code toString()} is the method and the target, such
 * as {@code GET /ext/health}.
 */
public final class ReceivedRequest {
  private final String method;
  private final String target;
  private final Map<String, List<String>> headers;
  private final ByteString bytes;

  ReceivedRequest(
      String method, String target, Map<String, List<String>> headers, ByteString bytes) {
    this.method = method;
    this.target = target;
    this.headers = headers;
    this.bytes = bytes;
  }

  static ReceivedRequest of(RecordedRequest recorded) {
    Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    recorded
        .getHeaders()
        .forEach(header -> headers
            .computeIfAbsent(header.getFirst(), name -> new ArrayList<>())
            .add(header.getSecond()));
    headers.replaceAll((name, values) -> List.copyOf(values));
    ByteString body = recorded.getBody();
    return new ReceivedRequest(
        recorded.getMethod(),
        recorded.getTarget(),
        Collections.unmodifiableMap(headers),
        body == null ? ByteString.EMPTY : body);
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

  /** The target after its question mark, nothing decoded; empty if there is none. */
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
    return bytes.utf8();
  }

  /** The body as it was sent. */
  ByteString bytes() {
    return bytes;
  }

  @Override
  public String toString() {
    return method + " " + target;
  }
}
