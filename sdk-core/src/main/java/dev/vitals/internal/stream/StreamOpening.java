package dev.vitals.internal.stream;

/** A stream that the thread that will read it has yet to open. */
public interface StreamOpening<T> {
  /** Opens the stream; called at most once. */
  PullStream<T> open();

  /**
   * Cancels the opening at any point, from any thread: no request is sent after this. An open
   * stream is not affected.
   */
  void cancel();
}
