package dev.vitals.stream.wire;

import java.io.IOException;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.Buffer;
import okio.BufferedSource;
import okio.ByteString;
import okio.Okio;
import okio.Source;
import okio.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * Answers calls at the {@code httpClient} door without a socket, so that a body comes in exactly the
 * reads that a test names. One call at a time.
 */
public final class ScriptedAnswers implements Interceptor {
  /**
   * An answer.
   *
   * @param status of the answer
   * @param contentType as the server writes it
   * @param body whole
   * @param split the reads it comes in
   * @param keepOpen whether a read past the body is a mistake: it would block on a socket
   */
  public record Answer(
      int status, String contentType, ByteString body, Split split, boolean keepOpen) {}

  private @Nullable Answer next;
  private boolean closed;

  /** A client of the caller whose calls are answered by these. */
  public OkHttpClient http() {
    return new OkHttpClient.Builder().addInterceptor(this).build();
  }

  /** Sets the answer of the next call. */
  public void next(Answer answer) {
    next = answer;
    closed = false;
  }

  /** Whether the last answer's body was closed. */
  public boolean closed() {
    return closed;
  }

  @Override
  public Response intercept(Chain chain) {
    Answer answer = next;
    if (answer == null) {
      throw new IllegalStateException("no answer was set");
    }
    return new Response.Builder()
        .request(chain.request())
        .protocol(Protocol.HTTP_1_1)
        .code(answer.status())
        .message("")
        .header("Content-Type", answer.contentType())
        .body(new Body(Okio.buffer(new Reads(answer))))
        .build();
  }

  private static final class Body extends ResponseBody {
    private final BufferedSource source;

    Body(BufferedSource source) {
      this.source = source;
    }

    @Override
    public @Nullable MediaType contentType() {
      return null;
    }

    @Override
    public long contentLength() {
      return -1;
    }

    @Override
    public BufferedSource source() {
      return source;
    }
  }

  private final class Reads implements Source {
    private final Answer answer;
    private int position;

    Reads(Answer answer) {
      this.answer = answer;
    }

    @Override
    public long read(Buffer sink, long byteCount) throws IOException {
      ByteString body = answer.body();
      if (position == body.size()) {
        if (answer.keepOpen()) {
          throw new IOException("read for more than the item needs");
        }
        return -1;
      }
      int end = Math.min(body.size(), answer.split().end().applyAsInt(position));
      int count = (int) Math.min(end - position, byteCount);
      sink.write(body, position, count);
      position += count;
      return count;
    }

    @Override
    public Timeout timeout() {
      return Timeout.NONE;
    }

    @Override
    public void close() {
      closed = true;
    }
  }
}
