package dev.vitals.internal.stream;

/** Follows a stream. Only the first reported end counts. */
public interface StreamWatch {
  /** A watch that does nothing. */
  StreamWatch NOBODY = new StreamWatch() {};

  /** The reading thread starts looking for an item. */
  default void itemAsked() {}

  /** The reading thread found an item. */
  default void itemRead() {}

  /** The stream reached its end. */
  default void finished(long delivered) {}

  /** The stream was closed before its end, by any thread. */
  default void closed(long delivered) {}

  /** The stream broke; {@code failure} is about to be thrown. */
  default void broken(Throwable failure, long delivered) {}
}
