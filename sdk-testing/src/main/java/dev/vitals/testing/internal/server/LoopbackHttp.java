package dev.vitals.testing.internal.server;

import dev.vitals.testing.traffic.OpenConnection;
import dev.vitals.testing.traffic.ReceivedRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import okio.ByteString;

/**
 * An HTTP server on 127.0.0.1 that remembers what it was asked. It keeps the JVM running until it
 * is closed. Safe for use by several threads.
 */
public final class LoopbackHttp implements AutoCloseable {
  private static final String HTTP_2 = "HTTP/2";
  private static final byte[] LOOPBACK = {127, 0, 0, 1};

  private final MockWebServer server = new MockWebServer();
  private final StreamPauses pauses = new StreamPauses();
  private final Connections connections = new Connections(pauses);
  private final List<ReceivedRequest> received = new ArrayList<>(); // guarded by itself
  private final Service service;
  private volatile boolean closing;
  private volatile boolean tls;

  /** What answers the requests. */
  @FunctionalInterface
  public interface Service {
    /** Answers a request. Called by one thread for each open connection. */
    Answer answer(ReceivedRequest request);
  }

  /** Makes a server that is not started yet. */
  public LoopbackHttp(Service service) {
    this.service = service;
  }

  /** Listens on a free port. */
  public void start(StreamPauses.Pause pause, Listening listening) {
    pauses.pause(pause);
    tls = listening.tls();
    server.setProtocols(listening.protocols());
    if (tls) {
      server.useHttps(LoopbackCertificate.sockets());
    }
    server.setServerSocketFactory(connections);
    server.setDispatcher(new Dispatcher() {
      @Override
      public MockResponse dispatch(RecordedRequest recorded) {
        Connection connection = connections.get(recorded.getConnectionIndex());
        ReceivedRequest request = request(recorded);
        if (recorded.getVersion().equals(HTTP_2)) {
          return receive(request, connection.beginStream(request));
        }
        connection.begin(request);
        return receive(request, connection);
      }
    });
    try {
      // Not by name: a name would be looked up.
      server.start(InetAddress.getByAddress(LOOPBACK), 0);
    } catch (IOException e) {
      throw new UncheckedIOException("no server on the loopback interface", e);
    }
  }

  /** Closes each connection of HTTP/1 right after an answer from now on, without announcing it. */
  public void closeAfterAnswers(boolean closing) {
    this.closing = closing;
  }

  /** The origin; no path. */
  public URI url() {
    return URI.create((tls ? "https" : "http") + "://127.0.0.1:" + server.getPort());
  }

  /** The requests so far, oldest first; a copy that does not grow. */
  public List<ReceivedRequest> received() {
    synchronized (received) {
      return List.copyOf(received);
    }
  }

  /** The connections that neither side has closed. */
  public List<OpenConnection> openConnections() {
    return connections.open();
  }

  /**
   * Waits in the middle of an answer.
   *
   * @throws IOException if the server is closed before or meanwhile
   */
  public void pause(Duration asked) throws IOException {
    pauses.pause(asked);
  }

  /** Stops; answers under way are cut. Later calls do nothing. */
  @Override
  public void close() {
    pauses.close();
    server.close();
  }

  private MockResponse receive(ReceivedRequest request, Wire wire) {
    synchronized (received) {
      received.add(request);
    }
    try {
      MockResponse response = service.answer(request).over(wire);
      return closing && !wire.isMultiplexed()
          ? response.newBuilder().onResponseEnd(new SocketEffect.CloseSocket()).build()
          : response;
    } catch (StreamWire.Reset e) {
      throw LoopbackHttp.<RuntimeException>unchecked(e); // MockWebServer resets the stream then
    } catch (IOException e) {
      return new MockResponse.Builder().build(); // to nobody: the connection has ended
    }
  }

  /** MockWebServer takes an IOException of its dispatcher, but does not declare it. */
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  private static <E extends Throwable> E unchecked(IOException e) throws E {
    throw (E) e;
  }

  private static ReceivedRequest request(RecordedRequest recorded) {
    Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    recorded
        .getHeaders()
        .forEach(header -> headers
            .computeIfAbsent(header.getFirst(), name -> new ArrayList<>())
            .add(header.getSecond()));
    List<String> authority = headers.remove(":authority");
    if (authority != null) {
      headers.putIfAbsent("Host", authority);
    }
    headers.remove(":scheme");
    ByteString body = recorded.getBody();
    return new ReceivedRequest(
        recorded.getMethod(),
        recorded.getTarget(),
        Collections.unmodifiableMap(headers),
        body == null ? new byte[0] : body.toByteArray());
  }
}
