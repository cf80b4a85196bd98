package dev.vitals.internal.frames;

import java.io.IOException;

/** The source of a stream's bytes. */
@FunctionalInterface
public interface ByteSource {
  /**
   * Reads at least one byte, waiting for it if necessary.
   *
   * @return the number of bytes read, or -1 after a clean end of the body
   */
  int read(byte[] into, int offset, int length) throws IOException;
}
