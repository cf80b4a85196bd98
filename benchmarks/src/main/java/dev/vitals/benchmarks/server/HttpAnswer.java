package dev.vitals.benchmarks.server;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Answers of HTTP/1.1 as bytes. */
public final class HttpAnswer {
  private static final byte[] LINE_END = ascii("\r\n");

  private HttpAnswer() {}

  /** JSON with its length. */
  public static byte[] json(String json) {
    byte[] body = json.getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    answer.writeBytes(ascii("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: "
        + body.length + "\r\n\r\n"));
    answer.writeBytes(body);
    return answer.toByteArray();
  }

  /** A body in chunks of {@code chunkSize} bytes, the last one shorter. */
  public static byte[] chunked(String contentType, byte[] body, int chunkSize) {
    ByteArrayOutputStream answer = new ByteArrayOutputStream(body.length + body.length / 64 + 256);
    answer.writeBytes(head(contentType));
    for (int from = 0; from < body.length; from += chunkSize) {
      writeChunk(answer, body, from, Math.min(chunkSize, body.length - from));
    }
    answer.writeBytes(ascii("0\r\n\r\n"));
    return answer.toByteArray();
  }

  /** The head of {@link #chunked}. */
  public static byte[] head(String contentType) {
    return ascii("HTTP/1.1 200 OK\r\nContent-Type: " + contentType
        + "\r\nTransfer-Encoding: chunked\r\n\r\n");
  }

  /** One chunk. */
  public static byte[] chunk(byte[] content) {
    ByteArrayOutputStream chunk = new ByteArrayOutputStream(content.length + 16);
    writeChunk(chunk, content, 0, content.length);
    return chunk.toByteArray();
  }

  private static void writeChunk(ByteArrayOutputStream out, byte[] content, int from, int length) {
    out.writeBytes(ascii(Integer.toHexString(length)));
    out.writeBytes(LINE_END);
    out.write(content, from, length);
    out.writeBytes(LINE_END);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
