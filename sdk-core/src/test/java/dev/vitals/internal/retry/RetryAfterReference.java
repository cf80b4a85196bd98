package dev.vitals.internal.retry;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;

/** Retry-After by RFC 9110, 5.6.7 and 10.2.3, and by what is seen in the wild; a form a pattern. */
final class RetryAfterReference {
  /** Longer than any policy allows. */
  private static final Duration FOREVER = Duration.ofDays(36_500);

  private static final List<String> DAYS =
      List.of("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday");
  private static final List<String> MONTHS =
      List.of("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec");
  private static final List<Pattern> DATES = List.of(
      form("(?<name>\\w{3}), (?<day>\\d\\d) (?<month>\\w{3}) (?<year>\\d{4}) (?<time>TIME) GMT"),
      form("(?<name>\\w{6,9}), (?<day>\\d\\d)-(?<month>\\w{3})-(?<year>\\d\\d) (?<time>TIME) GMT"),
      form("(?<name>\\w{3}) (?<month>\\w{3}) (?<day>[ \\d]\\d) (?<time>TIME) (?<year>\\d{4})"));

  private RetryAfterReference() {}

  private static Pattern form(String form) {
    return Pattern.compile(form.replace("TIME", "\\d\\d:\\d\\d:\\d\\d"));
  }

  /** The wait that headers ask for which hold each name once, if at all; null if they ask for none. */
  static @Nullable Duration read(Headers headers, Instant now) {
    Duration millis = number(value(headers, "Retry-After-Ms"), Duration.ofMillis(1));
    if (millis != null) {
      return millis;
    }
    String hint = value(headers, "Retry-After");
    Instant at = date(hint.strip());
    if (at != null) {
      return until(at, date(value(headers, "Date")), now);
    }
    for (String part : hint.split(",", -1)) {
      Duration seconds = number(part, Duration.ofSeconds(1));
      if (seconds != null) {
        return seconds;
      }
    }
    return null;
  }

  private static String value(Headers headers, String name) {
    return Objects.requireNonNullElse(headers.get(name), "");
  }

  private static @Nullable Duration number(String text, Duration unit) {
    if (!text.strip().matches("[0-9]+(\\.[0-9]+)?")) {
      return null;
    }
    BigDecimal whole = new BigDecimal(text.strip()).setScale(0, RoundingMode.CEILING);
    BigDecimal most = BigDecimal.valueOf(FOREVER.dividedBy(unit));
    return unit.multipliedBy(whole.min(most).longValueExact());
  }

  private static Duration until(Instant at, @Nullable Instant served, Instant now) {
    boolean believed =
        served != null && Duration.between(served, now).abs().compareTo(Duration.ofHours(1)) <= 0;
    Duration wait = Duration.between(believed && served != null ? served : now, at);
    return wait.isNegative() ? Duration.ZERO : wait;
  }

  private static @Nullable Instant date(String text) {
    for (Pattern known : DATES) {
      Matcher parts = known.matcher(text);
      if (parts.matches()) {
        return instant(parts);
      }
    }
    return null;
  }

  private static @Nullable Instant instant(Matcher parts) {
    int year = Integer.parseInt(parts.group("year"));
    if (parts.group("year").length() == 2) {
      year += year < 70 ? 2000 : 1900;
    }
    int month = 1 + MONTHS.indexOf(parts.group("month"));
    try {
      LocalDate date =
          LocalDate.of(year, month, Integer.parseInt(parts.group("day").strip()));
      String name = DAYS.get(date.getDayOfWeek().getValue() - 1);
      boolean told =
          parts.group("name").equals(name) || parts.group("name").equals(name.substring(0, 3));
      return told
          ? LocalDateTime.of(date, LocalTime.parse(parts.group("time"))).toInstant(ZoneOffset.UTC)
          : null;
    } catch (DateTimeException e) {
      return null; // no such day
    }
  }
}
