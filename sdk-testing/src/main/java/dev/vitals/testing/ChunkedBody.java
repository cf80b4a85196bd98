package dev.vitals.testing;

import java.io.IOException;
import mockwebserver3.MockResponseBody;
import okio.BufferedSink;
import okio.ByteString;

/** Frames each chunk itself, because MockWebServer sends the bytes of a body as they are. */
final class ChunkedBody implements MockResponseBody {
  private final ChunkSource source;

  ChunkedBody(ChunkSource source) {
    this.source = source;
  }

  @Override
  public long getContentLength() {
    return -1;
  }

  @Override
  public void writeTo(BufferedSink sink) throws IOException {
    sink.flush(); // the head goes out before the first chunk is there
    source.sendTo(text -> {
      if (text.isEmpty()) {
        return; // an empty chunk would end the body
      }
      ByteString bytes = ByteString.encodeUtf8(text);
      sink.writeHexadecimalUnsignedLong(bytes.size()).writeUtf8("\r\n");
      sink.write(bytes).writeUtf8("\r\n").flush();
    });
    // MockWebServer adds the trailers and the empty line after them.
    sink.writeUtf8("0\r\n");
  }
}
