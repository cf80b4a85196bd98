package dev.vitals.internal.stream;

import dev.vitals.internal.frames.ByteSource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Remembers the first bytes of a body of which it is not certain what it holds. */
final class Beginning implements ByteSource {
  private static final int KEPT = 500;

  private final ByteSource source;
  private final ByteArrayOutputStream kept = new ByteArrayOutputStream();

  Beginning(ByteSource source) {
    this.source = source;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    int read = source.read(into, offset, length);
    int room = KEPT - kept.size();
    if (read > 0 && room > 0) {
      kept.write(into, offset, Math.min(read, room));
    }
    return read;
  }

  String text() {
    return kept.toString(StandardCharsets.UTF_8);
  }
}
