package dev.vitals.testing.internal.server;

import dev.vitals.testing.traffic.OpenConnection;
import dev.vitals.testing.traffic.ReceivedRequest;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A connection that a fake accepted: what its answers may do to it, and whether it is still open. */
final class Connection extends Socket implements Wire, OpenConnection {
  private final StreamPauses pauses;
  private volatile @Nullable ReceivedRequest last;
  private @Nullable PeekableInput input; // guarded by this
  private final AtomicInteger answering = new AtomicInteger(); // streams; one without HTTP/2

  Connection(StreamPauses pauses) {
    this.pauses = pauses;
  }

  void begin(ReceivedRequest request) {
    last = request;
    answering.set(1);
  }

  /** Begins one of several streams. */
  StreamWire beginStream(ReceivedRequest request) {
    last = request;
    answering.incrementAndGet();
    return new StreamWire(this, request, pauses);
  }

  void streamAnswered() {
    answering.decrementAndGet();
  }

  @Override
  public boolean isAskedForHead() {
    return last != null && last.method().equals("HEAD");
  }

  @Override
  public void answered() {
    answering.set(0);
  }

  @Override
  public void cut() throws IOException {
    if (isClosed()) {
      return;
    }
    try {
      shutdownOutput();
    } catch (IOException e) {
      close(); // the client was faster
      return;
    }
    stall(); // until the client has closed it, too: before that it is a leak of the client
  }

  @Override
  public void reset() throws IOException {
    setSoLinger(true, 0);
    close();
  }

  @Override
  public void stall() throws IOException {
    answering.set(0); // it is we who read
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

  /** Whether both sides have it open. While it answers over HTTP/1.1, nobody reads that the client is gone. */
  boolean isOpen() {
    return !isClosed() && !(answering.get() > 0 && clientIsGone());
  }

  @Override
  public Optional<ReceivedRequest> lastRequest() {
    return Optional.ofNullable(last);
  }

  @Override
  public boolean isAnswering() {
    return answering.get() > 0;
  }

  private boolean clientIsGone() {
    try {
      return getInputStream().hasEnded();
    } catch (IOException e) {
      return true;
    }
  }

  @Override
  public synchronized PeekableInput getInputStream() throws IOException {
    if (input == null) {
      input = new PeekableInput(this, super.getInputStream());
    }
    return input;
  }
}
