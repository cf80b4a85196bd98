package dev.vitals.testing.internal.monitor;

import java.util.function.Predicate;
import java.util.regex.Pattern;

/** SQLite's {@code LIKE}: {@code %} and {@code _} are wildcards, ASCII letters match in any case. */
final class Like {
  private Like() {}

  /** Texts that have this text in them. */
  static Predicate<String> containing(String text) {
    return matching("%" + text + "%");
  }

  /** Texts that start with this prefix, which may have wildcards of its own. */
  static Predicate<String> startingWith(String prefix) {
    return matching(prefix + "%");
  }

  /** Texts that this pattern matches. */
  static Predicate<String> matching(String pattern) {
    StringBuilder regex = new StringBuilder();
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      regex.append(
          switch (c) {
            case '%' -> ".*";
            case '_' -> ".";
            default -> Pattern.quote(String.valueOf(c));
          });
    }
    int flags = Pattern.CASE_INSENSITIVE | Pattern.DOTALL;
    return Pattern.compile(regex.toString(), flags).asMatchPredicate();
  }
}
