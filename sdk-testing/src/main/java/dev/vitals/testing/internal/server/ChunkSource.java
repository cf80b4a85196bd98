package dev.vitals.testing.internal.server;

import java.io.IOException;
import okio.ByteString;

/** Writes the chunks of one body, in its own time, on the connection's thread. */
@FunctionalInterface
public interface ChunkSource {

  /** Sends the whole body; an exception cuts the connection in the middle of it. */
  void sendTo(Chunks chunks) throws IOException;

  /** Where the chunks go. */
  @FunctionalInterface
  interface Chunks {

    /** Sends the bytes as one HTTP chunk, at once; nothing if there are none. */
    void send(ByteString bytes) throws IOException;

    /** Sends the text as UTF-8. */
    default void send(String text) throws IOException {
      send(ByteString.encodeUtf8(text));
    }

    /** Says that nothing more follows. */
    default void end() throws IOException {}
  }
}
