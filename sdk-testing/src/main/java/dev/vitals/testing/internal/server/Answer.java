package dev.vitals.testing.internal.server;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import okhttp3.Headers;
import okio.Buffer;
import okio.BufferedSink;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/** One HTTP answer, and how it arrives. Immutable. */
public final class Answer {
  private static final int NO_CONTENT = 204;
  private static final int NOT_MODIFIED = 304;
  private static final int INTERNAL_ERROR = 2; // of RFC 9113
  private static final SocketEffect RESET = new SocketEffect.CloseStream(INTERNAL_ERROR);

  private final int status;
  private final Headers headers;
  private final Body body;
  private final Wire.@Nullable End end; // instead of an answer

  /** What is sent, and how; a length of -1 means that it is not known beforehand. */
  private record Body(long length, ChunkSource source, Delivery delivery) {
    static Body of(Buffer bytes) {
      ByteString content = bytes.snapshot();
      return new Body(content.size(), chunks -> chunks.send(content), Delivery.WHOLE);
    }

    boolean isChunked() {
      return length < 0;
    }
  }

  private Answer(int status, Headers headers, Body body, Wire.@Nullable End end) {
    if (status < 200 || status > 999) {
      throw new IllegalArgumentException("status must be from 200 to 999, was " + status);
    }
    this.status = status;
    this.headers = headers;
    this.body = body;
    this.end = end;
  }

  /** Sends the text as UTF-8. */
  public static Answer of(int status, String contentType, String body) {
    return of(status, contentType, new Buffer().writeUtf8(body));
  }

  /** Sends the bytes as they are. */
  public static Answer of(int status, String contentType, Buffer body) {
    return new Answer(status, Headers.of("Content-Type", contentType), Body.of(body), null);
  }

  /** Sends the text as {@code application/json}, even if it is not JSON. */
  public static Answer json(int status, String json) {
    return of(status, "application/json", json);
  }

  /** Sends the tree as {@code application/json}. */
  public static Answer json(int status, JsonNode json) {
    return json(status, json.toString());
  }

  /** Sends plain text. */
  public static Answer text(int status, String text) {
    return of(status, "text/plain; charset=utf-8", text);
  }

  /** Sends a page such as web frameworks and proxies do. */
  public static Answer html(int status, String html) {
    return of(status, "text/html; charset=utf-8", html);
  }

  /** Has neither a body nor a content type. */
  public static Answer empty(int status) {
    return new Answer(status, Headers.EMPTY, Body.of(new Buffer()), null);
  }

  /** Sends the body chunk by chunk, for as long as its source has something to send. */
  public static Answer chunked(int status, String contentType, ChunkSource source) {
    return streamed(status, Headers.of("Content-Type", contentType), -1, source);
  }

  /** Sends the body as its source does; a length of -1 means that it is not known. */
  public static Answer streamed(int status, Headers headers, long length, ChunkSource source) {
    return new Answer(status, headers, new Body(length, source, Delivery.WHOLE), null);
  }

  /** Sends nothing: the connection ends, or seems to. */
  public static Answer none(Wire.End end) {
    return new Answer(200, Headers.EMPTY, Body.of(new Buffer()), end);
  }

  /** Returns the same answer with one more header. */
  public Answer header(String name, String value) {
    return new Answer(status, headers.newBuilder().add(name, value).build(), body, end);
  }

  /** Returns the same answer, its body sent in another way. */
  public Answer delivered(Delivery delivery) {
    return new Answer(status, headers, new Body(body.length, body.source, delivery), end);
  }

  /** The status code. */
  public int status() {
    return status;
  }

  /** Makes it for MockWebServer, which sends it to nobody where an answer is missing. */
  MockResponse over(Wire wire) throws IOException {
    if (end != null) {
      end.of(wire);
    }
    MockResponse.Builder response =
        new MockResponse.Builder().code(status).headers(headers).body(bodyOn(wire));
    if (body.isChunked() || hasNoLength()) {
      response.removeHeader("Content-Length");
    }
    if (isChunkedOn(wire) && !wire.isMultiplexed()) {
      response.setHeader("Transfer-Encoding", "chunked");
    }
    if (wire.isMultiplexed() && body.delivery.resetsAfter() >= 0) {
      resetStream(response, wire);
    }
    return response.build();
  }

  /** Only MockWebServer can reset a stream, and does it half way through what it takes for a body. */
  private void resetStream(MockResponse.Builder response, Wire wire) {
    long bytes = Math.max(1, body.delivery.resetsAfter());
    long sent = body.length < 1 ? bytes : Math.min(bytes, body.length);
    Headers kept = response.getHeaders();
    response
        .body(new AnswerBody(2 * sent, !hasNoBodyOn(wire), body.source, Delivery.WHOLE, wire))
        .headers(kept)
        .onResponseBody(RESET);
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
