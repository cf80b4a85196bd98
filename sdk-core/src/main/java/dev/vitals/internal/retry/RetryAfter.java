package dev.vitals.internal.retry;

import java.text.ParsePosition;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;

/** Reads how long a service asks the caller to wait, in every form seen in practice. */
public final class RetryAfter {
  /** No two parts match the same characters, so that matching takes linear time. */
  private static final Pattern NUMBER = Pattern.compile("(\\d+)(?:\\.(\\d+))?");

  private static final Pattern LEADING_ZEROS = Pattern.compile("^0+(?=\\d)");

  /** More digits stand for more than {@link #FOREVER} even as milliseconds. */
  private static final int MOST_DIGITS = 15;

  /** Longer than any policy allows; stands for all larger numbers as well. */
  private static final Duration FOREVER = Duration.ofDays(36_500);

  /** gRPC's own hint, as its gateways pass it on; see gRFC A6. */
  private static final String PUSHBACK = "Grpc-Retry-Pushback-Ms";

  private RetryAfter() {}

  /** Whether the service forbids any retry, by a pushback that is not a valid time. */
  public static boolean isPushedBack(Headers headers) {
    String pushback = headers.get(PUSHBACK);
    return pushback != null && number(pushback.strip(), Duration.ofMillis(1)) == null;
  }

  /** The first valid hint, possibly zero, or null. Milliseconds take precedence over seconds. */
  public static @Nullable Duration from(Headers headers, Instant now) {
    for (String name : List.of("Retry-After-Ms", "X-Ms-Retry-After-Ms", PUSHBACK)) {
      for (String value : headers.values(name)) {
        Duration millis = number(value.strip(), Duration.ofMillis(1));
        if (millis != null) {
          return millis;
        }
      }
    }
    for (String value : headers.values("Retry-After")) {
      Duration hint = seconds(value.strip(), headers.get("Date"), now);
      if (hint != null) {
        return hint;
      }
    }
    return null;
  }

  private static @Nullable Duration seconds(String value, @Nullable String date, Instant now) {
    Instant at = Dates.parse(value);
    if (at != null) {
      return until(at, date, now);
    }
    for (String part : value.split(",", -1)) {
      Duration seconds = number(part.strip(), Duration.ofSeconds(1));
      if (seconds != null) {
        return seconds;
      }
    }
    return null;
  }

  private static @Nullable Duration number(String text, Duration unit) {
    Matcher number = NUMBER.matcher(text);
    if (!number.matches()) {
      return null;
    }
    String digits = LEADING_ZEROS.matcher(number.group(1)).replaceFirst("");
    if (digits.length() > MOST_DIGITS) {
      return FOREVER;
    }
    String fraction = Objects.requireNonNullElse(number.group(2), "");
    boolean whole = fraction.chars().allMatch(digit -> digit == '0');
    Duration wait = unit.multipliedBy(Long.parseLong(digits) + (whole ? 0 : 1));
    return wait.compareTo(FOREVER) < 0 ? wait : FOREVER;
  }

  /**
   * Uses the service's own clock if its date is plausible, so that a wrong local clock does no
   * harm.
   */
  private static Duration until(Instant at, @Nullable String date, Instant now) {
    Instant served = date == null ? null : Dates.parse(date);
    boolean sane =
        served != null && Duration.between(served, now).abs().compareTo(Duration.ofHours(1)) <= 0;
    Duration wait = Duration.between(sane && served != null ? served : now, at);
    return wait.isNegative() ? Duration.ZERO : wait;
  }

  /**
   * The three formats of RFC 9110, 5.6.7, in a class that is loaded only if an answer has a date.
   */
  private static final class Dates {
    private static final List<DateTimeFormatter> FORMS = List.of(
        form("EEE, dd MMM ", " HH:mm:ss 'GMT'"),
        new DateTimeFormatterBuilder()
            .appendPattern("EEEE, dd-MMM-")
            .appendValueReduced(ChronoField.YEAR, 2, 2, 1970)
            .appendPattern(" HH:mm:ss 'GMT'")
            .toFormatter(Locale.US)
            .withResolverStyle(ResolverStyle.STRICT),
        form("EEE MMM ppd HH:mm:ss ", ""));

    /**
     * Strict, because otherwise 31 February would become the 28th. The year between the two parts
     * has four digits, because the pattern letters for it would accept any number with a sign.
     */
    private static DateTimeFormatter form(String before, String after) {
      return new DateTimeFormatterBuilder()
          .appendPattern(before)
          .appendValue(ChronoField.YEAR, 4)
          .appendPattern(after)
          .toFormatter(Locale.US)
          .withResolverStyle(ResolverStyle.STRICT);
    }

    static @Nullable Instant parse(String text) {
      if (text.isEmpty() || !Character.isLetter(text.charAt(0))) {
        return null;
      }
      for (DateTimeFormatter form : FORMS) {
        ParsePosition end = new ParsePosition(0);
        TemporalAccessor parsed = form.parseUnresolved(text, end);
        if (parsed != null && end.getIndex() == text.length()) {
          return resolved(text, form);
        }
      }
      return null;
    }

    private static @Nullable Instant resolved(String text, DateTimeFormatter form) {
      try {
        return LocalDateTime.parse(text, form).toInstant(ZoneOffset.UTC);
      } catch (DateTimeException e) {
        return null; // such as 31 February
      }
    }
  }
}
