package dev.vitals.testing.internal.server;

import dev.vitals.testing.traffic.ReceivedRequest;
import java.io.IOException;
import java.time.Duration;

/** One stream of an HTTP/2 connection. Of the answering thread. */
final class StreamWire implements Wire {
  private final Connection connection;
  private final ReceivedRequest request;
  private final StreamPauses pauses;

  /** Says that the stream ends by RST_STREAM before there is an answer. */
  static final class Reset extends IOException {
    private static final long serialVersionUID = 1L;
  }

  StreamWire(Connection connection, ReceivedRequest request, StreamPauses pauses) {
    this.connection = connection;
    this.request = request;
    this.pauses = pauses;
  }

  @Override
  public boolean isMultiplexed() {
    return true;
  }

  @Override
  public boolean isAskedForHead() {
    return request.method().equals("HEAD");
  }

  /** Ends the connection with all of its streams. */
  @Override
  public void cut() throws IOException {
    connection.close();
  }

  @Override
  public void reset() throws IOException {
    throw new Reset();
  }

  /** The connection's own thread reads; a stream that the client has given up is not told apart. */
  @Override
  public void stall() throws IOException {
    pauses.holdUntil(connection::isClosed);
  }

  @Override
  public void pause(Duration time) throws IOException {
    pauses.pause(time);
  }

  @Override
  public void answered() {
    connection.streamAnswered();
  }
}
