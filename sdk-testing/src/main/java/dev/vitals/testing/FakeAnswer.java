package dev.vitals.testing;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import mockwebserver3.MockResponse;
import mockwebserver3.MockResponseBody;
import okhttp3.Headers;
import okio.Buffer;
import okio.BufferedSink;

/**
 * One HTTP answer of a fake, to be given in place of its own by {@link
 * FakeService#nextAnswer(FakeAnswer)}. Immutable: {@link #header(String, String)} returns a copy.
 */
public final class FakeAnswer {
  private static final int NO_CONTENT = 204;
  private static final int NOT_MODIFIED = 304;

  private final int status;
  private final Headers headers;
  private final MockResponseBody body;

  private FakeAnswer(int status, Headers headers, MockResponseBody body) {
    if (status < 200 || status > 599) {
      throw new IllegalArgumentException("status must be from 200 to 599, was " + status);
    }
    this.status = status;
    this.headers = headers;
    this.body = body;
  }

  /** A body of this content type, sent as UTF-8. */
  public static FakeAnswer of(int status, String contentType, String body) {
    return of(status, contentType, new Buffer().writeUtf8(requireNonNull(body, "body")));
  }

  /** A JSON body, {@code application/json}; the text is sent as it is, even if it is not JSON. */
  public static FakeAnswer json(int status, String json) {
    return of(status, "application/json", json);
  }

  /** A plain text body, {@code text/plain; charset=utf-8}. */
  public static FakeAnswer text(int status, String text) {
    return of(status, "text/plain; charset=utf-8", text);
  }

  /** A page such as web frameworks and proxies send, {@code text/html; charset=utf-8}. */
  public static FakeAnswer html(int status, String html) {
    return of(status, "text/html; charset=utf-8", html);
  }

  /** No body and no content type. */
  public static FakeAnswer empty(int status) {
    return new FakeAnswer(status, Headers.EMPTY, new FixedBody(new Buffer()));
  }

  static FakeAnswer of(int status, String contentType, Buffer body) {
    return new FakeAnswer(status, Headers.of("Content-Type", contentType), new FixedBody(body));
  }

  /** A body that comes chunk by chunk, for as long as its source has something to send. */
  static FakeAnswer chunked(int status, String contentType, ChunkSource source) {
    return new FakeAnswer(status, Headers.of("Content-Type", contentType), new ChunkedBody(source));
  }

  /** The same answer with one more header, such as {@code Retry-After}. */
  public FakeAnswer header(String name, String value) {
    return new FakeAnswer(status, headers.newBuilder().add(name, value).build(), body);
  }

  /** The status code. */
  public int status() {
    return status;
  }

  MockResponse toMockResponse() {
    MockResponse.Builder response =
        new MockResponse.Builder().code(status).headers(headers).body(body);
    if (body instanceof ChunkedBody) {
      response.removeHeader("Content-Length").setHeader("Transfer-Encoding", "chunked");
    } else if (status == NO_CONTENT || status == NOT_MODIFIED) {
      response.removeHeader("Content-Length");
    }
    return response.build();
  }

  @Override
  public String toString() {
    String contentType = headers.get("Content-Type");
    return status + " " + (contentType == null ? "without content type" : contentType);
  }

  /** Bytes known beforehand; may be sent more than once. */
  private record FixedBody(Buffer bytes) implements MockResponseBody {
    @Override
    public long getContentLength() {
      return bytes.size();
    }

    @Override
    public void writeTo(BufferedSink sink) throws IOException {
      sink.write(bytes.snapshot());
    }
  }
}
