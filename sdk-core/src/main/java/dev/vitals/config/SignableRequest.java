package dev.vitals.config;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** One attempt of a request, as a {@link RequestSigner} sees it. Immutable. */
public final class SignableRequest {
  private final String method;
  private final URI url;
  private final Map<String, String> headers;
  private final byte[] body;
  private final Instant time;

  /** Creates a request, copying headers and body; public so that signers can be tested. */
  public SignableRequest(
      String method, URI url, Map<String, String> headers, byte[] body, Instant time) {
    this.method = requireNonNull(method, "method");
    this.url = requireNonNull(url, "url");
    requireNonNull(headers, "headers");
    this.body = requireNonNull(body, "body").clone();
    this.time = requireNonNull(time, "time");
    Map<String, String> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    copy.putAll(headers);
    this.headers = Collections.unmodifiableMap(copy);
  }

  /** The method, in upper case. */
  public String method() {
    return method;
  }

  /** The whole URL, path and query escaped as they are sent. */
  public URI url() {
    return url;
  }

  /** The headers so far, whose names are looked up in any case; {@code Host} is not among them. */
  public Map<String, String> headers() {
    return headers;
  }

  /** A copy of the body, which may be empty. */
  public byte[] body() {
    return body.clone();
  }

  /**
   * The time to sign with: the clock of the configuration, corrected by the service's own after it
   * refused a signature whose time was minutes away from it.
   */
  public Instant time() {
    return time;
  }

  /** Shows the method and the path. */
  @Override
  public String toString() {
    return method + " " + url.getRawPath();
  }
}
