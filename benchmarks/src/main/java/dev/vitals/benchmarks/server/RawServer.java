package dev.vitals.benchmarks.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * An HTTP/1.1 server that costs next to nothing compared with the measured client: one thread per
 * connection, keep-alive, and a prepared answer for each path.
 */
public final class RawServer implements AutoCloseable {
  private final ServerSocket listener;
  private final Map<String, Route> routes;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();

  private RawServer(ServerSocket listener, Map<String, Route> routes) {
    this.listener = listener;
    this.routes = routes;
  }

  /** Starts a server on a free port of the loopback address. */
  public static RawServer start(Map<String, Route> routes) {
    try {
      ServerSocket listener = new ServerSocket(0, 1024, InetAddress.getLoopbackAddress());
      RawServer server = new RawServer(listener, Map.copyOf(routes));
      daemon("raw-server", server::accept);
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Its port. */
  public int port() {
    return listener.getLocalPort();
  }

  /** Its origin, without a slash at the end. */
  public String url() {
    return "http://127.0.0.1:" + port();
  }

  private void accept() {
    try {
      while (true) {
        Socket socket = listener.accept();
        open.add(socket);
        daemon("raw-connection", () -> serve(socket));
      }
    } catch (IOException e) {
      // Closed: there is nobody left to serve.
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      socket.setTcpNoDelay(true);
      new Connection(socket.getInputStream(), socket.getOutputStream(), routes).serve();
    } catch (IOException e) {
      // The client has closed the connection.
    } finally {
      open.remove(socket);
    }
  }

  private static void daemon(String name, Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() {
    try {
      listener.close();
      for (Socket socket : open) {
        socket.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
