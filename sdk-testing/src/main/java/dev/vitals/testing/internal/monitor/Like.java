package dev.vitals.testing.internal.monitor;

import java.util.function.Predicate;
import java.util.regex.Pattern;

/** SQLite's {@code LIKE}: {@code %} and {@code _} are wildcards, ASCII letters match in any case. */
final class Like {
  private Like() {}

  /** Texts that start with this prefix, which may have wildcards of its own. */
  static Predicate<String> startingWith(String prefix) {
    StringBuilder regex = new StringBuilder();
    for (char c : (prefix + "%").toCharArray()) {
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
