package dev.vitals.client;

import static java.util.Objects.requireNonNull;

import dev.vitals.calls.CallRecord;
import dev.vitals.errors.VitalsException;
import dev.vitals.internal.call.Redaction;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a {@linkplain ApiClient#poll poll} ended: with a matching answer, or because its timeout
 * expired. Immutable.
 *
 * @param <T> the type of the answers
 */
public final class PollResult<T> {
  private final boolean fulfilled;
  private final @Nullable ApiResponse<T> answer;
  private final @Nullable VitalsException failure;
  private final CallRecord call;

  PollResult(
      boolean fulfilled,
      @Nullable ApiResponse<T> answer,
      @Nullable VitalsException failure,
      CallRecord call) {
    this.fulfilled = fulfilled;
    this.answer = answer;
    this.failure = failure;
    this.call = call;
  }

  /** Whether the last answer matched; if false, the timeout expired first. */
  public boolean isFulfilled() {
    return fulfilled;
  }

  /** The last answer; empty if there was none. */
  public Optional<T> answer() {
    return Optional.ofNullable(answer).map(ApiResponse::body);
  }

  /** Why the last request had no answer; empty if it had one. */
  public Optional<VitalsException> failure() {
    return Optional.ofNullable(failure);
  }

  /** The attempts of the last request, and the time from the first request to the end. */
  public CallRecord call() {
    return call;
  }

  /**
   * Makes text of the last answer safe for a message, like {@link ApiResponse#redact}.
   */
  public String redact(String text) {
    requireNonNull(text, "text");
    return answer == null ? Redaction.NONE.excerpt(text) : answer.redact(text);
  }

  /** Does not show the body of the answer, which may hold secrets. */
  @Override
  public String toString() {
    return "PollResult[fulfilled=" + fulfilled + ", answer=" + answer + ", failure=" + failure
        + "]";
  }
}
