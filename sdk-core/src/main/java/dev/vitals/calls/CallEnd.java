package dev.vitals.calls;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/** How one call ended. */
public final class CallEnd {
  /** The ways to end. */
  public enum Outcome {
    /** The answer came and was read, or the stream came to its end. */
    FINISHED,
    /** The caller ended it: closed the stream, cancelled the future, or closed the client. */
    CLOSED,
    /** There is no answer, or none that is a value; of a stream, it was not opened. */
    FAILED,
    /** The open stream broke. */
    BROKEN
  }

  private final Outcome outcome;
  private final String reason;
  private final int attempts;
  private final Duration elapsed;
  private final long delivered;

  /**
   * For the SDK, and for tests of listeners.
   *
   * @param reason empty if there is none
   * @param delivered -1 if no stream was opened
   */
  public CallEnd(Outcome outcome, String reason, int attempts, Duration elapsed, long delivered) {
    this.outcome = requireNonNull(outcome, "outcome");
    this.reason = requireNonNull(reason, "reason");
    this.attempts = attempts;
    this.elapsed = requireNonNull(elapsed, "elapsed");
    this.delivered = delivered;
  }

  /** Which way it ended. */
  public Outcome outcome() {
    return outcome;
  }

  /**
   * Why, in one word that may label a metric: a {@code BrokenStreamException.Reason} such as {@code
   * IDLE}, a {@code DecodingException.Problem} such as {@code TOO_LARGE}, or the class of any other
   * exception, such as {@code RateLimitException}. Empty unless it failed or broke.
   */
  public Optional<String> reason() {
    return reason.isEmpty() ? Optional.empty() : Optional.of(reason);
  }

  /** How many attempts were made; 0 if the call ended before the first. */
  public int attempts() {
    return attempts;
  }

  /** Since the call began, waits included; of a stream, until it ended. */
  public Duration elapsed() {
    return elapsed;
  }

  /** How many items of a stream were handed out; empty if no stream was opened. */
  public OptionalLong delivered() {
    return delivered < 0 ? OptionalLong.empty() : OptionalLong.of(delivered);
  }

  /** Such as {@code BROKEN (IDLE), 1 attempt, 3 items, 60012 ms}. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(outcome.name());
    reason().ifPresent(word -> text.append(" (").append(word).append(')'));
    text.append(", ").append(counted(attempts, "attempt"));
    delivered().ifPresent(items -> text.append(", ").append(counted(items, "item")));
    return text.append(", ").append(elapsed.toMillis()).append(" ms").toString();
  }

  private static String counted(long number, String what) {
    return number + " " + what + (number == 1 ? "" : "s");
  }
}
