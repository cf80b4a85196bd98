package dev.vitals.internal.http;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.WeakHashMap;
import okhttp3.Connection;
import okhttp3.Interceptor;
import okhttp3.Protocol;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Looks at a kept connection of HTTP/1 before it is used again: whether its server has closed it, or
 * sent something that nobody asked for. OkHttp itself looks only after ten idle seconds.
 *
 * <p>A look at a socket of our own client takes a microsecond. At another one, or below TLS, it may
 * take a millisecond, so only a request that must not be sent twice waits for it.
 */
final class KeptConnections {
  private static final long QUICKLY_NANOS = 5_000_000;
  private static final int LOOK_MILLIS = 1;

  /** For a server that has not yet kept any connection: its end may be on the way. */
  private static final int FIRST_LOOK_MILLIS = 5;

  /** Finds the socket that carries a connection; null if it is not ours. */
  interface Carriers {
    @Nullable
    CountingSocket of(Socket socket);
  }

  private final Carriers carriers;
  private final Map<Connection, Kept> known = Collections.synchronizedMap(new WeakHashMap<>());
  private volatile boolean serverKeeps;
  private volatile boolean serverCloses;

  KeptConnections(Carriers carriers) {
    this.carriers = carriers;
  }

  /** What is known of one connection; used by one call at a time. */
  private static final class Kept {
    private final @Nullable CountingSocket carrier;
    private long answeredNanos;
    private boolean ended;

    private Kept(@Nullable CountingSocket carrier) {
      this.carrier = carrier;
    }

    private long received() {
      return carrier == null ? -1 : carrier.received();
    }
  }

  /**
   * Sends the request on if the connection is sound.
   *
   * @throws DeadConnectionException if it is not; then nothing was written
   */
  Response proceed(Interceptor.Chain chain, AttemptTimeouts state) throws IOException {
    Connection connection = Objects.requireNonNull(chain.connection());
    if (isMultiplexed(connection)) {
      state.connected(known.put(connection, new Kept(null)) != null, true);
      return chain.proceed(chain.request());
    }
    Kept kept = known.get(connection);
    boolean reused = kept != null;
    if (kept == null) {
      kept = new Kept(carriers.of(connection.socket()));
      known.put(connection, kept);
    } else {
      requireSound(connection.socket(), kept, state.isRepeatable());
    }
    state.connected(reused, false);
    long before = kept.received();
    Response answer = chain.proceed(chain.request());
    if (reused && before >= 0 && kept.received() == before) {
      connection.socket().close();
      throw new IOException("the server sent an answer before it was asked");
    }
    if (reused) {
      serverKeeps = true;
      serverCloses = false;
    }
    kept.answeredNanos = System.nanoTime();
    kept.ended = endsItself(answer);
    CountingSocket carrier = kept.carrier;
    return carrier != null && "chunked".equalsIgnoreCase(answer.header("Transfer-Encoding"))
        ? answer.newBuilder().body(new ChunkedBody(answer.body(), carrier)).build()
        : answer;
  }

  private void requireSound(Socket socket, Kept kept, boolean repeatable)
      throws DeadConnectionException {
    boolean quick = System.nanoTime() - kept.answeredNanos < QUICKLY_NANOS;
    if (kept.ended || (!repeatable && serverCloses) || hasInput(socket, kept, repeatable, quick)) {
      serverCloses |= quick && !kept.ended;
      throw new DeadConnectionException("the server has closed the kept connection");
    }
  }

  private boolean hasInput(Socket socket, Kept kept, boolean repeatable, boolean quick) {
    try {
      SocketChannel channel = kept.carrier == socket ? kept.carrier.getChannel() : null;
      boolean unproven = !serverKeeps && !repeatable;
      if (channel != null && !unproven) {
        return hasInput(channel);
      }
      boolean pause = unproven || !quick || kept.carrier == null;
      return !repeatable && pause && hasInput(socket, unproven ? FIRST_LOOK_MILLIS : LOOK_MILLIS);
    } catch (IOException e) {
      return true; // reset
    }
  }

  /** Takes a byte, or the end, without waiting; a byte makes the connection useless all the same. */
  private static boolean hasInput(SocketChannel channel) throws IOException {
    channel.configureBlocking(false);
    try {
      return channel.read(ByteBuffer.allocate(1)) != 0;
    } finally {
      channel.configureBlocking(true);
    }
  }

  private static boolean hasInput(Socket socket, int millis) throws IOException {
    int before = socket.getSoTimeout();
    socket.setSoTimeout(millis);
    try {
      socket.getInputStream().read();
      return true;
    } catch (SocketTimeoutException e) {
      return false;
    } finally {
      socket.setSoTimeout(before);
    }
  }

  /** By RFC 9112, 9.3, an answer of HTTP/1.0 ends its connection unless it says otherwise. */
  private static boolean endsItself(Response answer) {
    return answer.protocol() == Protocol.HTTP_1_0
        && !"keep-alive".equalsIgnoreCase(answer.header("Connection"));
  }

  private static boolean isMultiplexed(Connection connection) {
    return connection.protocol() == Protocol.HTTP_2
        || connection.protocol() == Protocol.H2_PRIOR_KNOWLEDGE;
  }
}
