package dev.vitals.internal.stream;

import dev.vitals.internal.frames.ByteSource;
import dev.vitals.internal.frames.UnreadableRecord;
import dev.vitals.internal.gzip.DamagedGzip;
import java.io.EOFException;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import okhttp3.Call;
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

  private final Call call;
  private final StreamLabel label;
  private final Response response;
  private final BufferedSource source;
  private final AtomicReference<State> state = new AtomicReference<>(State.IDLE);
  private volatile Runnable whenFreed = () -> {};

  /** Takes over the open response of {@code call}; {@code source} is its body, decompressed. */
  public StreamBody(Call call, Response response, StreamLabel label, BufferedSource source) {
    this.call = call;
    this.label = label;
    this.response = response;
    this.source = source;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    if (!state.compareAndSet(State.IDLE, State.READING)) {
      throw new IOException("closed");
    }
    try {
      return source.read(into, offset, length);
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

  private void free() {
    state.set(State.CLOSED);
    response.close();
    whenFreed.run();
  }

  /** Ends the stream at once, on any thread. */
  public void close() {
    if (state.compareAndSet(State.IDLE, State.CLOSED)) {
      call.cancel();
      free();
    } else if (state.compareAndSet(State.READING, State.CLOSING)) {
      call.cancel();
    }
  }

  /** Called after the last item; keeps the connection for the next call if the body ends soon. */
  void finish() {
    if (state.compareAndSet(State.IDLE, State.READING)) {
      if (!drain()) {
        call.cancel();
      }
      free();
    }
  }

  private boolean drain() {
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

  StreamLabel label() {
    return label;
  }

  int status() {
    return response.code();
  }

  /** The content type as the server sent it; "null" if it sent none. */
  String contentType() {
    return String.valueOf(response.header("Content-Type"));
  }

  /** The head alone, as a response to {@code request}, because the sent one has a credential. */
  Response head(Request request) {
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
