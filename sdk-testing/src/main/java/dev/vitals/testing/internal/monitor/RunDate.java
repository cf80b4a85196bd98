package dev.vitals.testing.internal.monitor;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads an ISO 8601 date and writes it again as Python's {@code datetime.isoformat()} does. */
final class RunDate {
  private static final Pattern ISO_8601 =
      Pattern.compile("(?<year>\\d{4})-?(?<month>\\d\\d)-?(?<day>\\d\\d)"
          + "(T(?<hour>\\d\\d)(:?(?<minute>\\d\\d)(:?(?<second>\\d\\d)"
          + "([.,](?<fraction>\\d+))?)?)?"
          + "(?<zone>Z|[+-]\\d\\d(:?\\d\\d)?)?)?");

  /** Python never leaves the seconds out, as {@code LocalDateTime.toString()} does. */
  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss", Locale.ROOT);

  private static final int MINYEAR = 1; // Python's; its last one is 9999

  private RunDate() {}

  /** The text as the server sends it; empty if the server cannot read it. */
  static Optional<String> rendered(String text) {
    Matcher parts = ISO_8601.matcher(text);
    if (!parts.matches() || number(parts, "year") < MINYEAR) {
      return Optional.empty();
    }
    try {
      LocalDateTime local = LocalDateTime.of(
          number(parts, "year"),
          number(parts, "month"),
          number(parts, "day"),
          number(parts, "hour"),
          number(parts, "minute"),
          number(parts, "second"));
      String micros = micros(parts.group("fraction"));
      return Optional.of(SECONDS.format(local)
          + (micros.equals("000000") ? "" : "." + micros)
          + zone(parts.group("zone")));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static int number(Matcher parts, String group) {
    String digits = parts.group(group);
    return digits == null ? 0 : Integer.parseInt(digits);
  }

  private static String micros(@Nullable String fraction) {
    return ((fraction == null ? "" : fraction) + "000000").substring(0, 6);
  }

  private static String zone(@Nullable String zone) {
    if (zone == null) {
      return "";
    }
    ZoneOffset offset = ZoneOffset.of(zone);
    return offset.equals(ZoneOffset.UTC) ? "+00:00" : offset.getId();
  }
}
