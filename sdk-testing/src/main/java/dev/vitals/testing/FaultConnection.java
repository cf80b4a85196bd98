package dev.vitals.testing;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import okio.ByteString;
import okio.Okio;
import org.jspecify.annotations.Nullable;

/** One connection as a {@link FaultServer} sees it. Of one thread, but for {@link #close}. */
final class FaultConnection implements Wire, AutoCloseable {
  private final Socket socket;
  private final InputStream in;
  private final OutputStream out;
  private @Nullable ReceivedRequest last;

  FaultConnection(Socket socket) throws IOException {
    this.socket = socket;
    socket.setTcpNoDelay(true);
    this.in = new BufferedInputStream(socket.getInputStream());
    this.out = socket.getOutputStream();
  }

  /** Reads a request whole; empty if the client ended the connection instead. */
  Optional<ReceivedRequest> readRequest() throws IOException {
    String requestLine = readLine();
    if (requestLine.isEmpty()) {
      return Optional.empty();
    }
    String[] parts = requestLine.split(" ", -1);
    if (parts.length < 2) {
      throw new IOException("no request line");
    }
    Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (String line = readLine(); !line.isEmpty(); line = readLine()) {
      String[] header = line.split(":", 2);
      headers
          .computeIfAbsent(header[0], name -> new ArrayList<>())
          .add(header[header.length - 1].strip());
    }
    headers.replaceAll((name, values) -> List.copyOf(values));
    ByteString body = ByteString.of(readBody(headers));
    last = new ReceivedRequest(parts[0], parts[1], Collections.unmodifiableMap(headers), body);
    return Optional.of(last);
  }

  private byte[] readBody(Map<String, List<String>> headers) throws IOException {
    if (headers.containsKey("Transfer-Encoding")) {
      return readChunks();
    }
    List<String> length = headers.getOrDefault("Content-Length", List.of("0"));
    return readExactly(Integer.parseInt(length.get(0)));
  }

  private byte[] readChunks() throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    while (true) {
      int size = Integer.parseInt(readLine(), 16);
      body.writeBytes(readExactly(size));
      readLine();
      if (size == 0) {
        return body.toByteArray();
      }
    }
  }

  private byte[] readExactly(int length) throws IOException {
    byte[] bytes = in.readNBytes(length);
    if (bytes.length < length) {
      throw new EOFException("the client went away in the middle of a request");
    }
    return bytes;
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

  void send(byte[] bytes) throws IOException {
    out.write(bytes);
    out.flush();
  }

  /** Sends an answer as the fakes do, with the fault it has. */
  void send(FakeAnswer answer) throws IOException {
    answer.sendTo(Okio.buffer(Okio.sink(out)), this);
  }

  @Override
  public boolean isAskedForHead() {
    return last != null && last.method().equals("HEAD");
  }

  @Override
  public void cut() throws IOException {
    close();
  }

  @Override
  public void answered() {}

  @Override
  public void pause(Duration time) throws IOException {
    try {
      TimeUnit.NANOSECONDS.sleep(time.toNanos());
    } catch (InterruptedException e) {
      throw new InterruptedIOException("the server was closed in the middle of an answer");
    }
  }

  @Override
  public void stall() throws IOException {
    while (in.read() >= 0) {
      // what the client still sends is of no interest
    }
    close();
  }

  @Override
  public void reset() throws IOException {
    socket.setSoLinger(true, 0);
    socket.close();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  boolean isClosed() {
    return socket.isClosed();
  }
}
