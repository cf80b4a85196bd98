package dev.vitals.model.internal;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * Reads a single value at the parser's current token, strictly: a value of another JSON type, or one
 * that the Java type cannot hold, is refused with the member's name.
 *
 * <p>The {@code …Value} methods are for required primitives and refuse null as well; the {@code
 * read…} methods return null for JSON null. Generated decoders pick a method by the name of the
 * member's Java type.
 */
public final class ScalarReader {
  private static final String INT32 = "a 32-bit integer";
  private static final String INT64 = "a 64-bit integer";

  private ScalarReader() {}

  public static int intValue(JsonParser parser, String member) throws IOException {
    if (parser.currentToken() != JsonToken.VALUE_NUMBER_INT) {
      throw ReadFailure.mismatch(parser, member, Integer.class, INT32);
    }
    try {
      return parser.getIntValue();
    } catch (InputCoercionException e) {
      throw ReadFailure.invalid(parser, member, Integer.class, INT32, e);
    }
  }

  public static long longValue(JsonParser parser, String member) throws IOException {
    if (parser.currentToken() != JsonToken.VALUE_NUMBER_INT) {
      throw ReadFailure.mismatch(parser, member, Long.class, INT64);
    }
    try {
      return parser.getLongValue();
    } catch (InputCoercionException e) {
      throw ReadFailure.invalid(parser, member, Long.class, INT64, e);
    }
  }

  public static double doubleValue(JsonParser parser, String member) throws IOException {
    JsonToken token = parser.currentToken();
    if (token != JsonToken.VALUE_NUMBER_FLOAT && token != JsonToken.VALUE_NUMBER_INT) {
      throw ReadFailure.mismatch(parser, member, Double.class, "a number");
    }
    double value = parser.getDoubleValue();
    if (!Double.isFinite(value)) {
      throw ReadFailure.invalid(parser, member, Double.class, "a 64-bit number", null);
    }
    return value;
  }

  public static boolean booleanValue(JsonParser parser, String member) throws IOException {
    JsonToken token = parser.currentToken();
    if (token != JsonToken.VALUE_TRUE && token != JsonToken.VALUE_FALSE) {
      throw ReadFailure.mismatch(parser, member, Boolean.class, "true or false");
    }
    return token == JsonToken.VALUE_TRUE;
  }

  /** Whether the current token is a number spelled as an integer: 72, not 72.0. */
  public static boolean isWhole(JsonParser parser) {
    return parser.currentToken() == JsonToken.VALUE_NUMBER_INT;
  }

  public static @Nullable Integer readInteger(JsonParser parser, String member) throws IOException {
    return isNull(parser) ? null : Integer.valueOf(intValue(parser, member));
  }

  public static @Nullable Long readLong(JsonParser parser, String member) throws IOException {
    return isNull(parser) ? null : Long.valueOf(longValue(parser, member));
  }

  public static @Nullable Double readDouble(JsonParser parser, String member) throws IOException {
    return isNull(parser) ? null : Double.valueOf(doubleValue(parser, member));
  }

  /** Reads a number to its last digit, and as it is spelled: 72.0 is not 72. */
  public static @Nullable BigDecimal readBigDecimal(JsonParser parser, String member)
      throws IOException {
    JsonToken token = parser.currentToken();
    if (token == JsonToken.VALUE_NUMBER_FLOAT || token == JsonToken.VALUE_NUMBER_INT) {
      return parser.getDecimalValue();
    }
    if (isNull(parser)) {
      return null;
    }
    throw ReadFailure.mismatch(parser, member, BigDecimal.class, "a number");
  }

  /** Reads an integer of any length. */
  public static @Nullable BigInteger readBigInteger(JsonParser parser, String member)
      throws IOException {
    if (parser.currentToken() == JsonToken.VALUE_NUMBER_INT) {
      return parser.getBigIntegerValue();
    }
    if (isNull(parser)) {
      return null;
    }
    throw ReadFailure.mismatch(parser, member, BigInteger.class, "an integer");
  }

  public static @Nullable Boolean readBoolean(JsonParser parser, String member) throws IOException {
    return isNull(parser) ? null : Boolean.valueOf(booleanValue(parser, member));
  }

  public static @Nullable String readString(JsonParser parser, String member) throws IOException {
    return isText(parser, member, String.class) ? parser.getText() : null;
  }

  /** Reads an RFC 3339 date-time. */
  public static @Nullable OffsetDateTime readOffsetDateTime(JsonParser parser, String member)
      throws IOException {
    if (!isText(parser, member, OffsetDateTime.class)) {
      return null;
    }
    try {
      return Rfc3339.parse(
          parser.getTextCharacters(), parser.getTextOffset(), parser.getTextLength());
    } catch (DateTimeException e) {
      throw ReadFailure.invalid(parser, member, OffsetDateTime.class, "an RFC 3339 date-time", e);
    }
  }

  /** Reads a date such as 2026-11-22. */
  public static @Nullable LocalDate readLocalDate(JsonParser parser, String member)
      throws IOException {
    if (!isText(parser, member, LocalDate.class)) {
      return null;
    }
    try {
      return LocalDate.parse(parser.getText());
    } catch (DateTimeException e) {
      throw ReadFailure.invalid(parser, member, LocalDate.class, "an RFC 3339 date", e);
    }
  }

  /** Reads seconds since the Unix epoch. */
  public static @Nullable Instant readInstant(JsonParser parser, String member) throws IOException {
    if (isNull(parser)) {
      return null;
    }
    long seconds = longValue(parser, member);
    try {
      return Instant.ofEpochSecond(seconds);
    } catch (DateTimeException e) {
      throw ReadFailure.invalid(parser, member, Instant.class, "seconds since the Unix epoch", e);
    }
  }

  /** Reads a duration in nanoseconds. */
  public static @Nullable Duration readDuration(JsonParser parser, String member)
      throws IOException {
    return isNull(parser) ? null : Duration.ofNanos(longValue(parser, member));
  }

  /** Whether the current token is a string; false for null. Anything else is refused. */
  public static boolean isText(JsonParser parser, String member, Class<?> type) throws IOException {
    if (parser.currentToken() == JsonToken.VALUE_STRING) {
      return true;
    }
    if (isNull(parser)) {
      return false;
    }
    throw ReadFailure.mismatch(parser, member, type, "text");
  }

  /** Whether the current string equals {@code text}; compares without allocating it. */
  public static boolean textEquals(JsonParser parser, String text) throws IOException {
    int length = parser.getTextLength();
    if (length != text.length()) {
      return false;
    }
    char[] characters = parser.getTextCharacters();
    int offset = parser.getTextOffset();
    for (int i = 0; i < length; i++) {
      if (characters[offset + i] != text.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  static boolean isNull(JsonParser parser) {
    return parser.currentToken() == JsonToken.VALUE_NULL;
  }
}
