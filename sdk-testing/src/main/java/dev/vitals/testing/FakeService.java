package dev.vitals.testing;

import static java.util.Objects.requireNonNull;

import dev.vitals.testing.internal.server.Answer;
import dev.vitals.testing.internal.server.LoopbackHttp;
import dev.vitals.testing.traffic.OpenConnection;
import dev.vitals.testing.traffic.ReceivedRequest;
import dev.vitals.testing.traffic.RequestExpectation;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/**
 * One of the {@link FakeServices}: what all of them have in common. It keeps the JVM running until
 * they are closed. Safe for use by several threads.
 */
public abstract sealed class FakeService implements LoopbackServer
    permits FakeCentral, FakeGateway, FakeGoodMem, FakeIam, FakeMonitor, FakeNode {
  private final LoopbackHttp http = new LoopbackHttp(this::answerOrFail);
  private final FaultQueue faults = new FaultQueue();
  private final String key;

  FakeService(String key) {
    this.key = key;
  }

  /** Answers as the real service would. Called by one thread for each open connection. */
  abstract Answer answer(ReceivedRequest request);

  @Override
  public final URI url() {
    return http.url();
  }

  /** The credential this service expects; empty if it expects none. */
  public final String key() {
    return key;
  }

  @Override
  public final List<ReceivedRequest> received() {
    return http.received();
  }

  @Override
  public final RequestExpectation expect() {
    return RequestExpectation.among(getClass().getSimpleName(), received(), key);
  }

  @Override
  public final List<OpenConnection> openConnections() {
    return http.openConnections();
  }

  /**
   * Answers the next request with this, whatever it asks for and whether or not it has the key. Each
   * call is for one request; several answer in the order of the calls. The request changes nothing in
   * the service, but it is {@linkplain #received() remembered}.
   */
  public final void answerNext(FakeAnswer answer) {
    failNext(Fault.answer(answer));
  }

  /**
   * Makes the answers to the next requests fail like this: as many as {@link Fault#times} says, of
   * the path that {@link Fault#forPath} names. Several faults are used up in the order of the calls.
   */
  public final void failNext(Fault fault) {
    faults.add(requireNonNull(fault, "fault"));
  }

  final void answerNext(Answer answer) {
    failNext(Fault.answer(answer));
  }

  final void closeConnections(boolean closing) {
    http.closeAfterAnswers(closing);
  }

  final void start(Pace pace, Transport transport) {
    http.start(pace::pause, transport.listening());
  }

  final void close() {
    http.close();
  }

  /**
   * Waits in the middle of an answer, as the fakes' {@link Pace} says.
   *
   * @throws IOException if the fakes are closed before or meanwhile
   */
  final void pause(Duration asked) throws IOException {
    http.pause(asked);
  }

  private Answer answerOrFail(ReceivedRequest request) {
    return faults
        .take(request)
        .map(fault -> fault.on(() -> answer(request)))
        .orElseGet(() -> answer(request));
  }
}
