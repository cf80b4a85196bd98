package dev.vitals.calls;

import java.time.Duration;

/**
 * Told what happens in one call, in order; made by a {@link CallListener}. Its methods never run at
 * the same time, so it may keep state without locks. They run on the threads of the call, which
 * waits for them: return soon. What they throw is logged once per client, and does not harm the call.
 */
public interface CallObserver {
  /**
   * An attempt ended: a unary answer was read, a stream's head came, or it failed.
   *
   * @param number counts from 1, and counts the attempt with a renewed credential
   * @param status the HTTP status, or 0 if no head was read
   * @param fault empty if the service answered whole, else what went wrong, in the words of {@link
   *     CallEnd#reason()}
   */
  default void attemptEnded(int number, int status, String fault) {}

  /**
   * The call is about to wait before another attempt.
   *
   * @param askedByService whether the service named that time ({@code Retry-After}); if not, it is
   *     the backoff
   */
  default void waiting(Duration wait, boolean askedByService) {}

  /**
   * A stream's first item was read.
   *
   * @param sinceStart since the call began
   */
  default void firstItem(Duration sinceStart) {}

  /**
   * A further item was read.
   *
   * @param gap since the item before was read
   * @param waited the part of the gap in which the SDK waited for the service; in the rest the
   *     caller was busy with the item before
   */
  default void nextItem(Duration gap, Duration waited) {}

  /**
   * The call ended. Comes once, and last, on the thread that ended it: for a stream the one that
   * read its end or closed it, which for a forgotten stream is a thread of the SDK's own.
   */
  default void ended(CallEnd end) {}
}
