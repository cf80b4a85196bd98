package dev.vitals.model.internal;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Checks of builders: refuses what JSON or the server could not accept before anything is sent.
 *
 * <p>Null means "not set" and passes; only {@link #required} demands a value.
 */
public final class MemberChecks {
  private static final Pattern UUID =
      Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

  private static final Duration LONGEST = Duration.ofNanos(Long.MAX_VALUE);

  private MemberChecks() {}

  /** Returns a value that {@code build()} requires; the message names a setter of another name. */
  public static <T> T required(@Nullable T value, String member, String setter) {
    if (value == null) {
      throw new IllegalStateException(member + " is required"
          + (member.endsWith("." + setter) ? "" : ": call " + setter + "(…)"));
    }
    return value;
  }

  public static void uuid(@Nullable String value, String member) {
    if (value != null && !UUID.matcher(value).matches()) {
      throw new IllegalArgumentException(member
          + " must be a UUID such as 550e8400-e29b-41d4-a716-446655440000, was \""
          + value
          + "\"");
    }
  }

  /** Requires an ISO 8601 date or date-time, with or without an offset. */
  public static void isoDateTime(@Nullable String value, String member) {
    if (value != null && !IsoTime.isIsoTime(value)) {
      throw new IllegalArgumentException(member
          + " must be an ISO 8601 date-time or date such as 2026-11-22T13:45:00, was \""
          + value
          + "\"");
    }
  }

  public static void atLeast(long minimum, @Nullable Number value, String member) {
    if (value != null && value.longValue() < minimum) {
      throw new IllegalArgumentException(
          member + " must be at least " + minimum + ", was " + value);
    }
  }

  public static void atMostEntries(int maximum, @Nullable Map<?, ?> value, String member) {
    if (value != null && value.size() > maximum) {
      throw new IllegalArgumentException(
          member + " must have at most " + maximum + " entries, had " + value.size());
    }
  }

  /** Open on read, closed on write: the server would refuse a text that it does not know. */
  public static IllegalArgumentException unknownText(String text, String member) {
    return new IllegalArgumentException(
        member + " must be a constant of its type, was the unknown value \"" + text + "\"");
  }

  /** Refuses NaN and infinities, which JSON cannot express. */
  public static void finite(@Nullable Double value, String member) {
    if (value != null && !Double.isFinite(value)) {
      throw new IllegalArgumentException(member + " must be a finite number, was " + value);
    }
  }

  public static void fitsInstant(@Nullable Instant value, String member) {
    if (value != null && !value.equals(value.truncatedTo(ChronoUnit.SECONDS))) {
      throw new IllegalArgumentException(member + " must be in whole seconds, was " + value);
    }
  }

  /** Refuses durations beyond 292 years, whose nanoseconds exceed a 64-bit integer. */
  public static void fitsDuration(@Nullable Duration value, String member) {
    if (value != null && (value.compareTo(LONGEST) > 0 || value.compareTo(LONGEST.negated()) < 0)) {
      throw new IllegalArgumentException(member + " must be within 292 years, was " + value);
    }
  }

  /** Checks an element of a list or map as its own setter would. */
  static void fits(Object value, String member) {
    if (value instanceof Double number) {
      finite(number, member);
    } else if (value instanceof Instant instant) {
      fitsInstant(instant, member);
    } else if (value instanceof Duration duration) {
      fitsDuration(duration, member);
    }
  }

  /** Requires that at most one value is set; takes names and values in turn. */
  public static void atMostOne(String model, @Nullable Object... namesAndValues) {
    Object first = null;
    for (int i = 0; i < namesAndValues.length; i += 2) {
      if (namesAndValues[i + 1] == null) {
        continue;
      }
      if (first != null) {
        throw new IllegalArgumentException(
            model + " takes " + first + " or " + namesAndValues[i] + ", not both: leave one unset");
      }
      first = namesAndValues[i];
    }
  }

  /** Refuses a declared member in the map of unknown members. */
  public static void unknownName(MemberNames known, String name, String model) {
    if (known.contains(name)) {
      throw new IllegalArgumentException(
          model + "." + name + " is a declared member: use its setter");
    }
  }

  /** Refuses a member that determines a union's kind in the map of other members. */
  public static void unknownNames(Map<String, JsonNode> members, String union, String... kinds) {
    for (String kind : kinds) {
      if (members.containsKey(kind)) {
        throw new IllegalArgumentException(
            union + "." + kind + " determines the kind: use the record of that kind");
      }
    }
  }
}
