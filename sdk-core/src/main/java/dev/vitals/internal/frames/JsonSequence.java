package dev.vitals.internal.frames;

import java.io.IOException;

/**
 * Turns a JSON text sequence (RFC 7464) into lines of JSON while it is read. A record separator
 * begins a new line. A line feed inside a JSON text, which only white space may contain, becomes a
 * space. A text is thus delivered with its own last line feed, without waiting for the next one.
 */
public final class JsonSequence implements ByteSource {
  private static final byte RECORD_SEPARATOR = 0x1E;

  private final ByteSource source;
  private int depth;
  private boolean quoted;
  private boolean escaped;

  public JsonSequence(ByteSource source) {
    this.source = source;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    int read = source.read(into, offset, length);
    for (int i = offset; i < offset + read; i++) {
      into[i] = translated(into[i]);
    }
    return read;
  }

  private byte translated(byte b) {
    if (b == RECORD_SEPARATOR) { // never part of a valid text: the one before it was cut short
      depth = 0;
      quoted = false;
      escaped = false;
      return '\n';
    }
    if (quoted) {
      quoted = escaped || b != '"';
      escaped = !escaped && b == '\\';
      return b;
    }
    switch (b) {
      case '"' -> quoted = true;
      case '{', '[' -> depth++;
      case '}', ']' -> depth--;
      case '\n' -> {
        return depth > 0 ? (byte) ' ' : b;
      }
      default -> {
        // A number, a name or white space.
      }
    }
    return b;
  }
}
