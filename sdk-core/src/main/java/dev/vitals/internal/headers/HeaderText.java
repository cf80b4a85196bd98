package dev.vitals.internal.headers;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Checks which characters a header may contain. A value may be a secret, and so may a name by
 * mistake, so messages give the index of a character and quote nothing.
 */
public final class HeaderText {
  private static final String TOKEN_PUNCTUATION = "!#$%&'*+-.^_`|~";

  private HeaderText() {}

  /** Accepts a token of RFC 9110. */
  public static String requireName(String name, String what) {
    if (requireNonNull(name, what).isEmpty()) {
      throw new IllegalArgumentException(what + " is empty; expected a name such as X-Tenant");
    }
    for (int i = 0; i < name.length(); i++) {
      if (!isTokenCharacter(name.charAt(i))) {
        throw new IllegalArgumentException(what + " has an invalid character at index " + i
            + "; expected letters, digits and hyphens");
      }
    }
    return name;
  }

  /** Accepts visible ASCII with spaces inside. */
  public static String requireValue(String value, String what) {
    fault(value).ifPresent(fault -> {
      throw new IllegalArgumentException(what + " " + fault);
    });
    return value;
  }

  /** Says why this text cannot be a header's value, worded to follow the value's name. */
  public static Optional<String> fault(@Nullable String value) {
    if (value == null || value.isBlank()) {
      return Optional.of((value == null ? "is null" : "is blank") + ": is the variable set?"
          + " (docs/troubleshooting.md#blank-key)");
    }
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c < ' ' || c == 0x7f) {
        return Optional.of("has a control character at index " + i
            + "; remove it (was a line break read from a file?)");
      }
      if (c > '~') {
        return Optional.of("has a character outside ASCII at index " + i + "; remove or encode it");
      }
    }
    if (value.startsWith(" ")) {
      return Optional.of("begins with white space (index 0); strip it");
    }
    if (value.endsWith(" ")) {
      return Optional.of("ends with white space (index " + (value.length() - 1) + "); strip it");
    }
    return Optional.empty();
  }

  /** Accepts printable ASCII and tabs, blanks at either end too: what any other header may hold. */
  public static void requirePrintable(String name, String value) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if ((c < ' ' || c > '~') && c != '\t') {
        throw new IllegalArgumentException(String.format(
            "value of header \"%s\" must be printable ASCII, was \\u%04x at index %d",
            name, (int) c, i));
      }
    }
  }

  /**
   * An event id may contain any character that a stream can give it, as UTF-8: all but those that
   * would end the header.
   */
  public static void requireEventId(String id) {
    for (int i = 0; i < id.length(); i++) {
      char c = id.charAt(i);
      if (c == 0 || c == '\r' || c == '\n') {
        throw new IllegalArgumentException(String.format(
            "id must not contain NUL, CR or LF, was \\u%04x at index %d", (int) c, i));
      }
    }
    Unicode.requireWhole(id, "id");
  }

  private static boolean isTokenCharacter(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || TOKEN_PUNCTUATION.indexOf(c) >= 0;
  }
}
