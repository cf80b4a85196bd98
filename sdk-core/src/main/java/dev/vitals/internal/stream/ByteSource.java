package dev.vitals.internal.stream;

import java.io.IOException;

/** Where a stream's bytes come from. */
@FunctionalInterface
public interface ByteSource {
  /**
   * Reads at least one byte, waiting for it if need be.
   *
   * @return how many bytes were read, or -1 after a clean end of the body
   */
  int read(byte[] into, int offset, int length) throws IOException;
}
