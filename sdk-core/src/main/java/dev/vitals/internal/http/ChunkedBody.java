package dev.vitals.internal.http;

import java.io.IOException;
import okhttp3.MediaType;
import okhttp3.ResponseBody;
import okio.Buffer;
import okio.BufferedSource;
import okio.ForwardingSource;
import okio.Okio;
import org.jspecify.annotations.Nullable;

/**
 * A body in chunks, whose framing is bounded: OkHttp takes in a chunk's extension whole, however
 * long it is, before a byte of the chunk comes out.
 */
final class ChunkedBody extends ResponseBody {
  /** More than one read of a body takes from the network, by far. */
  private static final long MOST_PER_READ = 1 << 20;

  private final ResponseBody body;
  private final BufferedSource source;

  ChunkedBody(ResponseBody body, CountingSocket carrier) {
    this.body = body;
    this.source = Okio.buffer(new ForwardingSource(body.source()) {
      @Override
      public long read(Buffer sink, long byteCount) throws IOException {
        carrier.limit(MOST_PER_READ);
        try {
          return super.read(sink, byteCount);
        } finally {
          carrier.unlimited();
        }
      }
    });
  }

  @Override
  public @Nullable MediaType contentType() {
    return body.contentType();
  }

  @Override
  public long contentLength() {
    return body.contentLength();
  }

  @Override
  public BufferedSource source() {
    return source;
  }
}
