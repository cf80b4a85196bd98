package dev.vitals.calls;

import java.io.Serializable;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is known about a call when it ends: its attempts, request id and duration. Immutable. */
public final class CallRecord implements Serializable {
  private static final long serialVersionUID = 1L;

  /** The record of a call that sent no request. */
  public static final CallRecord NONE = new CallRecord(List.of(), null, Duration.ZERO, false);

  private final Attempt[] attempts; // an array, because a List is not known to be serializable
  private final @Nullable String requestId;
  private final Duration elapsed;
  private final boolean mayHaveBeenProcessed;
  private final @Nullable ResponseHead head;

  /** Records a call without the head of an answer; the list is copied. */
  public CallRecord(
      List<Attempt> attempts,
      @Nullable String requestId,
      Duration elapsed,
      boolean mayHaveBeenProcessed) {
    this(attempts, requestId, elapsed, mayHaveBeenProcessed, null);
  }

  /** Creates a record, copying the list; public so that tests can make one. */
  public CallRecord(
      List<Attempt> attempts,
      @Nullable String requestId,
      Duration elapsed,
      boolean mayHaveBeenProcessed,
      @Nullable ResponseHead head) {
    this.attempts = Objects.requireNonNull(attempts, "attempts").toArray(Attempt[]::new);
    this.requestId = requestId;
    this.elapsed = Objects.requireNonNull(elapsed, "elapsed");
    this.mayHaveBeenProcessed = mayHaveBeenProcessed;
    this.head = head;
  }

  /** All attempts in order, including the first. */
  public List<Attempt> attempts() {
    return List.of(attempts);
  }

  /** The id the service gave the request ({@code X-Request-Id} and the like), if it gave one. */
  public Optional<String> requestId() {
    return Optional.ofNullable(requestId);
  }

  /** The time from the start of the call to its end, including waits. */
  public Duration elapsed() {
    return elapsed;
  }

  /** Whether the service may have acted on the request; false only if it certainly did not. */
  public boolean mayHaveBeenProcessed() {
    return mayHaveBeenProcessed;
  }

  /**
   * Returns the head of the last answer that a failed call had. An answer that is a value, and an
   * open stream, show their head themselves.
   */
  public Optional<ResponseHead> head() {
    return Optional.ofNullable(head);
  }
}
