package dev.vitals.client;

import java.util.Locale;
import java.util.Set;

/** Which headers a request may bring along, and which are the SDK's own. */
final class HeaderRules {
  private static final Set<String> MANAGED = Set.of(
      "accept",
      "accept-encoding",
      "connection",
      "content-length",
      "content-type",
      "expect",
      "host",
      "proxy-authorization",
      "te",
      "trailer",
      "transfer-encoding",
      "upgrade");

  private HeaderRules() {}

  static void check(String name, String value) {
    if (MANAGED.contains(name.toLowerCase(Locale.ROOT))) {
      throw new IllegalArgumentException(
          "header \"" + name + "\" is set by the SDK itself; leave it out");
    }
    if (name.isEmpty()) {
      throw new IllegalArgumentException("a header needs a name, was \"\"");
    }
    requireWithin("name of a header", name, '!', '~');
    requireWithin("value of header \"" + name + "\"", value, ' ', '~');
  }

  /** An event id may hold any character, as UTF-8, but those that would end or forge a header. */
  static void checkEventId(String id) {
    for (int i = 0; i < id.length(); i++) {
      if (Character.isISOControl(id.charAt(i))) {
        throw new IllegalArgumentException(String.format(
            "an event id has no control characters, was \\u%04x at index %d",
            (int) id.charAt(i), i));
      }
    }
  }

  /** The index is told, never the text: it may be a secret. */
  private static void requireWithin(String what, String text, char first, char last) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if ((c < first || c > last) && c != '\t') {
        throw new IllegalArgumentException(
            String.format("%s must be printable ASCII, was \\u%04x at index %d", what, (int) c, i));
      }
    }
  }
}
