package dev.vitals.stream.wire;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.DataFormatException;
import java.util.zip.GZIPOutputStream;
import java.util.zip.Inflater;

/** How HTTP tells where a body ends, and how many bytes of it a cut leaves. */
public enum BodyFraming {
  /** Its length is told beforehand. */
  CONTENT_LENGTH {
    @Override
    public String header(int wireLength) {
      return "Content-Length: " + wireLength + "\r\n";
    }

    @Override
    public byte[] encode(List<byte[]> pieces) {
      return joined(pieces);
    }

    @Override
    public int decodedLength(byte[] wire, int cut) {
      return cut;
    }
  },
  /** One chunk a piece. */
  CHUNKED {
    @Override
    public String header(int wireLength) {
      return "Transfer-Encoding: chunked\r\n";
    }

    @Override
    public byte[] encode(List<byte[]> pieces) {
      ByteArrayOutputStream wire = new ByteArrayOutputStream();
      pieces.forEach(piece -> wire.writeBytes(Wire.chunk(piece)));
      wire.writeBytes(Wire.chunk(new byte[0]));
      return wire.toByteArray();
    }

    @Override
    public int decodedLength(byte[] wire, int cut) {
      int decoded = 0;
      int at = 0;
      while (at < cut) {
        int lineEnd = at;
        while (wire[lineEnd] != '\n') {
          lineEnd++;
        }
        int size =
            Integer.parseInt(new String(wire, at, lineEnd - 1 - at, StandardCharsets.US_ASCII), 16);
        decoded += Math.max(0, Math.min(size, cut - lineEnd - 1));
        at = lineEnd + 1 + size + 2;
      }
      return decoded;
    }
  },
  /** It ends with the connection, so that a cut between two bytes cannot be told from the end. */
  CLOSE_DELIMITED {
    @Override
    public String header(int wireLength) {
      return "";
    }

    @Override
    public byte[] encode(List<byte[]> pieces) {
      return joined(pieces);
    }

    @Override
    public int decodedLength(byte[] wire, int cut) {
      return cut;
    }
  },
  /** Compressed although nobody asked for it, each piece flushed. */
  GZIP {
    @Override
    public String header(int wireLength) {
      return "Content-Encoding: gzip\r\nContent-Length: " + wireLength + "\r\n";
    }

    @Override
    public byte[] encode(List<byte[]> pieces) {
      ByteArrayOutputStream wire = new ByteArrayOutputStream();
      try (GZIPOutputStream gzip = new GZIPOutputStream(wire, true)) {
        for (byte[] piece : pieces) {
          gzip.write(piece);
          gzip.flush();
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return wire.toByteArray();
    }

    @Override
    public int decodedLength(byte[] wire, int cut) {
      Inflater inflater = new Inflater(true);
      try {
        inflater.setInput(wire, GZIP_HEADER, Math.max(0, cut - GZIP_HEADER));
        byte[] decoded = new byte[64 * 1024];
        return inflater.inflate(decoded);
      } catch (DataFormatException e) {
        throw new IllegalStateException(e);
      } finally {
        inflater.end();
      }
    }
  };

  private static final int GZIP_HEADER = 10;

  /** The header lines, each with its line end, for a body of {@code wireLength} bytes on the wire. */
  public abstract String header(int wireLength);

  /** The body as it goes over the wire. */
  public abstract byte[] encode(List<byte[]> pieces);

  /** How many bytes of the body the first {@code cut} bytes on the wire give. */
  public abstract int decodedLength(byte[] wire, int cut);

  private static byte[] joined(List<byte[]> pieces) {
    ByteArrayOutputStream wire = new ByteArrayOutputStream();
    pieces.forEach(wire::writeBytes);
    return wire.toByteArray();
  }
}
