package dev.vitals.stream.wire;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** One connection as its server sees it: the request at hand, and bytes to answer with. */
public final class Wire implements AutoCloseable {
  private final Socket socket;
  private final InputStream in;
  private final OutputStream out;
  private String target = "";
  private int requests;

  Wire(Socket socket) throws IOException {
    this.socket = socket;
    socket.setTcpNoDelay(true);
    this.in = new BufferedInputStream(socket.getInputStream());
    this.out = socket.getOutputStream();
  }

  /** Reads a request with its body; false once the client closed the connection. */
  boolean awaitRequest() throws IOException {
    String requestLine = readLine();
    if (requestLine.isEmpty()) {
      return false;
    }
    target = requestLine.split(" ", -1)[1];
    requests++;
    int length = 0;
    for (String line = readLine(); !line.isEmpty(); line = readLine()) {
      String header = line.toLowerCase(Locale.ROOT);
      if (header.startsWith("content-length:")) {
        length = Integer.parseInt(header.substring(header.indexOf(':') + 1).strip());
      }
    }
    in.skipNBytes(length);
    return true;
  }

  private String readLine() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int b = in.read(); b >= 0 && b != '\n'; b = in.read()) {
      if (b != '\r') {
        line.append((char) b);
      }
    }
    return line.toString();
  }

  /** The request's path and query. */
  public String target() {
    return target;
  }

  /** How many requests came on this connection, this one included. */
  public int requests() {
    return requests;
  }

  /** Sends bytes, at once. */
  public void send(byte[] bytes) throws IOException {
    out.write(bytes);
    out.flush();
  }

  /** Sends text as UTF-8, at once. */
  public void send(String text) throws IOException {
    send(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Sends the head of a stream; {@code framing} is a header line, or empty for neither. */
  public void sendHead(String contentType, String framing) throws IOException {
    send("HTTP/1.1 200 OK\r\nContent-Type: " + contentType + "\r\n"
        + (framing.isEmpty() ? "" : framing + "\r\n") + "\r\n");
  }

  /** Sends bytes as one chunk of a chunked body. */
  public void sendChunk(byte[] bytes) throws IOException {
    send(chunk(bytes));
  }

  /** Ends a chunked body. */
  public void endChunks() throws IOException {
    send("0\r\n\r\n");
  }

  /** The bytes of one chunk. */
  public static byte[] chunk(byte[] bytes) {
    byte[] size = (Integer.toHexString(bytes.length) + "\r\n").getBytes(StandardCharsets.US_ASCII);
    byte[] chunk = new byte[size.length + bytes.length + 2];
    System.arraycopy(size, 0, chunk, 0, size.length);
    System.arraycopy(bytes, 0, chunk, size.length, bytes.length);
    chunk[chunk.length - 2] = '\r';
    chunk[chunk.length - 1] = '\n';
    return chunk;
  }

  /** Keeps the connection open, without a byte, until the client closes it. */
  public void awaitClose() {
    try {
      while (in.read() >= 0) {
        // what the client still sends is of no interest
      }
    } catch (IOException e) {
      // the client reset it: closed as well
    }
  }

  /** Ends the connection by a reset. */
  public void reset() throws IOException {
    socket.setSoLinger(true, 0);
    socket.close();
  }

  /** Ends the connection in good order. */
  @Override
  public void close() throws IOException {
    socket.close();
  }

  boolean isClosed() {
    return socket.isClosed();
  }
}
