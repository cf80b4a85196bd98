package dev.vitals.testing.internal.server;

import dev.vitals.testing.internal.server.ChunkSource.Chunks;
import java.io.IOException;
import mockwebserver3.MockResponseBody;
import okio.BufferedSink;

/**
 * The body of one answer on its way out. It writes the frames of a chunked body itself, because
 * MockWebServer sends the bytes of a body as they are.
 *
 * @param length in bytes; -1 if the body is chunked
 * @param isSent false if HTTP has no place for it; whatever makes and spoils it is at work still
 */
record AnswerBody(long length, boolean isSent, ChunkSource source, Delivery delivery, Wire wire)
    implements MockResponseBody {
  @Override
  public long getContentLength() {
    return length;
  }

  @Override
  public void writeTo(BufferedSink sink) throws IOException {
    try {
      sink.flush(); // the head goes out before the first chunk is there
      Chunks out = delivery.before(to(sink), wire);
      source.sendTo(out);
      out.end();
      if (isSent && length < 0 && !wire.isMultiplexed()) {
        sink.writeUtf8("0\r\n"); // the empty line after the trailers is the server's
      }
      wire.answered();
    } catch (StreamEnded e) {
      wire.answered(); // only this stream has ended, the connection goes on
    } catch (IOException e) {
      wire.cut(); // MockWebServer leaves it open
      throw e;
    }
  }

  /** Says that a stream of HTTP/2 was reset, by whichever side. */
  private static final class StreamEnded extends IOException {
    private static final long serialVersionUID = 1L;
  }

  private Chunks to(BufferedSink sink) {
    if (!isSent) {
      return bytes -> {};
    }
    if (wire.isMultiplexed()) {
      return onStream(sink);
    }
    return length < 0 ? framed(sink) : plain(sink);
  }

  private static Chunks plain(BufferedSink sink) {
    return bytes -> sink.write(bytes).flush();
  }

  private static Chunks onStream(BufferedSink sink) {
    return bytes -> {
      try {
        sink.write(bytes).flush();
      } catch (IOException e) {
        throw new StreamEnded();
      }
    };
  }

  private static Chunks framed(BufferedSink sink) {
    return bytes -> {
      if (bytes.size() == 0) {
        return; // an empty chunk would end the body
      }
      sink.writeHexadecimalUnsignedLong(bytes.size()).writeUtf8("\r\n");
      sink.write(bytes).writeUtf8("\r\n").flush();
    };
  }
}
