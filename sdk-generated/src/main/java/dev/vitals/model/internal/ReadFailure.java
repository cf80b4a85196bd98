package dev.vitals.model.internal;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import org.jspecify.annotations.Nullable;

/**
 * Makes the exceptions of decoders: which member, what was expected, what was found.
 *
 * <p>Found values are named by their JSON type and never quoted, because an answer may hold
 * secrets.
 */
public final class ReadFailure {
  private ReadFailure() {}

  /** A required member that is absent or null. */
  public static MismatchedInputException missing(JsonParser parser, Class<?> model, String member) {
    return MismatchedInputException.from(
        parser, model, member + " is required, but it is absent or null");
  }

  /** The current token begins a value of another JSON type. */
  static MismatchedInputException mismatch(
      JsonParser parser, String member, Class<?> type, String expected) {
    return failure(parser, member, type, expected, found(parser), null);
  }

  /** The current token has the right JSON type and a value outside of what is expected. */
  static MismatchedInputException invalid(
      JsonParser parser, String member, Class<?> type, String expected, @Nullable Exception cause) {
    return failure(parser, member, type, expected, found(parser) + " that is not one", cause);
  }

  private static MismatchedInputException failure(
      JsonParser parser,
      String member,
      Class<?> type,
      String expected,
      String found,
      @Nullable Exception cause) {
    MismatchedInputException failure = MismatchedInputException.from(
        parser, type, member + ": expected " + expected + ", found " + found);
    if (cause != null) {
      failure.initCause(cause);
    }
    return failure;
  }

  private static String found(JsonParser parser) {
    if (parser.currentToken() == null) {
      return "the end of the input";
    }
    return switch (parser.currentToken()) {
      case START_OBJECT -> "an object";
      case START_ARRAY -> "an array";
      case VALUE_STRING -> "text";
      case VALUE_NUMBER_INT -> "an integer";
      case VALUE_NUMBER_FLOAT -> "a number with a fraction";
      case VALUE_TRUE, VALUE_FALSE -> "a boolean";
      case VALUE_NULL -> "null";
      default -> parser.currentToken().name();
    };
  }
}
