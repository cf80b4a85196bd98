package dev.vitals.benchmarks.scale;

import dev.vitals.benchmarks.server.HttpAnswer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A process that holds thousands of SSE streams open, with one event per second on each. */
public final class ScaleServer {
  private static final byte[] EVENT = HttpAnswer.chunk(
      "event: tick\ndata: {\"sentNanos\":1,\"endpoint\":\"node\",\"rttMs\":12.345}\n\n"
          .getBytes(StandardCharsets.UTF_8));

  private final List<Socket> streams = new CopyOnWriteArrayList<>();

  private ScaleServer() {}

  /** Prints its port and serves until its standard input ends. */
  public static void main(String[] args) throws IOException {
    ScaleServer server = new ScaleServer();
    ServerSocket listener = new ServerSocket(0, 8192, InetAddress.getLoopbackAddress());
    daemon(() -> server.accept(listener));
    daemon(server::tick);
    System.out.println(listener.getLocalPort());
    System.in.transferTo(OutputStream.nullOutputStream());
    System.exit(0);
  }

  private static void daemon(Runnable work) {
    Thread thread = new Thread(work);
    thread.setDaemon(true);
    thread.start();
  }

  private void accept(ServerSocket listener) {
    while (true) {
      try {
        Socket socket = listener.accept();
        socket.setTcpNoDelay(true);
        skipHead(socket.getInputStream());
        socket.getOutputStream().write(HttpAnswer.head("text/event-stream"));
        streams.add(socket);
      } catch (IOException e) {
        // One client fewer.
      }
    }
  }

  /** A request without a body ends with the blank line. */
  private static void skipHead(InputStream in) throws IOException {
    int last = 0;
    int next = in.read();
    while (next >= 0 && !(last == '\n' && next == '\r')) {
      last = next;
      next = in.read();
    }
    if (in.read() != '\n') {
      throw new IOException("not a request");
    }
  }

  private static boolean write(Socket stream) {
    try {
      stream.getOutputStream().write(EVENT);
      return true;
    } catch (IOException e) {
      return false; // gone
    }
  }

  private void tick() {
    while (true) {
      long start = System.nanoTime();
      streams.removeIf(stream -> !write(stream));
      long rest = 1_000 - (System.nanoTime() - start) / 1_000_000;
      try {
        Thread.sleep(Math.max(rest, 1));
      } catch (InterruptedException e) {
        return;
      }
    }
  }
}
