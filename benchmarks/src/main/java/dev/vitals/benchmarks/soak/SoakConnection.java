package dev.vitals.benchmarks.soak;

import dev.vitals.benchmarks.server.HttpAnswer;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * One connection: answers a few requests, then plays its fault, if it has one.
 *
 * <p>{@code /items/7} is the item 7, {@code /ndjson/7} and {@code /sse/7} are streams of 7 items,
 * and {@code /endless/0} is an NDJSON stream without an end.
 */
final class SoakConnection {
  private static final int REQUESTS = 12;
  private static final long ENDLESS_GAP_MILLIS = 20;
  private static final String DOWN = String.join(
      "\r\n",
      "HTTP/1.1 503 Down",
      "Retry-After: 0",
      "Content-Length: 0",
      "Connection: close",
      "",
      "");
  private static final String PADDING = "x".repeat(100);

  private final SoakService service;
  private final Socket socket;
  private final InputStream in;
  private final OutputStream out;

  /** {@code stream} is the socket itself, or TLS over it. */
  SoakConnection(SoakService service, Socket socket, Socket stream) throws IOException {
    this.service = service;
    this.socket = socket;
    this.in = new BufferedInputStream(stream.getInputStream());
    this.out = stream.getOutputStream();
  }

  private record Request(String kind, int number) {
    boolean endless() {
      return kind.equals("endless");
    }
  }

  /** Answers {@code healthy} requests, and then plays its fault. */
  void serve(Fate end, int healthy) throws IOException {
    int whole = end == Fate.WHOLE ? REQUESTS : healthy;
    Request request = first();
    for (int i = 1; i <= whole; i++) {
      // A kept-alive connection is not closed unannounced: a request in flight would not be
      // counted.
      boolean last = end == Fate.WHOLE && i == REQUESTS;
      answer(request, last);
      if (last) {
        return;
      }
      request = read();
    }
    fail(request, end);
  }

  private Request first() throws IOException {
    try {
      return read();
    } catch (IOException e) {
      service.count(Fate.UNUSED);
      throw e;
    }
  }

  private void answer(Request request, boolean last) throws IOException {
    if (request.endless()) {
      flow();
      return;
    }
    out.write(withConnection(body(request, false), last));
    service.count(Fate.WHOLE);
  }

  /** Items until the client leaves. */
  private void flow() throws IOException {
    try {
      out.write(HttpAnswer.head("application/x-ndjson"));
      for (int i = 0; ; i++) {
        out.write(HttpAnswer.chunk(utf8(item(i) + "\n")));
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(ENDLESS_GAP_MILLIS));
      }
    } catch (IOException e) {
      service.count(Fate.LEFT);
      throw e;
    }
  }

  private void fail(Request request, Fate planned) throws IOException {
    boolean inBody = planned == Fate.STALLED_IN_BODY
        || planned == Fate.CUT_IN_BODY
        || planned == Fate.RESET_IN_BODY
        || planned == Fate.MALFORMED;
    // The client may close an endless stream before it notices a fault in the body.
    Fate fate = request.endless() && inBody ? Fate.RESET_BEFORE_HEAD : planned;
    service.count(fate);
    switch (fate) {
      case RESET_BEFORE_HEAD -> socket.setSoLinger(true, 0);
      case STALLED_BEFORE_HEAD -> awaitEnd();
      case STALLED_IN_BODY -> {
        writeHalf(request);
        awaitEnd();
      }
      case CUT_IN_BODY -> writeHalf(request);
      case RESET_IN_BODY -> {
        writeHalf(request);
        socket.setSoLinger(true, 0);
      }
      case GARBLED_HEAD -> out.write(utf8("what is this?\r\n\r\n"));
      case MALFORMED -> out.write(withConnection(body(request, true), true));
      case UNAVAILABLE -> out.write(utf8(DOWN));
      default -> {
        // CLOSED_BEFORE_HEAD: the caller closes
      }
    }
    if (fate == Fate.RESET_BEFORE_HEAD || fate == Fate.RESET_IN_BODY) {
      socket.close(); // below TLS, so that no close_notify is sent
    }
  }

  private void writeHalf(Request request) throws IOException {
    byte[] whole = body(request, false);
    out.write(Arrays.copyOf(whole, whole.length - item(0).length() / 2));
  }

  private void awaitEnd() throws IOException {
    while (in.read() >= 0) {
      // what the client still sends does not matter
    }
  }

  private static byte[] body(Request request, boolean malformed) {
    int number = request.number();
    return switch (request.kind()) {
      case "ndjson" ->
        HttpAnswer.chunked("application/x-ndjson", stream("", "\n", number, malformed), 1000);
      case "sse" ->
        HttpAnswer.chunked("text/event-stream", stream("data: ", "\n\n", number, malformed), 1000);
      default -> HttpAnswer.json(malformed ? item(number) + "}" : item(number));
    };
  }

  private static byte[] stream(String before, String after, int items, boolean malformed) {
    StringBuilder body = new StringBuilder();
    for (int i = 0; i < items; i++) {
      body.append(before).append(item(i)).append(malformed && i == items - 1 ? "}" : "");
      body.append(after);
    }
    return utf8(body.toString());
  }

  private static String item(int number) {
    return "{\"number\":" + number + ",\"text\":\"" + PADDING + "\"}";
  }

  /** Says in the head that this answer is the connection's last. */
  private static byte[] withConnection(byte[] answer, boolean last) {
    if (!last) {
      return answer;
    }
    String text = new String(answer, StandardCharsets.UTF_8);
    return utf8(text.replaceFirst("\r\n", "\r\nConnection: close\r\n"));
  }

  private Request read() throws IOException {
    String[] target = line().split(" ", -1)[1].split("/", -1);
    int length = 0;
    for (String header = line(); !header.isEmpty(); header = line()) {
      String[] parts = header.split(":", 2);
      if (parts[0].toLowerCase(Locale.ROOT).equals("content-length")) {
        length = Integer.parseInt(parts[1].strip());
      }
    }
    in.skipNBytes(length);
    return new Request(target[1], Integer.parseInt(target[2]));
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder();
    int next = in.read();
    for (; next >= 0 && next != '\n'; next = in.read()) {
      if (next != '\r') {
        line.append((char) next);
      }
    }
    if (next < 0) {
      throw new EOFException("the client is done");
    }
    return line.toString();
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
