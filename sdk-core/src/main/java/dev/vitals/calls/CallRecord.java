package dev.vitals.calls;

import java.io.Serializable;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is known of a call when it ends: its attempts, its id at the service, its time. */
public final class CallRecord implements Serializable {
  private static final long serialVersionUID = 1L;

  /** No request was sent. */
  public static final CallRecord NONE = new CallRecord(List.of(), null, Duration.ZERO, false);

  private final Attempt[] attempts; // an array, because a List is not known to be serializable
  private final @Nullable String requestId;
  private final Duration elapsed;
  private final boolean mayHaveBeenProcessed;

  /** Records a call; the list is copied. */
  public CallRecord(
      List<Attempt> attempts,
      @Nullable String requestId,
      Duration elapsed,
      boolean mayHaveBeenProcessed) {
    this.attempts = Objects.requireNonNull(attempts, "attempts").toArray(Attempt[]::new);
    this.requestId = requestId;
    this.elapsed = Objects.requireNonNull(elapsed, "elapsed");
    this.mayHaveBeenProcessed = mayHaveBeenProcessed;
  }

  /** Every attempt, the first one included, in order. */
  public List<Attempt> attempts() {
    return List.of(attempts);
  }

  /** The id the service gave the request ({@code X-Request-Id} and the like), if it gave one. */
  public Optional<String> requestId() {
    return Optional.ofNullable(requestId);
  }

  /** From the call's start to its end, waits included. */
  public Duration elapsed() {
    return elapsed;
  }

  /** Whether the service may have acted on the request; false only where that is certain. */
  public boolean mayHaveBeenProcessed() {
    return mayHaveBeenProcessed;
  }
}
