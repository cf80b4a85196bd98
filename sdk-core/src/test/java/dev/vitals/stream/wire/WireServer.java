package dev.vitals.stream.wire;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

/**
 * A server on loopback that answers with exactly the bytes it is told to. It sees what no client
 * can hide: how many connections are open.
 */
public final class WireServer implements AutoCloseable {
  /** What to do with a request. */
  @FunctionalInterface
  public interface Answer {
    /** Answers the request on {@code wire}; the connection is kept unless it is closed here. */
    void to(Wire wire) throws IOException;
  }

  private final ServerSocket listener;
  private final Answer answer;
  private final Set<Wire> open = new HashSet<>();

  private WireServer(ServerSocket listener, Answer answer) {
    this.listener = listener;
    this.answer = answer;
  }

  /** Starts a server that answers each request so. */
  public static WireServer start(Answer answer) {
    try {
      InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
      WireServer server = new WireServer(new ServerSocket(0, 256, loopback), answer);
      server.run("wire-accept", server::accept);
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where it listens. */
  public URI url() {
    return URI.create("http://127.0.0.1:" + listener.getLocalPort());
  }

  private void run(String name, Runnable task) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    thread.start();
  }

  private void accept() {
    try {
      while (true) {
        Socket socket = listener.accept();
        Wire wire = new Wire(socket);
        synchronized (open) {
          open.add(wire);
        }
        run("wire", () -> serve(wire));
      }
    } catch (IOException e) {
      // the listener was closed
    }
  }

  private void serve(Wire wire) {
    try (wire) {
      while (!wire.isClosed() && wire.awaitRequest()) {
        answer.to(wire);
      }
    } catch (IOException e) {
      // the client went away, which is its right
    } finally {
      synchronized (open) {
        open.remove(wire);
        open.notifyAll();
      }
    }
  }

  /** How many connections are open. */
  public int openConnections() {
    synchronized (open) {
      return open.size();
    }
  }

  /** Waits until no more than {@code count} connections are open; false after the time. */
  public boolean awaitConnections(int count, Duration time) throws InterruptedException {
    long deadline = System.nanoTime() + time.toNanos();
    synchronized (open) {
      while (open.size() > count) {
        long left = (deadline - System.nanoTime()) / 1_000_000;
        if (left <= 0) {
          return false;
        }
        open.wait(left);
      }
      return true;
    }
  }

  @Override
  public void close() {
    try {
      listener.close();
      synchronized (open) {
        for (Wire wire : open) {
          wire.close();
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
