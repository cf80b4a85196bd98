package dev.vitals.internal.stream;

import dev.vitals.internal.frames.ByteSource;
import dev.vitals.internal.frames.UnreadableRecord;
import dev.vitals.internal.gzip.DamagedGzip;
import java.io.EOFException;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import okhttp3.Request;
import okhttp3.Response;
import okio.BufferedSource;

/**
 * The body of an open stream, which one thread reads and any thread may close. OkHttp's own {@code
 * Response.close()} does not allow that, and waits up to 100 ms for more bytes.
 */
public final class StreamBody implements ByteSource {
  private static final long DRAIN_BYTES = 32 * 1024;
  private static final long DRAIN_MILLIS = 50;

  private enum State {
    IDLE,
    READING,
    /** Closed while a thread was reading: that thread frees the connection when it wakes. */
    CLOSING,
    CLOSED
  }

  private final AtomicReference<State> state = new AtomicReference<>(State.IDLE);
  private volatile StreamConnection connection;
  private volatile Runnable whenFreed = () -> {};

  /** Takes over an open answer. */
  public StreamBody(StreamConnection connection) {
    this.connection = connection;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    if (!state.compareAndSet(State.IDLE, State.READING)) {
      throw new IOException("closed");
    }
    try {
      return connection.source().read(into, offset, length);
    } catch (DamagedGzip e) {
      throw UnreadableRecord.badGzip(e);
    } finally {
      if (!state.compareAndSet(State.READING, State.IDLE)) {
        free();
      }
    }
  }

  /** Sets what else to do once the connection is freed; called by the thread that opened it. */
  public void onFreed(Runnable action) {
    Runnable before = whenFreed;
    whenFreed = () -> {
      before.run();
      action.run();
    };
    if (state.get() == State.CLOSED) {
      action.run();
    }
  }

  /**
   * Goes on with another answer after this one broke; called by the reading thread.
   *
   * @return false if the stream was closed in the meantime; then {@code next} is closed as well
   */
  boolean continueWith(StreamConnection next) {
    if (!state.compareAndSet(State.IDLE, State.READING)) {
      next.close();
      return false;
    }
    connection.close();
    connection = next;
    if (!state.compareAndSet(State.READING, State.IDLE)) {
      next.call().cancel(); // what was cancelled may have been the answer before
      free();
      return false;
    }
    return true;
  }

  private void free() {
    state.set(State.CLOSED);
    connection.response().close();
    whenFreed.run();
  }

  /** Ends the stream at once, on any thread. */
  public void close() {
    if (state.compareAndSet(State.IDLE, State.CLOSED)) {
      connection.call().cancel();
      free();
    } else if (state.compareAndSet(State.READING, State.CLOSING)) {
      connection.call().cancel();
    }
  }

  /** Called after the last item; keeps the connection for the next call if the body ends soon. */
  void finish() {
    if (state.compareAndSet(State.IDLE, State.READING)) {
      if (!drain()) {
        connection.call().cancel();
      }
      free();
    }
  }

  private boolean drain() {
    BufferedSource source = connection.source();
    try {
      source.timeout().deadline(DRAIN_MILLIS, TimeUnit.MILLISECONDS);
      source.skip(DRAIN_BYTES);
      return false;
    } catch (EOFException e) {
      return true;
    } catch (IOException e) {
      return false;
    } finally {
      source.timeout().clearDeadline();
    }
  }

  /** The answer that is read now. */
  StreamConnection connection() {
    return connection;
  }

  /** The head alone, as a response to {@code request}, because the sent one has a credential. */
  Response head(Request request) {
    Response response = connection.response();
    return new Response.Builder()
        .request(request)
        .protocol(response.protocol())
        .code(response.code())
        .message(response.message())
        .headers(response.headers())
        .handshake(response.handshake())
        .build();
  }

  boolean isClosed() {
    State now = state.get();
    return now == State.CLOSING || now == State.CLOSED;
  }
}
