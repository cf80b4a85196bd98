package dev.vitals.internal.frames;

import java.io.IOException;

/** Skips the UTF-8 byte order mark that a body may begin with. */
final class ByteOrderMark {
  private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  private ByteOrderMark() {}

  /** Drops a mark at the start of the window, reading no more bytes than needed to detect it. */
  static void skip(ByteWindow window) throws IOException {
    int matched = 0;
    while (matched < MARK.length) {
      if (window.start + matched == window.end && !window.fill()) {
        return;
      }
      if (window.bytes[window.start + matched] != MARK[matched]) {
        return;
      }
      matched++;
    }
    window.start += MARK.length;
  }
}
