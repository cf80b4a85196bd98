package dev.vitals.errors;

import dev.vitals.calls.CallRecord;
import java.util.Objects;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** The service answered, but not with what was promised. Sending again will not help. */
public final class DecodingException extends VitalsException {
  private static final long serialVersionUID = 1L;

  /** What is wrong with the answer. */
  public enum Problem {
    /** Not JSON, or JSON that does not fit its model. */
    MALFORMED,
    /** More than one JSON value where one belongs. */
    TRAILING_CONTENT,
    /** Bytes that are not UTF-8, or a compression that can't be undone. */
    ENCODING,
    /** Nested deeper than 1,000 levels. */
    TOO_DEEP,
    /** Over one of the {@code Limits}, or a number, name or text too long to be read safely. */
    TOO_LARGE,
    /** Another content type than the one that was asked for. */
    CONTENT_TYPE,
    /** An empty answer where a value was promised. */
    NO_CONTENT
  }

  private final Problem problem;
  private final long index;

  /** For the SDK; {@code index} is -1 outside a stream. */
  public DecodingException(
      String message, Problem problem, long index, @Nullable Throwable cause, CallRecord call) {
    super(message, cause, call);
    this.problem = Objects.requireNonNull(problem, "problem");
    this.index = index;
  }

  /** What is wrong with the answer. */
  public Problem problem() {
    return problem;
  }

  /** In a stream, the 0-based index of the record that could not be decoded. */
  public OptionalLong index() {
    return index < 0 ? OptionalLong.empty() : OptionalLong.of(index);
  }
}
