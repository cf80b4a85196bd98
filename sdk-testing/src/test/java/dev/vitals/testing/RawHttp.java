package dev.vitals.testing;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;

/**
 * A client that sends exactly what it is told and nothing else: no Content-Type, no escapes, no
 * redirects followed.
 */
public final class RawHttp implements AutoCloseable {
  private final Socket socket;
  private final InputStream in;

  private RawHttp(LoopbackServer server) throws IOException {
    socket = new Socket(
        InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), server.url().getPort());
    socket.setSoTimeout(10_000);
    in = new BufferedInputStream(socket.getInputStream());
  }

  public static RawAnswer get(LoopbackServer server, String target, String... headers) {
    return send(server, "GET", target, "", headers);
  }

  public static RawAnswer post(
      LoopbackServer server, String target, String body, String... headers) {
    return send(server, "POST", target, body, headers);
  }

  public static RawAnswer postJson(
      LoopbackServer server, String target, String body, String... headers) {
    List<String> all = new ArrayList<>(List.of(headers));
    all.add("Content-Type: application/json");
    return send(server, "POST", target, body, all.toArray(String[]::new));
  }

  public static RawAnswer send(
      LoopbackServer server, String method, String target, String body, String... headers) {
    try (RawHttp http = open(server, method, target, body, headers)) {
      return http.readAnswer();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Sends a request and leaves it to the caller to read the answer piece by piece. */
  public static RawHttp open(
      LoopbackServer server, String method, String target, String body, String... headers)
      throws IOException {
    RawHttp http = new RawHttp(server);
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    StringBuilder head = new StringBuilder(method + " " + target + " HTTP/1.1\r\n");
    if (List.of(headers).stream().noneMatch(header -> header.startsWith("Host:"))) {
      head.append("Host: ").append(server.url().getAuthority()).append("\r\n");
    }
    for (String header : headers) {
      head.append(header).append("\r\n");
    }
    if (bytes.length > 0 || method.equals("POST")) {
      head.append("Content-Length: ").append(bytes.length).append("\r\n");
    }
    http.socket
        .getOutputStream()
        .write(head.append("\r\n").toString().getBytes(StandardCharsets.UTF_8));
    http.socket.getOutputStream().write(bytes);
    return http;
  }

  public RawAnswer readAnswer() throws IOException {
    RawAnswer head = readHead();
    List<String> chunks = new ArrayList<>();
    if (head.header("Transfer-Encoding").isPresent()) {
      for (String chunk = readChunk(); !chunk.isEmpty(); chunk = readChunk()) {
        chunks.add(chunk);
      }
    } else {
      int length = head.header("Content-Length").map(Integer::parseInt).orElse(0);
      byte[] bytes = in.readNBytes(length);
      boolean gzip = head.header("Content-Encoding").filter("gzip"::equals).isPresent();
      chunks.add(new String(gzip ? unzipped(bytes) : bytes, StandardCharsets.UTF_8));
    }
    return new RawAnswer(head.status(), head.headers(), chunks);
  }

  /** Reads status line and headers. */
  public RawAnswer readHead() throws IOException {
    int status = Integer.parseInt(readLine().split(" ", 3)[1]);
    Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (String line = readLine(); !line.isEmpty(); line = readLine()) {
      int colon = line.indexOf(':');
      headers
          .computeIfAbsent(line.substring(0, colon), name -> new ArrayList<>())
          .add(line.substring(colon + 1).strip());
    }
    return new RawAnswer(status, headers, List.of());
  }

  /** Reads one HTTP chunk; the empty text is the end of the body. */
  public String readChunk() throws IOException {
    int size = Integer.parseInt(readLine(), 16);
    String text = new String(in.readNBytes(size), StandardCharsets.UTF_8);
    readLine();
    return text;
  }

  /** Reads this many bytes. */
  public String read(int bytes) throws IOException {
    return new String(in.readNBytes(bytes), StandardCharsets.UTF_8);
  }

  /** Reads what comes until the server ends the connection. */
  public String readToTheEnd() throws IOException {
    return new String(in.readAllBytes(), StandardCharsets.UTF_8);
  }

  /** Reads what comes until the body ends. */
  public String readToTheEndOfChunks() throws IOException {
    StringBuilder body = new StringBuilder();
    for (String chunk = readChunk(); !chunk.isEmpty(); chunk = readChunk()) {
      body.append(chunk);
    }
    return body.toString();
  }

  /** How long to wait for a byte. */
  public void patience(Duration time) throws IOException {
    socket.setSoTimeout((int) time.toMillis());
  }

  private static byte[] unzipped(byte[] bytes) throws IOException {
    try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
      return in.readAllBytes();
    }
  }

  private String readLine() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int b = in.read(); b != '\n'; b = in.read()) {
      if (b < 0) {
        throw new EOFException("cut after " + line);
      }
      line.write(b);
    }
    return line.toString(StandardCharsets.UTF_8).stripTrailing();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
