package dev.vitals.testing;

import java.io.IOException;

/** Writes the chunks of one body, in its own time, on the connection's thread. */
@FunctionalInterface
interface ChunkSource {

  /** Sends the whole body; an exception cuts the connection in the middle of it. */
  void sendTo(Chunks chunks) throws IOException;

  /** Where the chunks go. */
  @FunctionalInterface
  interface Chunks {

    /** Sends the text as one HTTP chunk, at once; nothing if it is empty. */
    void send(String text) throws IOException;
  }
}
