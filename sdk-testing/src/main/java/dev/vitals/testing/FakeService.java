package dev.vitals.testing;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;

/** What the fakes have in common. Safe for use by several threads. */
public abstract sealed class FakeService
    permits FakeCentral, FakeGateway, FakeGoodMem, FakeIam, FakeMonitor, FakeNode {
  private static final byte[] LOOPBACK = {127, 0, 0, 1};

  private final MockWebServer server = new MockWebServer();
  private final Queue<FakeAnswer> scripted = new ConcurrentLinkedQueue<>();
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

  /**
   * Answers the next request with this, whatever it asks for and whether or not it has the key. Each
   * call serves one request; several serve in the order of the calls. The request changes nothing in
   * the service, but it is {@linkplain #received() remembered}.
   */
  public final void nextAnswer(FakeAnswer answer) {
    scripted.add(requireNonNull(answer, "answer"));
  }

  final void start() {
    server.setDispatcher(new Dispatcher() {
      @Override
      public MockResponse dispatch(RecordedRequest recorded) {
        return receive(ReceivedRequest.of(recorded)).toMockResponse();
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
    server.close();
  }

  private FakeAnswer receive(ReceivedRequest request) {
    synchronized (received) {
      received.add(request);
    }
    FakeAnswer next = scripted.poll();
    return next == null ? answer(request) : next;
  }
}
