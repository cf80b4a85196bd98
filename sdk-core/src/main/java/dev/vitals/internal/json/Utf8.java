package dev.vitals.internal.json;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Strict UTF-8. Jackson accepts overlong forms and code points past U+10FFFF, so bytes are checked
 * before it sees them.
 */
public final class Utf8 {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long HIGH_BITS = 0x8080808080808080L;

  private Utf8() {}

  /** The index of the first byte that is not well-formed UTF-8, or -1 if all are. */
  public static int firstInvalid(byte[] bytes, int from, int to) {
    int i = from;
    while (true) {
      while (i + 4 * Long.BYTES <= to && isAscii(bytes, i)) {
        i += 4 * Long.BYTES;
      }
      while (i + Long.BYTES <= to && ((long) LONGS.get(bytes, i) & HIGH_BITS) == 0) {
        i += Long.BYTES;
      }
      while (i < to && bytes[i] >= 0 && i + Long.BYTES > to) {
        i++;
      }
      if (i >= to) {
        return -1;
      }
      if (bytes[i] >= 0) {
        i++; // a high bit further on in these eight bytes
        continue;
      }
      int length = sequenceLength(bytes, i, to);
      if (length < 0) {
        return i;
      }
      i += length;
    }
  }

  /** Whether the 32 bytes from {@code i} on are ASCII. */
  private static boolean isAscii(byte[] bytes, int i) {
    long all = (long) LONGS.get(bytes, i)
        | (long) LONGS.get(bytes, i + Long.BYTES)
        | (long) LONGS.get(bytes, i + 2 * Long.BYTES)
        | (long) LONGS.get(bytes, i + 3 * Long.BYTES);
    return (all & HIGH_BITS) == 0;
  }

  /** Length of the multi-byte sequence at {@code i}, or -1 if it is not well formed. */
  private static int sequenceLength(byte[] bytes, int i, int to) {
    int lead = bytes[i] & 0xFF;
    if (lead < 0xC2 || lead > 0xF4) {
      return -1;
    }
    int length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    if (i + length > to) {
      return -1;
    }
    int second = bytes[i + 1] & 0xFF;
    int low = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80; // no overlong forms
    int high = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF; // no surrogates, no > U+10FFFF
    if (second < low || second > high) {
      return -1;
    }
    for (int k = 2; k < length; k++) {
      if ((bytes[i + k] & 0xC0) != 0x80) {
        return -1;
      }
    }
    return length;
  }
}
