package dev.vitals.reliability.h2;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** An HTTP/2 server without TLS on 127.0.0.1 that sends what its answers say, frame by frame. */
public final class FrameServer implements AutoCloseable {
  /** What to do once a request is there whole. */
  @FunctionalInterface
  public interface Answer {
    /** Answers the request on {@code stream}. */
    void play(FrameConnection connection, int stream) throws IOException;
  }

  /** The answer to everything that goes well. */
  public static final Answer OK = (connection, stream) -> {
    connection.head(stream, "application/json");
    connection.data(stream, "{\"ok\":true}");
    connection.end(stream);
  };

  private final ServerSocket listener;
  private final Deque<Answer> answers;
  private final List<FrameConnection> accepted = new ArrayList<>();
  private int requests;

  private FrameServer(ServerSocket listener, List<Answer> answers) {
    this.listener = listener;
    this.answers = new ArrayDeque<>(answers);
  }

  /** Starts a server that gives these answers in order, and the last one again and again. */
  public static FrameServer start(Answer... answers) {
    try {
      InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
      FrameServer server = new FrameServer(new ServerSocket(0, 50, loopback), List.of(answers));
      daemon(server::accept);
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The origin. */
  public URI url() {
    return URI.create("http://127.0.0.1:" + listener.getLocalPort());
  }

  /** How many requests came whole. */
  public synchronized int requests() {
    return requests;
  }

  /** How many connections were made. */
  public synchronized int connections() {
    return accepted.size();
  }

  private void accept() {
    try {
      while (true) {
        Socket socket = listener.accept();
        FrameConnection connection = new FrameConnection(socket);
        synchronized (this) {
          accepted.add(connection);
        }
        daemon(() -> serve(connection));
      }
    } catch (IOException e) {
      // the listener was closed
    }
  }

  private void serve(FrameConnection connection) {
    try (connection) {
      connection.greet();
      while (true) {
        int stream = connection.awaitRequest();
        next().play(connection, stream);
      }
    } catch (IOException e) {
      // the client went away, or the server was closed
    }
  }

  private synchronized Answer next() {
    requests++;
    return answers.size() > 1 ? answers.removeFirst() : answers.getFirst();
  }

  private static void daemon(Runnable task) {
    Thread thread = new Thread(task, "frame-server");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public synchronized void close() throws IOException {
    listener.close();
    for (FrameConnection connection : accepted) {
      connection.close();
    }
  }
}
