package dev.vitals.testing.internal.server;

import dev.vitals.testing.traffic.OpenConnection;
import dev.vitals.testing.traffic.ReceivedRequest;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import okio.Okio;
import org.jspecify.annotations.Nullable;

/**
 * One connection of a server that plays scripts. Confined to one thread, except for {@link #close}
 * and what {@link OpenConnection} asks.
 */
public final class FaultConnection implements Wire, OpenConnection, AutoCloseable {
  private final Socket socket;
  private final InputStream in;
  private final OutputStream out;
  private volatile @Nullable ReceivedRequest last;
  private volatile boolean answering;

  /** Serves an accepted socket. */
  public FaultConnection(Socket socket) throws IOException {
    this.socket = socket;
    socket.setTcpNoDelay(true);
    this.in = new BufferedInputStream(socket.getInputStream());
    this.out = socket.getOutputStream();
  }

  /** Reads a whole request; empty if the client ended the connection instead. */
  public Optional<ReceivedRequest> readRequest() throws IOException {
    answering = false;
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
    last = new ReceivedRequest(parts[0], parts[1], headers, readBody(headers));
    answering = true;
    return lastRequest();
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

  /** Sends bytes at once. */
  public void send(byte[] bytes) throws IOException {
    out.write(bytes);
    out.flush();
  }

  /** Sends an answer as the fakes do, with its fault if it has one. */
  public void send(Answer answer) throws IOException {
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
  public void answered() {
    answering = false;
  }

  @Override
  public Optional<ReceivedRequest> lastRequest() {
    return Optional.ofNullable(last);
  }

  @Override
  public boolean isAnswering() {
    return answering;
  }

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

  /** Whether this side has closed it. */
  public boolean isClosed() {
    return socket.isClosed();
  }
}
