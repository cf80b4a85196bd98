package dev.vitals.iam;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import dev.vitals.config.SignableRequest;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The one spelling of a request that both sides hash, so that a proxy that escapes a path or sorts a
 * query in its own way does not spoil the signature.
 *
 * @param text what is hashed
 * @param signedHeaders the names of the headers in it, in lower case, sorted, with semicolons
 */
record CanonicalRequest(String text, String signedHeaders) {
  /** Puts down {@code request} with {@code headers}, and with its host. */
  static CanonicalRequest of(SignableRequest request, Map<String, String> headers) {
    Map<String, String> signed = new TreeMap<>();
    headers.forEach((name, value) -> signed.put(name.toLowerCase(Locale.ROOT), value.strip()));
    signed.put("host", host(request.url()));
    String names = String.join(";", signed.keySet());
    String lines = signed.entrySet().stream()
        .map(header -> header.getKey() + ":" + header.getValue() + "\n")
        .collect(joining());
    String text = String.join(
        "\n",
        request.method(),
        path(request.url()),
        query(request.url().getRawQuery()),
        lines,
        names,
        AccessKeySigner.hex(AccessKeySigner.sha256(request.body())));
    return new CanonicalRequest(text, names);
  }

  /** As it is sent: with the port, unless it is the scheme's own. */
  private static String host(URI url) {
    int standard = "https".equalsIgnoreCase(url.getScheme()) ? 443 : 80;
    boolean plain = url.getPort() < 0 || url.getPort() == standard;
    return plain ? url.getHost() : url.getHost() + ":" + url.getPort();
  }

  /** Ends with a slash even if the path does not. */
  private static String path(URI url) {
    String path = Arrays.stream(url.getRawPath().split("/", -1))
        .map(segment -> encoded(decoded(segment.replace("+", "%2B"))))
        .collect(joining("/"));
    return path.endsWith("/") ? path : path + "/";
  }

  private static String query(@Nullable String raw) {
    if (raw == null || raw.isEmpty()) {
      return "";
    }
    return Arrays.stream(raw.split("&", -1))
        .filter(parameter -> !parameter.isEmpty())
        .map(Parameter::of)
        .sorted(Comparator.comparing(Parameter::name).thenComparing(Parameter::value))
        .map(parameter -> parameter.name() + "=" + parameter.value())
        .collect(joining("&"));
  }

  /** Both escaped. */
  private record Parameter(String name, String value) {
    static Parameter of(String raw) {
      int equals = raw.indexOf('=');
      String name = equals < 0 ? raw : raw.substring(0, equals);
      String value = equals < 0 ? "" : raw.substring(equals + 1);
      return new Parameter(encoded(decoded(name)), encoded(decoded(value)));
    }
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, UTF_8);
  }

  /** All but letters, digits and {@code -._~} is escaped, and a space as {@code %20}. */
  private static String encoded(String text) {
    return URLEncoder.encode(text, UTF_8)
        .replace("+", "%20")
        .replace("*", "%2A")
        .replace("%7E", "~");
  }
}
