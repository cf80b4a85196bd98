package dev.vitals.internal.frames;

import java.io.EOFException;
import java.io.IOException;
import okio.Buffer;
import okio.ForwardingSource;
import okio.GzipSource;
import okio.Source;
import okio.Timeout;

/**
 * Decompresses a body that a gateway has gzipped. Okio throws the same exception for damaged gzip
 * data and for a broken connection; only the latter may be worth a retry.
 */
public final class GunzippedSource implements Source {
  private final Connection connection;
  private final GzipSource gzip;

  /** Decompresses {@code compressed}. */
  public GunzippedSource(Source compressed) {
    connection = new Connection(compressed);
    gzip = new GzipSource(connection);
  }

  @Override
  public long read(Buffer sink, long byteCount) throws IOException {
    try {
      return gzip.read(sink, byteCount);
    } catch (EOFException e) {
      throw e; // the data ends too early
    } catch (IOException e) {
      throw connection.failed ? e : UnreadableRecord.badGzip(e);
    }
  }

  @Override
  public Timeout timeout() {
    return gzip.timeout();
  }

  @Override
  public void close() throws IOException {
    gzip.close();
  }

  /** Remembers whether the connection failed. */
  private static final class Connection extends ForwardingSource {
    private boolean failed;

    Connection(Source compressed) {
      super(compressed);
    }

    @Override
    public long read(Buffer sink, long byteCount) throws IOException {
      failed = true;
      long count = super.read(sink, byteCount);
      failed = false;
      return count;
    }
  }
}
