package dev.vitals.model.internal;

import static java.time.format.DateTimeFormatter.ISO_LOCAL_DATE;
import static java.time.format.DateTimeFormatter.ISO_LOCAL_TIME;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.ValueRange;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Typed views of a string that is a date, or a date and a time, and may have an offset: {@code
 * 2026-11-22}, {@code 2026-11-22 13:45:00}, {@code 2026-11-22T13:45:00.5+01:00}.
 */
public final class IsoTime {
  private static final DateTimeFormatter FORMAT = new DateTimeFormatterBuilder()
      .append(ISO_LOCAL_DATE)
      .optionalStart()
      .appendLiteral('T')
      .append(ISO_LOCAL_TIME)
      .optionalStart()
      .appendOffset("+HH:mm", "Z")
      .toFormatter(Locale.ROOT)
      // Otherwise February 30 would be read as the 28th.
      .withResolverStyle(ResolverStyle.STRICT);

  /** The services that read dates are written in Python. */
  private static final ValueRange PYTHON_YEARS = ValueRange.of(1, 9999);

  private static final int DATE_LENGTH = "2026-11-22".length();

  private IsoTime() {}

  /** Returns the local date and time; a date alone is its midnight. Empty for any other string. */
  public static Optional<LocalDateTime> local(@Nullable String text) {
    return parse(withLetterT(text)).map(IsoTime::local);
  }

  /** Returns the time with its offset; empty if the string has none. */
  public static Optional<OffsetDateTime> withOffset(@Nullable String text) {
    return parse(withLetterT(text))
        .filter(OffsetDateTime.class::isInstance)
        .map(OffsetDateTime.class::cast);
  }

  /**
   * Whether the string is an ISO 8601 date, or a date-time with {@code T} between the two, in a
   * four-digit year that Python supports as well.
   */
  static boolean isIsoTime(String text) {
    return parse(text)
        .filter(time -> PYTHON_YEARS.isValidIntValue(time.get(ChronoField.YEAR)))
        .isPresent();
  }

  private static Optional<TemporalAccessor> parse(@Nullable String text) {
    if (text == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          FORMAT.parseBest(text, OffsetDateTime::from, LocalDateTime::from, LocalDate::from));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  private static LocalDateTime local(TemporalAccessor time) {
    return time instanceof LocalDate date ? date.atStartOfDay() : LocalDateTime.from(time);
  }

  private static @Nullable String withLetterT(@Nullable String text) {
    return text != null && text.length() > DATE_LENGTH && text.charAt(DATE_LENGTH) == ' '
        ? text.substring(0, DATE_LENGTH) + 'T' + text.substring(DATE_LENGTH + 1)
        : text;
  }
}
