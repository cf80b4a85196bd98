package dev.vitals.internal.frames;

import java.io.IOException;

/**
 * Splits an NDJSON body into lines. A line ends with LF. White space around it, including a CR, is
 * dropped; blank lines are skipped; one BOM at the start of the body is dropped.
 */
public final class NdjsonFrames {
  private final ByteWindow window;
  private final int limit;
  private final Runnable heartbeat;
  private boolean started;

  private int from;
  private int to;
  private boolean terminated;

  /** Runs {@code heartbeat} for each blank line. */
  public NdjsonFrames(ByteSource source, int limit, Runnable heartbeat) {
    this.window = new ByteWindow(source);
    this.limit = limit;
    this.heartbeat = heartbeat;
  }

  /** Moves to the next line that is not blank; returns false at the body's clean end. */
  public boolean next() throws IOException {
    if (!started) {
      started = true;
      ByteOrderMark.skip(window);
    }
    int scanned = 0;
    while (true) {
      int lineFeed = LineScan.lineFeed(window.bytes, window.start + scanned, window.end);
      if (lineFeed >= 0) {
        int line = window.start;
        window.start = lineFeed + 1;
        if (frame(line, lineFeed, true)) {
          return true;
        }
        heartbeat.run();
        scanned = 0;
        continue;
      }
      scanned = window.end - window.start;
      requireWithinLimit(scanned - (scanned > 0 && window.bytes[window.end - 1] == '\r' ? 1 : 0));
      if (!window.fill()) {
        return takeRest();
      }
    }
  }

  /**
   * After the body ended, cleanly or not, moves to the bytes after the last line feed.
   *
   * @return false if there are no such bytes
   */
  public boolean takeRest() throws IOException {
    int line = window.start;
    window.start = window.end;
    return frame(line, window.end, false);
  }

  private boolean frame(int lineStart, int lineEnd, boolean complete) throws IOException {
    byte[] bytes = window.bytes;
    int last = lineEnd;
    if (last > lineStart && bytes[last - 1] == '\r') {
      last--;
    }
    requireWithinLimit(last - lineStart);
    int first = lineStart;
    while (first < last && isSpace(bytes[first])) {
      first++;
    }
    while (last > first && isSpace(bytes[last - 1])) {
      last--;
    }
    from = first;
    to = last;
    terminated = complete;
    return first < last;
  }

  private void requireWithinLimit(int length) throws UnreadableRecord {
    if (length > limit) {
      throw UnreadableRecord.tooLarge(limit);
    }
  }

  private static boolean isSpace(byte b) {
    return b == ' ' || b == '\t' || b == '\r';
  }

  /** The bytes that hold the line, valid until the next move. */
  public byte[] bytes() {
    return window.bytes;
  }

  /** Where the line begins. */
  public int from() {
    return from;
  }

  /** Where it ends, exclusive. */
  public int to() {
    return to;
  }

  /** Whether a line feed ended it. */
  public boolean terminated() {
    return terminated;
  }
}
