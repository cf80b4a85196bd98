package dev.vitals.internal.stream;

/** Told how a stream goes. Of its ends the first that is told counts. */
public interface StreamWatch {
  /** Nobody watches. */
  StreamWatch NOBODY = new StreamWatch() {};

  /** The reading thread begins to look for an item. */
  default void itemAsked() {}

  /** It has one. */
  default void itemRead() {}

  /** The stream came to its end. */
  default void finished(long delivered) {}

  /** It was closed before, by any thread. */
  default void closed(long delivered) {}

  /** It broke; {@code failure} is about to be thrown. */
  default void broken(Throwable failure, long delivered) {}
}
