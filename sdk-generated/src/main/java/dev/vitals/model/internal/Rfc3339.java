package dev.vitals.model.internal;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/**
 * RFC 3339 date-times as {@link OffsetDateTime}: any offset, and up to nine fraction digits without
 * loss. Further digits are cut off, and a leap second is read as the second before it, because
 * {@code java.time} can represent neither.
 *
 * <p>The layout that servers write is read directly from the characters, several times faster than
 * with {@link OffsetDateTime#parse(CharSequence)}. That method decides about every other layout.
 */
final class Rfc3339 {
  /** {@code 2006-01-02T15:04:05}. */
  private static final int SECONDS_END = 19;

  private static final int SHORTEST = SECONDS_END + "Z".length();
  private static final int SECONDS_OF_DAY = 86_400;
  private static final int[] NANOS_OF_LAST_DIGIT = {
    1_000_000_000, 100_000_000, 10_000_000, 1_000_000, 100_000, 10_000, 1_000, 100, 10, 1
  };

  private Rfc3339() {}

  /**
   * Reads a date-time.
   *
   * @throws DateTimeException if the characters are not a date-time
   */
  static OffsetDateTime parse(char[] characters, int offset, int length) {
    OffsetDateTime time = parseUsualLayout(characters, offset, offset + length);
    return time != null ? time : parseRareLayout(new String(characters, offset, length));
  }

  private static OffsetDateTime parseRareLayout(String text) {
    boolean leap = text.startsWith(":60", SECONDS_END - 3);
    String known =
        leap ? text.substring(0, SECONDS_END - 3) + ":59" + text.substring(SECONDS_END) : text;
    OffsetDateTime time = OffsetDateTime.parse(withNineDigits(known));
    if (leap && !isLastSecondOfUtcDay(time)) {
      throw new DateTimeException("second 60 is only valid at 23:59 UTC");
    }
    return time;
  }

  private static String withNineDigits(String text) {
    int lastKept = SECONDS_END + 1 + 9;
    if (text.length() <= lastKept || text.charAt(SECONDS_END) != '.') {
      return text;
    }
    int end = digitsEnd(text.toCharArray(), SECONDS_END + 1, text.length());
    return end <= lastKept ? text : text.substring(0, lastKept) + text.substring(end);
  }

  private static boolean isLastSecondOfUtcDay(OffsetDateTime time) {
    return Math.floorMod(time.toEpochSecond() + 1, SECONDS_OF_DAY) == 0;
  }

  /** Writes seconds in every case, and a fraction without trailing zeros. */
  static String format(OffsetDateTime time) {
    return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time);
  }

  /** Reads {@code 2006-01-02T15:04:05[.999999999](Z|+07:00)}; null for any other string. */
  private static @Nullable OffsetDateTime parseUsualLayout(char[] text, int start, int end) {
    if (end - start < SHORTEST
        || text[start + 4] != '-'
        || text[start + 7] != '-'
        || text[start + 10] != 'T'
        || text[start + 13] != ':'
        || text[start + 16] != ':') {
      return null;
    }
    int year = digits(text, start, 4);
    int month = digits(text, start + 5, 2);
    int day = digits(text, start + 8, 2);
    int hour = digits(text, start + 11, 2);
    int minute = digits(text, start + 14, 2);
    int second = digits(text, start + 17, 2);
    int zone = start + SECONDS_END;
    int nano = 0;
    if (text[zone] == '.') {
      int fraction = zone + 1;
      zone = digitsEnd(text, fraction, end);
      int count = zone - fraction;
      if (count == 0 || count > 9) {
        return null;
      }
      nano = digits(text, fraction, count) * NANOS_OF_LAST_DIGIT[count];
    }
    ZoneOffset offset = offset(text, zone, end);
    // A part that is not a number is negative.
    boolean usual = offset != null
        && (year | nano) >= 0
        && 1 <= month
        && month <= 12
        && 1 <= day
        && day <= 31
        && 0 <= hour
        && hour <= 23
        && 0 <= minute
        && minute <= 59
        && 0 <= second
        && second <= 59;
    return usual
        ? OffsetDateTime.of(LocalDateTime.of(year, month, day, hour, minute, second, nano), offset)
        : null;
  }

  private static @Nullable ZoneOffset offset(char[] text, int at, int end) {
    if (at + 1 == end && text[at] == 'Z') {
      return ZoneOffset.UTC;
    }
    if (at + 6 != end || text[at + 3] != ':' || (text[at] != '+' && text[at] != '-')) {
      return null;
    }
    int hours = digits(text, at + 1, 2);
    int minutes = digits(text, at + 4, 2);
    if (hours < 0 || hours > 17 || minutes < 0 || minutes > 59) {
      return null;
    }
    int seconds = (hours * 60 + minutes) * 60;
    return ZoneOffset.ofTotalSeconds(text[at] == '-' ? -seconds : seconds);
  }

  private static int digitsEnd(char[] text, int from, int end) {
    int at = from;
    while (at < end && '0' <= text[at] && text[at] <= '9') {
      at++;
    }
    return at;
  }

  /** Returns the number that the digits form, or -1 if one is not a digit. */
  private static int digits(char[] text, int from, int count) {
    int number = 0;
    for (int i = from; i < from + count; i++) {
      int digit = text[i] - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      number = number * 10 + digit;
    }
    return number;
  }
}
