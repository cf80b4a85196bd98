package dev.vitals.testing;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;

/**
 * A server on the loopback interface: what the fakes, a {@link Recorder} and a {@link Replay}
 * have in common. It keeps the JVM running until it is closed. Safe for use by several threads.
 */
public abstract sealed class FakeService
    permits FakeCentral,
        FakeGateway,
        FakeGoodMem,
        FakeIam,
        FakeMonitor,
        FakeNode,
        Recorder,
        Replay {
  private static final byte[] LOOPBACK = {127, 0, 0, 1};

  private final MockWebServer server = new MockWebServer();
  private final StreamPauses pauses = new StreamPauses();
  private final Connections connections = new Connections(pauses);
  private final FaultQueue faults = new FaultQueue();
  private final List<ReceivedRequest> received = new ArrayList<>(); // guarded by itself
  private final String key;

  FakeService(String key) {
    this.key = key;
  }

  /** Answers as the real service would. Called by one thread for each open connection. */
  abstract FakeAnswer answer(ReceivedRequest request);

  /** The origin, such as {@code http://127.0.0.1:40123}; no path. */
  public final URI url() {
    return URI.create("http://127.0.0.1:" + server.getPort());
  }

  /** The credential this service expects; empty if it expects none. */
  public final String key() {
    return key;
  }

  /** The requests so far, oldest first; a copy that does not grow. */
  public final List<ReceivedRequest> received() {
    synchronized (received) {
      return List.copyOf(received);
    }
  }

  /** Starts an assertion on the requests received so far. */
  public final RequestExpectation expect() {
    return RequestExpectation.among(received(), getClass().getSimpleName(), key);
  }

  /**
   * Answers the next request with this, whatever it asks for and whether or not it has the key. Each
   * call serves one request; several serve in the order of the calls. The request changes nothing in
   * the service, but it is {@linkplain #received() remembered}.
   */
  public final void answerNext(FakeAnswer answer) {
    failNext(Fault.answer(answer));
  }

  /**
   * Lets this go wrong with the answers to the next requests, as many as the fault says and of the
   * path that it names. Several faults are used up in the order of the calls.
   */
  public final void failNext(Fault fault) {
    faults.add(requireNonNull(fault, "fault"));
  }

  final void start(Pace pace) {
    pauses.pace(pace);
    server.setServerSocketFactory(connections);
    server.setDispatcher(new Dispatcher() {
      @Override
      public MockResponse dispatch(RecordedRequest recorded) {
        Connection connection = connections.get(recorded.getConnectionIndex());
        return receive(ReceivedRequest.of(recorded), connection);
      }
    });
    try {
      // Not by name: a name would be looked up.
      server.start(InetAddress.getByAddress(LOOPBACK), 0);
    } catch (IOException e) {
      throw new UncheckedIOException("no server on the loopback interface", e);
    }
  }

  void close() {
    pauses.close();
    server.close();
  }

  /**
   * Waits in the middle of an answer, as the fakes' {@link Pace} says.
   *
   * @throws IOException if the fakes are closed before or meanwhile
   */
  final void pause(Duration asked) throws IOException {
    pauses.pause(asked);
  }

  final List<Connection> openConnections() {
    return connections.open();
  }

  private MockResponse receive(ReceivedRequest request, Connection connection) {
    connection.begin(request);
    synchronized (received) {
      received.add(request);
    }
    FakeAnswer answer = faults
        .take(request)
        .map(fault -> fault.on(() -> answer(request)))
        .orElseGet(() -> answer(request));
    try {
      return answer.over(connection);
    } catch (IOException e) {
      return new MockResponse.Builder().build(); // to nobody: the connection has ended
    }
  }
}
