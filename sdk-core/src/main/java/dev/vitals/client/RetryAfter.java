package dev.vitals.client;

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
import java.util.regex.Pattern;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;

/** Reads how long a service asks us to wait, in every form seen in the wild. */
final class RetryAfter {
  private static final Pattern NUMBER = Pattern.compile("\\d+(\\.\\d+)?");

  /** A length no policy allows; stands for every number that is larger still. */
  private static final Duration FOREVER = Duration.ofDays(36_500);

  /** gRPC's own word, as its gateways pass it on; see gRFC A6. */
  private static final String PUSHBACK = "Grpc-Retry-Pushback-Ms";

  private RetryAfter() {}

  /** Whether the service says not to come back at all: by a pushback that is no length of time. */
  static boolean isPushedBack(Headers headers) {
    String pushback = headers.get(PUSHBACK);
    return pushback != null && number(pushback.strip(), Duration.ofMillis(1)) == null;
  }

  /** The first valid hint, possibly zero; null if there is none. Milliseconds win over seconds. */
  static @Nullable Duration from(Headers headers, Instant now) {
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
    if (!NUMBER.matcher(text).matches()) {
      return null;
    }
    double value = Double.parseDouble(text);
    if (value * unit.toMillis() >= FOREVER.toMillis()) {
      return FOREVER;
    }
    return unit.multipliedBy((long) Math.ceil(value));
  }

  /** By the service's own clock where it tells it sanely, so that a wrong local one does no harm. */
  private static Duration until(Instant at, @Nullable String date, Instant now) {
    Instant served = date == null ? null : Dates.parse(date);
    boolean sane =
        served != null && Duration.between(served, now).abs().compareTo(Duration.ofHours(1)) <= 0;
    Duration wait = Duration.between(sane && served != null ? served : now, at);
    return wait.isNegative() ? Duration.ZERO : wait;
  }

  /** The three forms of RFC 9110, 5.6.7. In a class of its own: most answers have no date. */
  private static final class Dates {
    private static final List<DateTimeFormatter> FORMS = List.of(
        form("EEE, dd MMM uuuu HH:mm:ss 'GMT'"),
        new DateTimeFormatterBuilder()
            .appendPattern("EEEE, dd-MMM-")
            .appendValueReduced(ChronoField.YEAR, 2, 2, 1970)
            .appendPattern(" HH:mm:ss 'GMT'")
            .toFormatter(Locale.US)
            .withResolverStyle(ResolverStyle.STRICT),
        form("EEE MMM ppd HH:mm:ss uuuu"));

    /** Strict, because otherwise the 31st of February would be the 28th. */
    private static DateTimeFormatter form(String pattern) {
      return DateTimeFormatter.ofPattern(pattern, Locale.US)
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
        return null; // such as the 31st of February
      }
    }
  }
}
