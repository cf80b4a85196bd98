package dev.vitals.testing;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.time.Duration;

/** A connection that a fake accepted. */
final class Connection extends Socket implements Wire {
  private final StreamPauses pauses;

  Connection(StreamPauses pauses) {
    this.pauses = pauses;
  }

  @Override
  public void cut() throws IOException {
    close();
  }

  @Override
  public void reset() throws IOException {
    setSoLinger(true, 0);
    close();
  }

  @Override
  public void stall() throws IOException {
    try (this) {
      InputStream in = getInputStream();
      while (in.read() >= 0) {
        // what the client still sends is of no interest
      }
    }
  }

  @Override
  public void pause(Duration time) throws IOException {
    pauses.pause(time);
  }
}
