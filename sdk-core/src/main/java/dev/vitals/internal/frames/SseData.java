package dev.vitals.internal.frames;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The data lines of one event: a single line stays in place, several are joined by LF. */
public final class SseData {
  private static final byte[] NOTHING = {};

  private final ByteWindow window;
  private final int limit;
  private byte[] joined = NOTHING;
  private boolean inPlace;
  private boolean present;
  private int from;
  private int to;

  SseData(ByteWindow window, int limit) {
    this.window = window;
    this.limit = limit;
  }

  void clear() {
    present = false;
    inPlace = false;
    from = 0;
    to = 0;
  }

  public boolean isPresent() {
    return present;
  }

  /** Adds the line {@code [lineFrom, lineTo)} of the window. */
  void add(int lineFrom, int lineTo) throws UnreadableRecord {
    if (!present) {
      present = true;
      inPlace = true;
      from = lineFrom;
      to = lineTo;
      requireWithinLimit(lineTo - lineFrom);
      return;
    }
    keepAcrossFill();
    int added = lineTo - lineFrom;
    requireWithinLimit((long) to + 1 + added);
    ensureCapacity(to + 1 + added);
    joined[to] = '\n';
    System.arraycopy(window.bytes, lineFrom, joined, to + 1, added);
    to += 1 + added;
  }

  /** Copies the line out of the window, whose bytes are about to move. */
  void keepAcrossFill() {
    if (!inPlace) {
      return;
    }
    int length = to - from;
    ensureCapacity(length);
    System.arraycopy(window.bytes, from, joined, 0, length);
    inPlace = false;
    from = 0;
    to = length;
  }

  private void requireWithinLimit(long length) throws UnreadableRecord {
    if (length > limit) {
      throw UnreadableRecord.tooLarge(limit);
    }
  }

  private void ensureCapacity(int needed) {
    if (needed > joined.length) {
      joined = Arrays.copyOf(joined, Math.max(needed, Math.min(2 * joined.length, limit)));
    }
  }

  /** The bytes that hold the data, valid until the next event. */
  public byte[] bytes() {
    return inPlace ? window.bytes : joined;
  }

  public int from() {
    return from;
  }

  public int to() {
    return to;
  }

  /** The data as text; bytes that are not UTF-8 become U+FFFD, as the standard says. */
  public String text() {
    return new String(bytes(), from, to - from, StandardCharsets.UTF_8);
  }
}
