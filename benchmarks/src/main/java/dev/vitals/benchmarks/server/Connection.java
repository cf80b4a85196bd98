package dev.vitals.benchmarks.server;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** One connection: reads a request in place, writes the answer of its path, and so on. */
final class Connection {
  private static final byte[] CONTENT_LENGTH = "content-length:".getBytes(StandardCharsets.UTF_8);
  private static final byte[] CHUNKED = "transfer-encoding:".getBytes(StandardCharsets.UTF_8);

  private final InputStream in;
  private final OutputStream out;
  private final byte[][] paths;
  private final Route[] answers;

  private byte[] bytes = new byte[64 * 1024];
  private int end;

  Connection(InputStream in, OutputStream out, Map<String, Route> routes) {
    this.in = in;
    this.out = out;
    this.paths = new byte[routes.size()][];
    this.answers = new Route[routes.size()];
    int i = 0;
    for (Map.Entry<String, Route> route : routes.entrySet()) {
      paths[i] = route.getKey().getBytes(StandardCharsets.UTF_8);
      answers[i++] = route.getValue();
    }
  }

  void serve() throws IOException {
    while (true) {
      int head = readHead();
      if (head < 0) {
        return;
      }
      if (header(head, CHUNKED) >= 0) {
        throw new IOException("request bodies of unknown length are not supported");
      }
      Route answer = route();
      discard(head + contentLength(head));
      answer.answer(out);
      out.flush();
    }
  }

  /** The head's length, its blank line included, or -1 if the client is done. */
  private int readHead() throws IOException {
    int scanned = 0;
    while (true) {
      for (int i = Math.max(scanned, 3); i < end; i++) {
        if (bytes[i] == '\n' && bytes[i - 1] == '\r' && bytes[i - 2] == '\n') {
          return i + 1;
        }
      }
      scanned = end;
      if (!fill()) {
        return -1;
      }
    }
  }

  private boolean fill() throws IOException {
    if (end == bytes.length) {
      throw new IOException("the request's head is too long");
    }
    int count = in.read(bytes, end, bytes.length - end);
    if (count < 0) {
      return false;
    }
    end += count;
    return true;
  }

  private Route route() throws IOException {
    int from = 0;
    while (bytes[from++] != ' ') {
      // the method
    }
    int to = from;
    while (bytes[to] != ' ' && bytes[to] != '?') {
      to++;
    }
    for (int i = 0; i < paths.length; i++) {
      if (paths[i].length == to - from && startsWith(from, paths[i])) {
        return answers[i];
      }
    }
    throw new IOException(
        "no answer for " + new String(bytes, from, to - from, StandardCharsets.UTF_8));
  }

  private int contentLength(int head) {
    int length = 0;
    int at = header(head, CONTENT_LENGTH);
    while (at >= 0 && bytes[at] != '\r') {
      if (bytes[at] != ' ') {
        length = length * 10 + (bytes[at] - '0');
      }
      at++;
    }
    return length;
  }

  /** Where the value of the header begins, or -1. */
  private int header(int head, byte[] name) {
    for (int i = 0; i < head - name.length; i++) {
      if (bytes[i] == '\n' && startsWith(i + 1, name)) {
        return i + 1 + name.length;
      }
    }
    return -1;
  }

  private boolean startsWith(int at, byte[] text) {
    for (int i = 0; i < text.length; i++) {
      byte b = bytes[at + i];
      if (b != text[i] && (b < 'A' || b > 'Z' || b + 32 != text[i])) {
        return false;
      }
    }
    return true;
  }

  private void discard(int request) throws IOException {
    while (end < request) {
      if (!fill()) {
        throw new EOFException("the request ended inside its body");
      }
    }
    System.arraycopy(bytes, request, bytes, 0, end - request);
    end -= request;
  }
}
