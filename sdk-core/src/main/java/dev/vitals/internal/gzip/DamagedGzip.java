package dev.vitals.internal.gzip;

import java.io.IOException;

/** Thrown if bytes are not valid gzip data, although they arrived: no retry helps. */
public final class DamagedGzip extends IOException {
  private static final long serialVersionUID = 1L;

  DamagedGzip(String message) {
    super(message);
  }

  /** The reason why the compressed bytes cannot be inflated. */
  DamagedGzip(Throwable cause) {
    super("it is not valid deflate data", cause);
  }
}
