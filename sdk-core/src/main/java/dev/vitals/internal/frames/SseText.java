package dev.vitals.internal.frames;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A short field of an event, kept as bytes, because most are only compared. Its string is created
 * once and reused as long as the bytes stay the same.
 */
public final class SseText {
  private byte[] bytes = new byte[16];
  private int length;
  private @Nullable String text;
  private int textLength;

  void clear() {
    length = 0;
  }

  void set(byte[] source, int from, int to) {
    int count = to - from;
    if (text != null && count == textLength && Arrays.equals(bytes, 0, count, source, from, to)) {
      length = count;
      return;
    }
    if (count > bytes.length) {
      bytes = new byte[count];
    }
    System.arraycopy(source, from, bytes, 0, count);
    length = count;
    text = null;
  }

  void set(SseText other) {
    set(other.bytes, 0, other.length);
  }

  public boolean isEmpty() {
    return length == 0;
  }

  public boolean is(byte[] wanted) {
    return length == wanted.length && Arrays.equals(bytes, 0, length, wanted, 0, length);
  }

  public String text() {
    if (length == 0) {
      return "";
    }
    String current = text;
    if (current == null) {
      current = new String(bytes, 0, length, StandardCharsets.UTF_8);
      text = current;
      textLength = length;
    }
    return current;
  }
}
