package dev.vitals.internal.frames;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Splits a body of server-sent events into events, as the WHATWG HTML standard specifies (9.2.6):
 * lines end with LF, CR or CRLF, and a blank line dispatches a block that has data.
 *
 * <p>A single data line stays where it was read; data is copied only if there are several lines, or
 * the window has to move.
 */
public final class SseFrames {
  /** Room for a field's name, colon and space around a record of the largest size. */
  private static final int FIELD_OVERHEAD = 16;

  private final ByteWindow window;
  private final int limit;
  private final Runnable heartbeat;
  private final SseData data;
  private final SseText type = new SseText();
  private final SseText id = new SseText();
  private final SseText committedId = new SseText();
  private @Nullable Duration reconnectDelay;
  private boolean started;
  private boolean skipLineFeed;
  private boolean pending;
  private boolean idInBlock;
  private boolean positionKnown;

  /** Runs {@code heartbeat} for each comment. */
  public SseFrames(ByteSource source, int limit, String lastEventId, Runnable heartbeat) {
    this.window = new ByteWindow(source);
    this.limit = limit;
    this.heartbeat = heartbeat;
    this.data = new SseData(window, limit);
    byte[] initial = lastEventId.getBytes(StandardCharsets.UTF_8);
    id.set(initial, 0, initial.length);
    committedId.set(id);
  }

  /** Moves to the next event that has data; returns false at the body's clean end. */
  public boolean next() throws IOException {
    if (!started) {
      started = true;
      ByteOrderMark.skip(window);
    }
    beginBlock();
    int scanned = 0;
    while (true) {
      if (skipLineFeed && window.start < window.end) {
        skipLineFeed = false;
        if (window.bytes[window.start] == '\n') {
          window.start++;
        }
      }
      int lineEnd = LineScan.lineEnd(window.bytes, window.start + scanned, window.end);
      if (lineEnd < 0) {
        scanned = window.end - window.start;
        requireWithinLimit(scanned);
        data.keepAcrossFill();
        if (!window.fill()) {
          pending |= scanned > 0 && isField(window.start);
          return false;
        }
        continue;
      }
      scanned = 0;
      int line = window.start;
      requireWithinLimit(lineEnd - line);
      window.start = lineEnd + 1;
      skipLineFeed = window.bytes[lineEnd] == '\r';
      if (lineEnd > line) {
        pending |= isField(line);
        readField(line, lineEnd);
      } else if (dispatch()) {
        return true;
      }
    }
  }

  /** Applies to every field: how a line is split into reads must not decide if it is too long. */
  private void requireWithinLimit(int lineLength) throws UnreadableRecord {
    if (lineLength - FIELD_OVERHEAD > limit) { // the limit may be the largest int
      throw UnreadableRecord.tooLarge(limit);
    }
  }

  /** A comment is not part of an event: nothing is missing if the body ends with one. */
  private boolean isField(int line) {
    return window.bytes[line] != ':';
  }

  private void beginBlock() {
    data.clear();
    type.clear();
    pending = false;
    idInBlock = false;
  }

  /** Handles a blank line: the id always counts, but only a block with data is an event. */
  private boolean dispatch() {
    committedId.set(id);
    positionKnown |= idInBlock;
    if (data.isPresent()) {
      pending = false;
      return true;
    }
    beginBlock();
    return false;
  }

  private void readField(int from, int to) throws IOException {
    byte[] bytes = window.bytes;
    switch (bytes[from]) {
      case 'd' -> {
        int value = valueOf("data", from, to);
        if (value >= 0) {
          data.add(value, to);
        }
      }
      case 'e' -> {
        int value = valueOf("event", from, to);
        if (value >= 0) {
          type.set(bytes, value, to);
        }
      }
      case 'i' -> {
        int value = valueOf("id", from, to);
        if (value >= 0 && !contains(bytes, value, to, (byte) 0)) {
          id.set(bytes, value, to);
          idInBlock = true;
        }
      }
      case 'r' -> {
        int value = valueOf("retry", from, to);
        if (value >= 0) {
          readRetry(bytes, value, to);
        }
      }
      case ':' -> heartbeat.run();
      default -> {
        // A field that the standard says to ignore.
      }
    }
  }

  /** Where the value of field {@code name} begins, or -1 if the line is another field. */
  private int valueOf(String name, int from, int to) {
    byte[] bytes = window.bytes;
    int colon = from + name.length();
    if (colon > to) {
      return -1;
    }
    for (int i = 1; i < name.length(); i++) {
      if (bytes[from + i] != name.charAt(i)) {
        return -1;
      }
    }
    if (colon == to) {
      return to; // a line without a colon is a field with an empty value
    }
    if (bytes[colon] != ':') {
      return -1;
    }
    return colon + 1 < to && bytes[colon + 1] == ' ' ? colon + 2 : colon + 1;
  }

  private static boolean contains(byte[] bytes, int from, int to, byte wanted) {
    for (int i = from; i < to; i++) {
      if (bytes[i] == wanted) {
        return true;
      }
    }
    return false;
  }

  /** ASCII digits only; a number too large for a wait is the largest one. */
  private void readRetry(byte[] bytes, int from, int to) {
    long millis = 0;
    for (int i = from; i < to; i++) {
      int digit = bytes[i] - '0';
      if (digit < 0 || digit > 9) {
        return;
      }
      millis = millis > (Long.MAX_VALUE - digit) / 10 ? Long.MAX_VALUE : millis * 10 + digit;
    }
    if (to > from) {
      reconnectDelay = Duration.ofMillis(millis);
    }
  }

  /** The current event's data. */
  public SseData data() {
    return data;
  }

  /** The current event's type; empty if the server sent none. */
  public SseText type() {
    return type;
  }

  /** The last event id, as of the last blank line. */
  public String lastEventId() {
    return committedId.text();
  }

  /** The current event is handed out as an item: only its own id says what comes after it. */
  public void itemTaken() {
    positionKnown = idInBlock;
  }

  /** Whether the server sent an id with the last item handed out, or after it. */
  public boolean positionKnown() {
    return positionKnown && !committedId.isEmpty();
  }

  /** The last valid {@code retry}. */
  @Nullable
  public Duration reconnectDelay() {
    return reconnectDelay;
  }

  /** Whether the body ended inside a block. */
  public boolean endedInsideBlock() {
    return pending;
  }
}
