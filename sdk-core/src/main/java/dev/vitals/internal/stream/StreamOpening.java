package dev.vitals.internal.stream;

/** One stream that is yet to be opened, by the thread that will read it. */
public interface StreamOpening<T> {
  /** Opens the stream; called once at the most. */
  PullStream<T> open();

  /**
   * Ends the opening, whatever it is doing, from any thread: no request is sent after this. An open
   * stream is not touched.
   */
  void cancel();
}
