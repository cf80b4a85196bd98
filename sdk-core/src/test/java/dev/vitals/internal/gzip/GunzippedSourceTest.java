package dev.vitals.internal.gzip;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.GZIPOutputStream;
import okio.Buffer;
import okio.ForwardingSource;
import okio.Okio;
import okio.Source;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class GunzippedSourceTest {
  private static final String TEXT = "{\"ok\":true}\n".repeat(50);
  private static final int HEADER = 10;
  private static final int FULL_HEADER = HEADER + 12;

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 8 * 1024})
  void membersInPiecesOfAnySizeAreOneText(int piece) throws IOException {
    byte[] members = joined(gzip(TEXT), gzip(""), withFullHeader(gzip(TEXT)), gzip("end"));

    assertThat(read(inPieces(members, piece))).isEqualTo(TEXT + TEXT + "end");
  }

  @Test
  void noDataIsNoText() throws IOException {
    assertThat(read(new Buffer())).isEmpty();
  }

  @Test
  void dataCutAnywhereEndsTooEarly() throws IOException {
    byte[] members = joined(gzip("a"), withFullHeader(gzip(TEXT)));
    int endOfFirst = gzip("a").length;

    for (int length = 1; length < members.length; length++) {
      Buffer cut = new Buffer().write(members, 0, length);
      if (length != endOfFirst) {
        assertThatThrownBy(() -> read(cut)).as("%d bytes", length).isInstanceOf(EOFException.class);
      }
    }
  }

  @Test
  void decompressedBytesDoNotWaitForMore() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    GZIPOutputStream gzip = new GZIPOutputStream(bytes, true);
    gzip.write(TEXT.getBytes(UTF_8));
    gzip.flush();
    Source silent = new ForwardingSource(new Buffer().write(bytes.toByteArray())) {
      @Override
      public long read(Buffer sink, long byteCount) throws IOException {
        long count = super.read(sink, byteCount);
        if (count < 0) {
          throw new AssertionError("waited for more");
        }
        return count;
      }
    };

    Buffer read = new Buffer();
    new GunzippedSource(silent).read(read, 100_000);

    assertThat(read.readUtf8()).isEqualTo(TEXT);
  }

  @ParameterizedTest
  @CsvSource({
    "0, it does not begin like gzip data",
    "2, its compression method is unknown",
    "3, its header has unknown flags"
  })
  void damagedHeaderIsNamed(int index, String problem) throws IOException {
    byte[] bytes = gzip(TEXT);
    bytes[index] ^= (byte) 0xff;

    assertThatExceptionOfType(DamagedGzip.class)
        .isThrownBy(() -> read(new Buffer().write(bytes)))
        .withMessage(problem);
  }

  @Test
  void damagedHeaderOrChecksumIsFound() throws IOException {
    byte[] bytes = withFullHeader(gzip(TEXT));
    int checksum = bytes.length - 8;

    for (int i = 0; i < bytes.length; i = i == FULL_HEADER - 1 ? checksum : i + 1) {
      byte[] damaged = bytes.clone();
      damaged[i] ^= 0x10;
      assertThatThrownBy(() -> read(new Buffer().write(damaged)))
          .as("byte %d", i)
          .isInstanceOf(IOException.class);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1 << 3, 1 << 4})
  void headerTextWithoutEndIsRefused(int flag) throws IOException {
    byte[] header = Arrays.copyOf(gzip(""), HEADER);
    header[3] = (byte) flag;
    Buffer endless = new Buffer().write(header).writeUtf8("a".repeat(200 * 1024));

    assertThatExceptionOfType(DamagedGzip.class)
        .isThrownBy(() -> read(endless))
        .withMessage("its header exceeds 131072 bytes");
  }

  private static String read(Source gzip) throws IOException {
    try (Source plain = new GunzippedSource(gzip)) {
      return Okio.buffer(plain).readUtf8();
    }
  }

  private static Source inPieces(byte[] bytes, int most) {
    return new ForwardingSource(new Buffer().write(bytes)) {
      @Override
      public long read(Buffer sink, long byteCount) throws IOException {
        return super.read(sink, Math.min(byteCount, most));
      }
    };
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(text.getBytes(UTF_8));
    }
    return bytes.toByteArray();
  }

  /** The same member with every optional part of a header: extra field, name, comment, checksum. */
  private static byte[] withFullHeader(byte[] member) {
    byte[] fixed = Arrays.copyOf(member, HEADER);
    fixed[3] = 2 | 4 | 8 | 16;
    byte[] optional = {3, 0, 'x', 'y', 'z', 'n', 0, 'c', 'o', 0};
    CRC32 checksum = new CRC32();
    checksum.update(fixed);
    checksum.update(optional);
    byte[] last = {(byte) checksum.getValue(), (byte) (checksum.getValue() >> 8)};
    return joined(fixed, optional, last, Arrays.copyOfRange(member, HEADER, member.length));
  }

  private static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      bytes.writeBytes(part);
    }
    return bytes.toByteArray();
  }
}
