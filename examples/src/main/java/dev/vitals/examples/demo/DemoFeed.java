package dev.vitals.examples.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.vitals.config.Configuration;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * A feed of sixty readings, on a server that takes one connection at a time. It dies three times in
 * the middle of a reading, and comes back after a while on the same port.
 */
public final class DemoFeed implements AutoCloseable {
  /** The path of the feed. */
  public static final String PATH = "/v1/readings";

  private static final int READINGS = 60;
  private static final int BETWEEN_RESTARTS = 16;
  private static final Duration GAP = Duration.ofMillis(60);
  private static final Duration DOWN = Duration.ofMillis(700);
  private static final String LAST_ID = "last-event-id:";

  private final double pace;
  private final int port;
  private final Thread thread = new Thread(this::serve, "demo-feed");
  private volatile ServerSocket listener;
  private volatile boolean closed;

  private DemoFeed(double pace) throws IOException {
    this.pace = pace;
    this.listener = listen(0);
    this.port = listener.getLocalPort();
  }

  /**
   * Starts the feed.
   *
   * @param pace factor for all times; 1 is real, 0 is immediate
   */
  public static DemoFeed start(double pace) {
    try {
      DemoFeed feed = new DemoFeed(pace);
      feed.thread.setDaemon(true);
      feed.thread.start();
      return feed;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the configuration for a client of this server. */
  public Configuration configuration() {
    return Configuration.builder("http://127.0.0.1:" + port).build();
  }

  private static ServerSocket listen(int port) throws IOException {
    ServerSocket socket = new ServerSocket();
    socket.setReuseAddress(true);
    socket.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port));
    return socket;
  }

  private void serve() {
    try {
      while (!closed) {
        boolean dead;
        try (Socket connection = listener.accept()) {
          dead = answer(connection);
          if (dead) {
            listener.close();
          }
        }
        if (dead) {
          pause(DOWN);
          listener = listen(port);
        }
      }
    } catch (IOException e) {
      // the feed was closed, or the caller has left
    } finally {
      close();
    }
  }

  /** Sends the readings after the one that the request names; returns whether the server died. */
  private boolean answer(Socket connection) throws IOException {
    int first = lastId(connection) + 1;
    OutputStream out = connection.getOutputStream();
    send(
        "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n",
        out);
    chunk("retry: " + (long) (100 * pace) + "\n\n", out);
    for (int n = first; n <= READINGS; n++) {
      String event = "id: %d\ndata: {\"reading\":%d,\"celsius\":%.1f}\n\n"
          .formatted(n, n, 20 + 3 * Math.sin(n / 8.0));
      if (n % BETWEEN_RESTARTS == 0 && n > first) {
        chunk(event.substring(0, event.length() / 2), out);
        return true;
      }
      chunk(event, out);
      pause(GAP);
    }
    send("0\r\n\r\n", out);
    return false;
  }

  private static int lastId(Socket connection) throws IOException {
    BufferedReader head =
        new BufferedReader(new InputStreamReader(connection.getInputStream(), UTF_8));
    int last = 0;
    for (String line = head.readLine(); line != null && !line.isEmpty(); line = head.readLine()) {
      if (line.regionMatches(true, 0, LAST_ID, 0, LAST_ID.length())) {
        last = Integer.parseInt(line.substring(LAST_ID.length()).trim());
      }
    }
    return last;
  }

  private static void chunk(String text, OutputStream out) throws IOException {
    send(Integer.toHexString(text.length()) + "\r\n" + text + "\r\n", out);
  }

  private static void send(String text, OutputStream out) throws IOException {
    out.write(text.getBytes(UTF_8));
    out.flush();
  }

  private void pause(Duration time) {
    LockSupport.parkNanos((long) (time.toNanos() * pace));
  }

  @Override
  public void close() {
    closed = true;
    try {
      listener.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
