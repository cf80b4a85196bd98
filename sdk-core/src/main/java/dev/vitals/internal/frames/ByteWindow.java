package dev.vitals.internal.frames;

import java.io.IOException;
import java.util.Arrays;

/**
 * A growing window over the body, which holds the bytes from the first one still needed to the last
 * one read. It starts small, because thousands of idle streams may be open, and moves or grows only
 * when a record does not fit.
 */
final class ByteWindow {
  private static final int INITIAL = 4 * 1024;
  private static final int BUSY = 16 * 1024;

  private final ByteSource source;
  byte[] bytes = new byte[INITIAL];
  int start;
  int end;

  ByteWindow(ByteSource source) {
    this.source = source;
  }

  /**
   * Reads more bytes after {@link #end}. The kept bytes may move to the front, so an index into the
   * window survives this call only relative to {@link #start}.
   *
   * @return false after a clean end of the body
   */
  boolean fill() throws IOException {
    if (start == end) {
      start = 0;
      end = 0;
    } else if (end == bytes.length) {
      makeRoom();
    }
    int room = bytes.length - end;
    int count = source.read(bytes, end, room);
    if (count < 0) {
      return false;
    }
    end += count;
    if (count == room && bytes.length < BUSY) {
      bytes = Arrays.copyOf(bytes, BUSY); // more is waiting: fewer, larger reads from now on
    }
    return true;
  }

  private void makeRoom() {
    int kept = end - start;
    byte[] target = kept > bytes.length / 2 ? new byte[grown(bytes.length)] : bytes;
    System.arraycopy(bytes, start, target, 0, kept);
    bytes = target;
    start = 0;
    end = kept;
  }

  private static int grown(int length) {
    return length > Integer.MAX_VALUE / 2 - 16 ? Integer.MAX_VALUE - 16 : length * 2;
  }
}
