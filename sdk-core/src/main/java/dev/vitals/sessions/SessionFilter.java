package dev.vitals.sessions;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Selects sessions by their tags. Immutable. Conditions are joined either by {@code and} or by
 * {@code or}, but never by both, because the server supports only one of them per request.
 */
public final class SessionFilter {
  /** How conditions are joined, with the server's name for it. */
  private enum Join {
    ALL("match_all"),
    ANY("match_any");

    private final String method;

    Join(String method) {
      this.method = method;
    }
  }

  private record Condition(String tag, String value) {}

  private final List<Condition> conditions;
  private final @Nullable Join join;

  private SessionFilter(List<Condition> conditions, @Nullable Join join) {
    this.conditions = conditions;
    this.join = join;
  }

  /**
   * Selects sessions that have the tag with any non-empty value.
   *
   * @throws IllegalArgumentException if the name has a comma, a dot or a quote, which the server's
   *     filter cannot express
   */
  public static SessionFilter withTag(String name) {
    requireAskable("name", requireNonNull(name, "name"), ",.\"'");
    return new SessionFilter(List.of(new Condition(name, "")), null);
  }

  /**
   * Selects sessions whose tag has this value.
   *
   * @throws IllegalArgumentException if the value is blank or has a comma, or the name has a
   *     character that the server's filter cannot express
   */
  public static SessionFilter withTag(String name, String value) {
    requireAskable("name", requireNonNull(name, "name"), ",.\"'");
    requireNonNull(value, "value");
    requireAskable("value of tag \"" + name + "\"", value, ",");
    return new SessionFilter(List.of(new Condition(name, value)), null);
  }

  /**
   * Selects sessions that match both filters.
   *
   * @throws IllegalArgumentException if one of them contains an {@code or}
   */
  public SessionFilter and(SessionFilter other) {
    return joined(other, Join.ALL);
  }

  /**
   * Selects sessions that match either filter.
   *
   * @throws IllegalArgumentException if one of them contains an {@code and}
   */
  public SessionFilter or(SessionFilter other) {
    return joined(other, Join.ANY);
  }

  private SessionFilter joined(SessionFilter other, Join by) {
    requireNonNull(other, "other");
    if (!fits(by) || !other.fits(by)) {
      throw new IllegalArgumentException(
          "and(…) and or(…) cannot be mixed: the server joins all conditions in the same way");
    }
    List<Condition> all = new ArrayList<>(conditions);
    all.addAll(other.conditions);
    return new SessionFilter(List.copyOf(all), by);
  }

  private boolean fits(Join by) {
    return join == null || join == by;
  }

  /** The value of {@code with_flags}: the names, joined by commas. */
  String names() {
    return conditions.stream().map(Condition::tag).collect(Collectors.joining(","));
  }

  /** The value of {@code restrict_flags}: values in the order of the names, empty for any value. */
  String values() {
    return conditions.stream().map(Condition::value).collect(Collectors.joining(","));
  }

  /** The value of {@code method}. */
  String method() {
    return (join == null ? Join.ALL : join).method;
  }

  private static void requireAskable(String what, String text, String forbidden) {
    if (text.isBlank()) {
      throw new IllegalArgumentException(what + " must not be blank");
    }
    for (int i = 0; i < text.length(); i++) {
      if (forbidden.indexOf(text.charAt(i)) >= 0) {
        throw new IllegalArgumentException(String.format(
            "%s has '%c' at index %d, which the server's filter cannot express",
            what, text.charAt(i), i));
      }
    }
  }

  @Override
  public String toString() {
    return "SessionFilter[names=" + names() + ", values=" + values() + ", method=" + method() + "]";
  }
}
