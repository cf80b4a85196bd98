package dev.vitals.internal.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.channels.SocketChannel;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import javax.net.SocketFactory;
import org.jspecify.annotations.Nullable;

/** Creates the sockets of our own client, and finds the one below a connection with TLS. */
public final class InterruptibleSockets extends SocketFactory {
  private final Map<CountingSocket, Boolean> sockets =
      Collections.synchronizedMap(new WeakHashMap<>());

  /** The socket of ours that carries {@code socket}, which may be one with TLS; null if none does. */
  @Nullable
  CountingSocket carrierOf(Socket socket) {
    if (socket instanceof CountingSocket carrier) {
      return carrier;
    }
    synchronized (sockets) {
      for (CountingSocket carrier : sockets.keySet()) {
        if (!carrier.isClosed()
            && carrier.getLocalPort() == socket.getLocalPort()
            && carrier.getRemoteSocketAddress().equals(socket.getRemoteSocketAddress())) {
          return carrier;
        }
      }
    }
    return null;
  }

  @Override
  public Socket createSocket() throws IOException {
    CountingSocket socket = new CountingSocket(SocketChannel.open());
    sockets.put(socket, true);
    return socket;
  }

  @Override
  public Socket createSocket(String host, int port) throws IOException {
    return connected(new InetSocketAddress(host, port), null);
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress localHost, int localPort)
      throws IOException {
    return connected(
        new InetSocketAddress(host, port), new InetSocketAddress(localHost, localPort));
  }

  @Override
  public Socket createSocket(InetAddress host, int port) throws IOException {
    return connected(new InetSocketAddress(host, port), null);
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress localHost, int localPort)
      throws IOException {
    return connected(
        new InetSocketAddress(host, port), new InetSocketAddress(localHost, localPort));
  }

  private Socket connected(InetSocketAddress remote, @Nullable InetSocketAddress local)
      throws IOException {
    Socket socket = createSocket();
    try {
      if (local != null) {
        socket.bind(local);
      }
      socket.connect(remote);
      return socket;
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }
}
