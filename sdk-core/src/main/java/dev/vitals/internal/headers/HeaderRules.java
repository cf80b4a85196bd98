package dev.vitals.internal.headers;

import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Checks which headers a request may set, and which the SDK sets itself. */
public final class HeaderRules {
  private static final String TOKEN_PUNCTUATION = "!#$%&'*+-.^_`|~";

  private static final Set<String> MANAGED = Set.of(
      "accept",
      "accept-encoding",
      "connection",
      "content-encoding",
      "content-length",
      "content-type",
      "expect",
      "host",
      "keep-alive",
      "proxy-connection",
      "te",
      "trailer",
      "transfer-encoding",
      "upgrade");

  private static final Map<String, String> OWN_SETTING = Map.of(
      "last-event-id", "StreamRequest.lastEventId(id)",
      "proxy-authorization", "Configuration.Builder.proxyCredentials(user, password)",
      "user-agent", "Configuration.Builder.userAgent(product)");

  private HeaderRules() {}

  public static void check(String name, String value) {
    requireToken(name);
    String lowerCase = name.toLowerCase(Locale.ROOT);
    if (MANAGED.contains(lowerCase)) {
      throw new IllegalArgumentException(
          "header \"" + name + "\" is set by the SDK itself; leave it out");
    }
    String setting = OWN_SETTING.get(lowerCase);
    if (setting != null) {
      throw new IllegalArgumentException(
          "header \"" + name + "\" has its own setting; use " + setting);
    }
    requirePrintable(name, value);
  }

  /**
   * An event id may contain any character that a stream can give it, as UTF-8: all but those that
   * would end the header.
   */
  public static void checkEventId(String id) {
    for (int i = 0; i < id.length(); i++) {
      char c = id.charAt(i);
      if (c == 0 || c == '\r' || c == '\n') {
        throw new IllegalArgumentException(String.format(
            "id must not contain NUL, CR or LF, was \\u%04x at index %d", (int) c, i));
      }
    }
  }

  /**
   * Accepts a token of RFC 9110: OkHttp would send {@code Host:evil} as a different header.
   * Messages give the index, never the text, because a name may be a secret by mistake.
   */
  private static void requireToken(String name) {
    if (name.isEmpty()) {
      throw new IllegalArgumentException(
          "name must not be empty; expected a header name such as X-Tenant");
    }
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean alphanumeric =
          (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
      if (!alphanumeric && TOKEN_PUNCTUATION.indexOf(c) < 0) {
        throw new IllegalArgumentException("name has an invalid character at index " + i
            + "; expected letters, digits and hyphens");
      }
    }
  }

  /** Messages give the index, never the text, which may be a secret. */
  private static void requirePrintable(String name, String value) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if ((c < ' ' || c > '~') && c != '\t') {
        throw new IllegalArgumentException(String.format(
            "value of header \"%s\" must be printable ASCII, was \\u%04x at index %d",
            name, (int) c, i));
      }
    }
  }
}
