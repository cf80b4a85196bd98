package dev.vitals.testing;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import mockwebserver3.MockResponse;
import okhttp3.Headers;
import okio.Buffer;
import okio.BufferedSink;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * One HTTP answer of a fake, to be given in place of its own by {@link
 * FakeService#answerNext(FakeAnswer)}, or of a {@link FaultServer}. Immutable: {@link
 * #header(String, String)} and {@link #with(Fault)} return copies.
 */
public final class FakeAnswer {
  private static final int NO_CONTENT = 204;
  private static final int NOT_MODIFIED = 304;

  private final int status;
  private final Headers headers;
  private final Body body;
  private final Wire.@Nullable End end; // instead of an answer

  /** What is sent, and how; a length of -1 says that nobody knows it beforehand. */
  private record Body(long length, ChunkSource source, Delivery delivery) {
    static Body of(Buffer bytes) {
      ByteString content = bytes.snapshot();
      return new Body(content.size(), chunks -> chunks.send(content), Delivery.WHOLE);
    }

    boolean isChunked() {
      return length < 0;
    }
  }

  private FakeAnswer(int status, Headers headers, Body body, Wire.@Nullable End end) {
    if (status < 200 || status > 999) {
      throw new IllegalArgumentException("status must be from 200 to 999, was " + status);
    }
    this.status = status;
    this.headers = headers;
    this.body = body;
    this.end = end;
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
    return new FakeAnswer(status, Headers.EMPTY, Body.of(new Buffer()), null);
  }

  static FakeAnswer of(int status, String contentType, Buffer body) {
    return new FakeAnswer(status, Headers.of("Content-Type", contentType), Body.of(body), null);
  }

  /** A body that comes chunk by chunk, for as long as its source has something to send. */
  static FakeAnswer chunked(int status, String contentType, ChunkSource source) {
    return streamed(status, Headers.of("Content-Type", contentType), -1, source);
  }

  /** A body that comes as its source sends it; a length of -1 says that it is not known. */
  static FakeAnswer streamed(int status, Headers headers, long length, ChunkSource source) {
    return new FakeAnswer(status, headers, new Body(length, source, Delivery.WHOLE), null);
  }

  /** No answer: the connection ends, or seems to. */
  static FakeAnswer none(Wire.End end) {
    return new FakeAnswer(200, Headers.EMPTY, Body.of(new Buffer()), end);
  }

  /** The same answer with one more header, such as {@code Retry-After}. */
  public FakeAnswer header(String name, String value) {
    return new FakeAnswer(status, headers.newBuilder().add(name, value).build(), body, end);
  }

  /**
   * The same answer as the fault lets it arrive, such as {@code Fault.cutAfter(10)}.
   *
   * @throws IllegalArgumentException if the fault is for several requests, or for one path
   */
  public FakeAnswer with(Fault fault) {
    fault.requireForOneAnswer();
    return fault.on(() -> this);
  }

  FakeAnswer delivered(Delivery delivery) {
    return new FakeAnswer(status, headers, new Body(body.length, body.source, delivery), end);
  }

  /** The status code. */
  public int status() {
    return status;
  }

  /** For MockWebServer, which gets nobody to send it to where there is no answer. */
  MockResponse over(Wire wire) throws IOException {
    if (end != null) {
      end.of(wire);
    }
    MockResponse.Builder response =
        new MockResponse.Builder().code(status).headers(headers).body(bodyOn(wire));
    if (body.isChunked() || hasNoLength()) {
      response.removeHeader("Content-Length");
    }
    if (isChunkedOn(wire)) {
      response.setHeader("Transfer-Encoding", "chunked");
    }
    return response.build();
  }

  /** Writes it out as HTTP/1.1. */
  void sendTo(BufferedSink sink, Wire wire) throws IOException {
    if (end != null) {
      end.of(wire);
      return;
    }
    sink.writeUtf8("HTTP/1.1 " + status + " Scripted\r\n");
    for (int i = 0; i < headers.size(); i++) {
      sink.writeUtf8(headers.name(i) + ": " + headers.value(i) + "\r\n");
    }
    if (isChunkedOn(wire)) {
      sink.writeUtf8("Transfer-Encoding: chunked\r\n");
    } else if (!body.isChunked() && !hasNoLength()) {
      sink.writeUtf8("Content-Length: " + body.length + "\r\n");
    }
    sink.writeUtf8("\r\n");
    bodyOn(wire).writeTo(sink);
    sink.writeUtf8(isChunkedOn(wire) ? "\r\n" : "").flush();
  }

  private AnswerBody bodyOn(Wire wire) {
    return new AnswerBody(body.length, !hasNoBodyOn(wire), body.source, body.delivery, wire);
  }

  private boolean isChunkedOn(Wire wire) {
    return body.isChunked() && !hasNoBodyOn(wire);
  }

  /** Of an answer to HEAD the client takes the length for that of a GET, and reads no body. */
  private boolean hasNoBodyOn(Wire wire) {
    return hasNoLength() || wire.isAskedForHead();
  }

  private boolean hasNoLength() {
    return status == NO_CONTENT || status == NOT_MODIFIED;
  }

  @Override
  public String toString() {
    String contentType = headers.get("Content-Type");
    return status + " " + (contentType == null ? "without content type" : contentType);
  }
}
