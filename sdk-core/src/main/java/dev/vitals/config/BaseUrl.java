package dev.vitals.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Checks a base URL: an http or https origin and, if a proxy needs one, a path prefix. The URL may
 * contain a password by mistake, so messages say which part is wrong and never quote it.
 */
final class BaseUrl {
  private static final Set<String> SCHEMES = Set.of("http", "https");
  private static final Pattern DOT_SEGMENT =
      Pattern.compile("(.*/)?(\\.|%2e){1,2}(/.*)?", Pattern.CASE_INSENSITIVE);
  private static final int HIGHEST_PORT = 65535;

  private BaseUrl() {}

  static URI parse(@Nullable String text) {
    if (text == null || text.isBlank()) {
      throw refused((text == null ? "is null" : "is blank") + ": is the variable set?");
    }
    requireNoWhiteSpace(text);
    try {
      return normalized(new URI(text));
    } catch (URISyntaxException e) { // its message quotes the text, so it is not kept as the cause
      throw refused("is not a URL: %s at index %d; look for quotes or placeholders"
          .formatted(e.getReason(), e.getIndex()));
    }
  }

  /** Returns the URL with scheme and host in lower case and no trailing slash. */
  static URI normalized(URI url) {
    requireNoUserInfo(url);
    String scheme = requireScheme(url);
    if (url.getRawQuery() != null || url.getRawFragment() != null) {
      throw refused("has a query or a fragment; remove everything from the '?' or '#' on");
    }
    String origin = scheme + "://" + requireHost(url) + requirePort(url);
    return URI.create(origin + requirePath(url));
  }

  /** Mostly a line break read from a file; the URI parser would report it at a vague index. */
  private static void requireNoWhiteSpace(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isWhitespace(text.charAt(i))) {
        throw refused("has white space at index " + i + "; remove it");
      }
    }
  }

  private static void requireNoUserInfo(URI url) {
    String authority = url.getRawAuthority();
    if (authority != null && authority.contains("@")) {
      throw refused(
          "contains a user or password before an '@'; remove it and set credentials(...)");
    }
  }

  private static String requireScheme(URI url) {
    String scheme = url.getScheme();
    if (scheme == null || url.isOpaque()) { // "localhost:8080" reads as scheme and rest
      throw refused("has no scheme; begin it with https:// or http://");
    }
    String lowerCase = scheme.toLowerCase(Locale.ROOT);
    if (!SCHEMES.contains(lowerCase)) {
      throw refused("begins with " + lowerCase + ":; expected https:// or http://");
    }
    return lowerCase;
  }

  private static String requireHost(URI url) {
    String host = url.getHost();
    if (host == null) {
      throw refused(
          "has no valid host; a host name consists of letters, digits, '-' and '.' (no '_'; write"
              + " international names as xn--...), and an IPv6 address needs brackets");
    }
    if (host.contains("%")) {
      throw refused("has an IPv6 address with a zone; leave the zone out");
    }
    return host.toLowerCase(Locale.ROOT);
  }

  private static String requirePort(URI url) {
    int port = url.getPort();
    if (port == 0 || port > HIGHEST_PORT) {
      throw refused("has port " + port + "; expected 1 to " + HIGHEST_PORT);
    }
    return port < 0 ? "" : ":" + port;
  }

  private static String requirePath(URI url) {
    String path = url.getRawPath();
    if (DOT_SEGMENT.matcher(path).matches()) {
      throw refused("has a path segment '.' or '..'; write the resolved path instead");
    }
    int end = path.length();
    while (end > 0 && path.charAt(end - 1) == '/') {
      end--;
    }
    return path.substring(0, end);
  }

  /** Refuses a base URL that already contains the start of an API's paths. */
  static void requireWithout(URI baseUrl, String pathStart) {
    String path = baseUrl.getPath();
    for (String start = pathStart; !start.isEmpty(); start = parent(start)) {
      if (path.endsWith(start)) {
        throw new IllegalArgumentException(String.format(
            "base URL %s must not end with %s, the start of the API's paths; remove it"
                + " (docs/troubleshooting.md#base-url)",
            baseUrl, start));
      }
    }
  }

  private static String parent(String path) {
    return path.substring(0, path.lastIndexOf('/'));
  }

  private static IllegalArgumentException refused(String reason) {
    return new IllegalArgumentException(
        "baseUrl " + reason + " (for example https://api.example.com or http://localhost:8080)");
  }
}
