package dev.vitals.errors;

import dev.vitals.calls.CallRecord;
import dev.vitals.calls.ResponseHead;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * The service answered, but not with what its API promises. Sending the request again will not
 * help.
 */
public final class DecodingException extends VitalsException {
  private static final long serialVersionUID = 1L;

  /** What is wrong with the answer. */
  public enum Problem {
    /** The answer is not JSON, or is JSON that does not fit its model. */
    MALFORMED,
    /** There is more than one JSON value where one is expected. */
    TRAILING_CONTENT,
    /** The bytes are not valid UTF-8, or cannot be decompressed. */
    ENCODING,
    /** The JSON is nested deeper than 1,000 levels. */
    TOO_DEEP,
    /**
     * One of the {@code Limits} is exceeded, or a number, name or string is too long to read
     * safely.
     */
    TOO_LARGE,
    /** The content type is not the requested one. */
    CONTENT_TYPE,
    /** The answer is empty although a value is expected. */
    NO_CONTENT
  }

  private final Problem problem;
  private final long index;

  /**
   * Creates the exception; public so that tests can make one. {@code index} is -1 outside a stream.
   */
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

  /** The 0-based index of the record that could not be decoded; empty outside a stream. */
  public OptionalLong index() {
    return index < 0 ? OptionalLong.empty() : OptionalLong.of(index);
  }

  /** Returns status, headers and request id of the answer; empty only of one made by a test. */
  public Optional<ResponseHead> head() {
    return lastHead();
  }
}
