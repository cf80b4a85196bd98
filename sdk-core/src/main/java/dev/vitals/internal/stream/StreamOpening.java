package dev.vitals.internal.stream;

import dev.vitals.internal.call.Cancellation;
import java.util.function.Supplier;

/** A stream that the thread that will read it has yet to open. */
public final class StreamOpening<T> {
  private final Supplier<PullStream<T>> opener;
  private final Cancellation cancellation;

  /** Opens by {@code opener}, which {@code cancellation} ends. */
  public StreamOpening(Supplier<PullStream<T>> opener, Cancellation cancellation) {
    this.opener = opener;
    this.cancellation = cancellation;
  }

  /** Opens the stream; called at most once. */
  public PullStream<T> open() {
    return opener.get();
  }

  /**
   * Cancels the opening at any point, from any thread: no request is sent after this. An open
   * stream is not affected.
   */
  public void cancel() {
    cancellation.cancel();
  }
}
