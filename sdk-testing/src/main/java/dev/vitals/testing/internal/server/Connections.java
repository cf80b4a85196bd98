package dev.vitals.testing.internal.server;

import dev.vitals.testing.traffic.OpenConnection;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import javax.net.ServerSocketFactory;

/** Makes the socket of a MockWebServer, and keeps the connections that it accepts. Thread-safe. */
final class Connections extends ServerSocketFactory {
  private final StreamPauses pauses;
  private final List<Connection> accepted = new ArrayList<>(); // guarded by this

  Connections(StreamPauses pauses) {
    this.pauses = pauses;
  }

  /** The connection at this position in the order of their acceptance. */
  synchronized Connection get(int index) {
    return accepted.get(index);
  }

  @Override
  public ServerSocket createServerSocket() throws IOException {
    return new ServerSocket() {
      @Override
      public Socket accept() throws IOException {
        Connection connection = new Connection(pauses);
        implAccept(connection);
        add(connection);
        return connection;
      }
    };
  }

  /** Those that neither side has closed. */
  synchronized List<OpenConnection> open() {
    return accepted.stream()
        .filter(Connection::isOpen)
        .<OpenConnection>map(open -> open)
        .toList();
  }

  private synchronized void add(Connection connection) {
    accepted.add(connection);
  }

  @Override
  public ServerSocket createServerSocket(int port) {
    throw new UnsupportedOperationException("the server binds its socket itself");
  }

  @Override
  public ServerSocket createServerSocket(int port, int backlog) {
    return createServerSocket(port);
  }

  @Override
  public ServerSocket createServerSocket(int port, int backlog, InetAddress address) {
    return createServerSocket(port);
  }
}
