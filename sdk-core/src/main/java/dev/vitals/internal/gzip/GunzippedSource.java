package dev.vitals.internal.gzip;

import java.io.EOFException;
import java.io.IOException;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import okio.Buffer;
import okio.Source;
import okio.Timeout;

/**
 * Decompresses gzip data as RFC 1952 defines it: any number of members, each with its own header.
 * Returns what has arrived without waiting for more, and takes no more memory than two buffers.
 *
 * <p>Throws {@link DamagedGzip} for invalid data, and {@link EOFException} if it ends too early.
 */
public final class GunzippedSource implements Source {
  private static final int BUFFER = 8 * 1024;

  /** RFC 1952 sets no limit, but real headers contain a file name at most. */
  private static final int HEADER_LIMIT = 128 * 1024;

  private static final int MAGIC = 0x8b1f;
  private static final int DEFLATE = 8;
  private static final int HAS_CHECKSUM = 1 << 1;
  private static final int HAS_EXTRA = 1 << 2;
  private static final int HAS_NAME = 1 << 3;
  private static final int HAS_COMMENT = 1 << 4;
  private static final int RESERVED = 0xe0;
  private static final int TIME_AND_SYSTEM = 6;

  private final Source compressed;
  private final Buffer arrived = new Buffer();
  private final byte[] input = new byte[BUFFER];
  private int next; // in the input
  private int end; // of the input

  private final Inflater inflater = new Inflater(true);
  private final CRC32 checksum = new CRC32(); // of the header, then of the decompressed bytes
  private final byte[] output = new byte[BUFFER];
  private boolean insideMember;
  private int headerLength;

  /** Decompresses {@code compressed}. */
  public GunzippedSource(Source compressed) {
    this.compressed = compressed;
  }

  @Override
  public long read(Buffer sink, long byteCount) throws IOException {
    if (byteCount == 0) {
      return 0;
    }
    while (insideMember || beginMember()) {
      int count = inflate((int) Math.min(byteCount, output.length));
      if (count > 0) {
        checksum.update(output, 0, count);
        sink.write(output, 0, count);
        return count;
      }
      if (inflater.finished()) {
        endMember();
      }
    }
    return -1;
  }

  /** Returns the number of bytes written to the output, 0 if it needs more input first. */
  private int inflate(int most) throws IOException {
    if (inflater.needsInput()) {
      requireInput();
      inflater.setInput(input, next, end - next);
    }
    try {
      int count = inflater.inflate(output, 0, most);
      next = end - inflater.getRemaining();
      return count;
    } catch (DataFormatException e) {
      throw new DamagedGzip(e);
    }
  }

  /** Returns false if the data ends here, as it may after any member. */
  private boolean beginMember() throws IOException {
    if (next == end && !fill()) {
      return false;
    }
    readHeader();
    inflater.reset();
    checksum.reset();
    insideMember = true;
    return true;
  }

  private void readHeader() throws IOException {
    checksum.reset();
    headerLength = 0;
    require(headerShort() == MAGIC, "it does not begin like gzip data");
    require(headerByte() == DEFLATE, "its compression method is unknown");
    int flags = headerByte();
    require((flags & RESERVED) == 0, "its header has unknown flags");
    skipHeader(TIME_AND_SYSTEM);
    if ((flags & HAS_EXTRA) != 0) {
      skipHeader(headerShort());
    }
    if ((flags & HAS_NAME) != 0) {
      skipHeaderText();
    }
    if ((flags & HAS_COMMENT) != 0) {
      skipHeaderText();
    }
    if ((flags & HAS_CHECKSUM) != 0) {
      int actual = (int) checksum.getValue() & 0xffff;
      require(headerShort() == actual, "its header does not match its checksum");
    }
  }

  private void skipHeader(int count) throws IOException {
    for (int i = 0; i < count; i++) {
      headerByte();
    }
  }

  private void skipHeaderText() throws IOException {
    int last;
    do {
      last = headerByte();
    } while (last != 0);
  }

  private int headerShort() throws IOException {
    return headerByte() | headerByte() << 8;
  }

  private int headerByte() throws IOException {
    headerLength++;
    require(headerLength <= HEADER_LIMIT, "its header exceeds " + HEADER_LIMIT + " bytes");
    int value = nextByte();
    checksum.update(value);
    return value;
  }

  private void endMember() throws IOException {
    require(nextInt() == (int) checksum.getValue(), "it does not match its checksum");
    require(nextInt() == (int) inflater.getBytesWritten(), "it does not match its length");
    insideMember = false;
  }

  private int nextInt() throws IOException {
    return nextByte() | nextByte() << 8 | nextByte() << 16 | nextByte() << 24;
  }

  private int nextByte() throws IOException {
    requireInput();
    return input[next++] & 0xff;
  }

  private void requireInput() throws IOException {
    if (next == end && !fill()) {
      throw new EOFException("gzip data ends too early");
    }
  }

  private boolean fill() throws IOException {
    if (compressed.read(arrived, input.length) < 0) {
      return false;
    }
    next = 0;
    end = arrived.read(input);
    return true;
  }

  private static void require(boolean valid, String problem) throws DamagedGzip {
    if (!valid) {
      throw new DamagedGzip(problem);
    }
  }

  @Override
  public Timeout timeout() {
    return compressed.timeout();
  }

  @Override
  public void close() throws IOException {
    inflater.end();
    compressed.close();
  }
}
