package dev.vitals.calls;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/** How one call ended. Immutable. */
public final class CallEnd {
  /** The ways in which a call can end. */
  public enum Outcome {
    /** The answer was read, or the stream reached its end. */
    FINISHED,
    /** The caller ended the call: closed the stream, cancelled the future, or closed the client. */
    CLOSED,
    /** The answer was missing, an error, or not decodable. A stream was not opened. */
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
   * Creates an end; public so that tests of listeners can make one.
   *
   * @param reason as in {@link #reason()}, or the empty string
   * @param delivered -1 if no stream was opened
   */
  public CallEnd(Outcome outcome, String reason, int attempts, Duration elapsed, long delivered) {
    this.outcome = requireNonNull(outcome, "outcome");
    this.reason = requireNonNull(reason, "reason");
    this.attempts = attempts;
    this.elapsed = requireNonNull(elapsed, "elapsed");
    this.delivered = delivered;
  }

  /** The way in which the call ended. */
  public Outcome outcome() {
    return outcome;
  }

  /**
   * The reason, as one word that may label a metric: a {@code BrokenStreamException.Reason} such as
   * {@code IDLE}, a {@code DecodingException.Problem} such as {@code TOO_LARGE}, or the class of
   * any other exception, such as {@code RateLimitException}. Empty unless the call failed or broke.
   */
  public Optional<String> reason() {
    return reason.isEmpty() ? Optional.empty() : Optional.of(reason);
  }

  /** The number of attempts; 0 if the call ended before the first. */
  public int attempts() {
    return attempts;
  }

  /** The time since the call began, including waits; for a stream, until it ended. */
  public Duration elapsed() {
    return elapsed;
  }

  /** The number of items that a stream delivered; empty if no stream was opened. */
  public OptionalLong delivered() {
    return delivered < 0 ? OptionalLong.empty() : OptionalLong.of(delivered);
  }

  /** Returns a text such as {@code BROKEN (IDLE), 1 attempt, 3 items, 60012 ms}. */
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
