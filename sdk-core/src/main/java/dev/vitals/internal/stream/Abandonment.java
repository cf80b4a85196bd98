package dev.vitals.internal.stream;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.ref.Cleaner;
import java.lang.ref.Cleaner.Cleanable;

/** Closes a stream that its owner forgot, and logs that once. It must not refer to the stream. */
final class Abandonment implements Runnable {
  private static final Logger LOG = System.getLogger("dev.vitals.stream");

  /** On the platform's own kind of thread, which holds no class loader of the application. */
  private static final Cleaner CLEANER = Cleaner.create();

  private final StreamBody body;
  private final String description;

  private Abandonment(StreamBody body, String description) {
    this.body = body;
    this.description = description;
  }

  /** Watches {@code stream}; the owner cleans the result after closing {@code body}. */
  static Cleanable watch(Object stream, StreamBody body, String description) {
    return CLEANER.register(stream, new Abandonment(body, description));
  }

  /** Runs when the stream is gone, or when its owner ends the watch. */
  @Override
  public void run() {
    if (!body.isClosed()) {
      LOG.log(
          Level.WARNING,
          "a stream of {0} was never closed; use try-with-resources"
              + " (docs/troubleshooting.md#never-closed)",
          description);
      body.close();
    }
  }
}
