package dev.vitals.internal.answer;

import java.io.IOException;
import okio.BufferedSource;

/** Reads whole bodies up to a limit. */
public final class Bodies {
  private Bodies() {}

  /** The body exceeds the limit, counted after decompression. */
  public static final class TooLarge extends IOException {
    private static final long serialVersionUID = 1L;
  }

  /** The whole body. */
  public static byte[] readWithin(BufferedSource source, long limit) throws IOException {
    if (source.request(limit + 1)) {
      throw new TooLarge();
    }
    return source.getBuffer().readByteArray();
  }

  /** The body, or as much of it as the limit allows. */
  public static byte[] readUpTo(BufferedSource source, long limit) throws IOException {
    source.request(limit);
    return source.getBuffer().readByteArray(Math.min(limit, source.getBuffer().size()));
  }
}
