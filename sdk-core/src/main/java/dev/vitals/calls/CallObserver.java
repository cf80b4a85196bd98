package dev.vitals.calls;

import java.time.Duration;

/**
 * Observes one call; created by a {@link CallListener}. Methods are called in order and never
 * concurrently, so an observer may keep state without locks. They run on the threads of the call,
 * which waits for them, so they should return quickly. An exception they throw is logged once per
 * client and does not affect the call.
 */
public interface CallObserver {
  /**
   * Called when an attempt ended: a unary answer or the head of a stream was read, or it failed. The
   * attempt is the one that {@link CallRecord#attempts()} will show.
   */
  default void attemptEnded(Attempt attempt) {}

  /**
   * Called when the call is about to wait before another attempt.
   *
   * @param askedByService whether the service asked for that time ({@code Retry-After}); otherwise
   *     it is the backoff
   */
  default void waiting(Duration wait, boolean askedByService) {}

  /**
   * Called when a stream's first item was read.
   *
   * @param sinceStart the time since the call began
   */
  default void firstItem(Duration sinceStart) {}

  /**
   * Called when a further item was read.
   *
   * @param gap the time since the previous item was read
   * @param waited the part of the gap in which the SDK waited for the service; in the rest the
   *     caller was busy with the previous item
   */
  default void nextItem(Duration gap, Duration waited) {}

  /**
   * Called when the service sent a sign of life that is not an item: a comment of SSE, an event without
   * data or of another type, or an empty line.
   *
   * @param sinceStart the time since the call began
   */
  default void heartbeat(Duration sinceStart) {}

  /**
   * Called when an open stream broke and is about to be opened again, as its {@code ResumePolicy}
   * says. What follows is told by {@link #waiting} and {@link #attemptEnded}; further items by {@link
   * #nextItem}.
   *
   * @param reason the break as one word, in the form of {@link CallEnd#reason()}, such as {@code RESET}
   * @param delivered the number of items before the break
   */
  default void resuming(String reason, long delivered) {}

  /**
   * Called exactly once, as the last method, on the thread that ended the call. For a stream that
   * is the thread that read its end or closed it; for a forgotten stream it is a thread of the SDK.
   */
  default void ended(CallEnd end) {}
}
