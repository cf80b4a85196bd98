package dev.vitals.testing.internal.server;

import dev.vitals.testing.internal.server.ChunkSource.Chunks;
import java.io.IOException;
import java.time.Duration;
import okio.ByteString;

/** How the body of an answer goes out: whole, or as a fault wants it. */
@FunctionalInterface
public interface Delivery {
  /** Without a fault. */
  Delivery WHOLE = (out, wire) -> out;

  /** After how many bytes of the body the stream is reset; -1 if it is not. */
  default long resetsAfter() {
    return -1;
  }

  /** Where the source writes to, before anything goes out. */
  Chunks before(Chunks out, Wire wire);

  /** Sends the first {@code bytes} bytes of the body, or all if it has fewer, then ends. */
  static Delivery endAfter(long bytes, Wire.End end) {
    return (out, wire) -> new Chunks() {
      private long left = bytes;

      @Override
      public void send(ByteString chunk) throws IOException {
        if (chunk.size() < left) {
          left -= chunk.size();
          out.send(chunk);
        } else {
          out.send(chunk.substring(0, (int) left));
          end();
        }
      }

      @Override
      public void end() throws IOException {
        end.of(wire);
        throw new IOException("the answer ended as its fault wanted");
      }
    };
  }

  /** Sends the first {@code bytes} bytes of the body, or all if it has fewer, then resets. */
  static Delivery resetAfter(long bytes) {
    Delivery delivery = endAfter(bytes, Wire::reset);
    return new Delivery() {
      @Override
      public Chunks before(Chunks out, Wire wire) {
        return delivery.before(out, wire);
      }

      @Override
      public long resetsAfter() {
        return bytes;
      }
    };
  }

  /** Sends {@code bytes} bytes at a time, each time after a pause. */
  static Delivery drip(int bytes, Duration every) {
    return (out, wire) -> chunk -> {
      for (int from = 0; from < chunk.size(); from += bytes) {
        wire.pause(every);
        out.send(chunk.substring(from, Math.min(chunk.size(), from + bytes)));
      }
    };
  }
}
