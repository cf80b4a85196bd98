package dev.vitals.testing;

import dev.vitals.testing.internal.server.FaultConnection;
import dev.vitals.testing.traffic.OpenConnection;
import dev.vitals.testing.traffic.ReceivedRequest;
import dev.vitals.testing.traffic.RequestExpectation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A server on 127.0.0.1 that answers exactly as its scripts say, byte by byte: also what no HTTP
 * server would send. It shows what only a server can see: how often a client really connected, and
 * what it really sent. Needs no test framework. Safe for use by several threads.
 *
 * <pre>{@code
 * try (FaultServer server = FaultServer.start(
 *     FaultScript.onRequest().send("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n[1,").reset(),
 *     FaultScript.answer(200, "application/json", "[1,2]"))) {
 *   // a client that repeats what was cut gets its answer from the second attempt:
 *   callMyClient(server.url());
 *   assert server.received().size() == 2;
 * }
 * }</pre>
 */
public final class FaultServer implements LoopbackServer, AutoCloseable {
  private static final byte[] LOOPBACK = {127, 0, 0, 1};
  private static final int BACKLOG = 256;

  private final ServerSocket listener;
  private final Deque<FaultScript> scripts;
  private final List<ReceivedRequest> received = new ArrayList<>();
  private final Map<FaultConnection, Thread> open = new HashMap<>();
  private int connections;

  private FaultServer(ServerSocket listener, List<FaultScript> scripts) {
    this.listener = listener;
    this.scripts = new ArrayDeque<>(scripts);
  }

  /**
   * Starts a server that plays the scripts in this order, one for each request; the last one is
   * played again for every further request, or on every further connection if it reads none.
   *
   * @throws IllegalArgumentException if the scripts are missing
   */
  public static FaultServer start(FaultScript... scripts) {
    if (scripts.length == 0) {
      throw new IllegalArgumentException("a server needs at least one script, got none");
    }
    try {
      InetAddress loopback = InetAddress.getByAddress(LOOPBACK);
      FaultServer server =
          new FaultServer(new ServerSocket(0, BACKLOG, loopback), List.of(scripts));
      daemon(server::accept, "fault-server").start();
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException("no server on the loopback interface", e);
    }
  }

  @Override
  public URI url() {
    return URI.create("http://127.0.0.1:" + listener.getLocalPort());
  }

  /** How many connections were made so far, closed ones included. */
  public synchronized int connections() {
    return connections;
  }

  @Override
  public synchronized List<OpenConnection> openConnections() {
    return List.copyOf(open.keySet());
  }

  @Override
  public synchronized List<ReceivedRequest> received() {
    return List.copyOf(received);
  }

  @Override
  public RequestExpectation expect() {
    return RequestExpectation.among("FaultServer", received());
  }

  /** Waits until at most this many connections are open; false if it took longer than the time. */
  public synchronized boolean awaitOpenConnections(int atMost, Duration time)
      throws InterruptedException {
    long deadline = System.nanoTime() + time.toNanos();
    while (open.size() > atMost) {
      long left = deadline - System.nanoTime();
      if (left <= 0) {
        return false;
      }
      TimeUnit.NANOSECONDS.timedWait(this, left);
    }
    return true;
  }

  private void accept() {
    try {
      while (true) {
        begin(listener.accept());
      }
    } catch (IOException e) {
      // the listener was closed
    }
  }

  private synchronized void begin(Socket socket) throws IOException {
    connections++;
    if (listener.isClosed()) {
      socket.close();
      return;
    }
    FaultConnection connection = new FaultConnection(socket);
    Thread thread = daemon(() -> serve(connection), "fault-server-" + connections);
    open.put(connection, thread);
    thread.start();
  }

  private void serve(FaultConnection connection) {
    try (connection) {
      while (!connection.isClosed()) {
        FaultScript script = nextUnread().orElse(null);
        if (script == null) {
          ReceivedRequest request = connection.readRequest().orElse(null);
          if (request == null) {
            return;
          }
          script = next(request);
        }
        script.play(connection);
      }
    } catch (IOException e) {
      // the client went away, which is its right
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // the server was closed in the middle of a script
    } finally {
      ended(connection);
    }
  }

  /** Takes the next script if it wants no request. Nothing follows the last one but silence. */
  private synchronized Optional<FaultScript> nextUnread() {
    boolean last = scripts.size() == 1;
    return scripts.getFirst().isUnread()
        ? Optional.of(last ? take().stall() : take())
        : Optional.empty();
  }

  private synchronized FaultScript next(ReceivedRequest request) {
    received.add(request);
    return take();
  }

  private synchronized FaultScript take() {
    return scripts.size() > 1 ? scripts.removeFirst() : scripts.getFirst();
  }

  private synchronized void ended(FaultConnection connection) {
    open.remove(connection);
    notifyAll();
  }

  /** Stops listening and ends every connection. Closing twice does nothing. */
  @Override
  public void close() {
    try {
      listener.close();
      synchronized (this) {
        for (Map.Entry<FaultConnection, Thread> each : open.entrySet()) {
          each.getKey().close();
          each.getValue().interrupt();
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Thread daemon(Runnable task, String name) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    return thread;
  }
}
