package dev.vitals.benchmarks.server;

import java.io.IOException;
import java.io.OutputStream;

/** What the server writes for a path. */
@FunctionalInterface
public interface Route {
  /** Writes one answer, head included; an exception closes the connection. */
  void answer(OutputStream out) throws IOException;

  /** An answer that is written as it is: nothing is computed or allocated for a request. */
  static Route of(byte[] answer) {
    return out -> out.write(answer);
  }
}
