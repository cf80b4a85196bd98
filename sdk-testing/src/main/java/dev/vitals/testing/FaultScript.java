package dev.vitals.testing;

import static java.util.Objects.requireNonNull;

import dev.vitals.testing.internal.server.FaultConnection;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;

/**
 * What a {@link FaultServer} does with one request: bytes to send, when to wait, how to end the
 * connection. Immutable; each method returns a copy with one more step. Nothing is added to the
 * bytes: a status line, a length, an end of a chunk are there only if the script has them, or its
 * {@link FakeAnswer}.
 *
 * <p>After its last step the connection waits for the next request, unless the script ended it.
 */
public final class FaultScript {
  /** One thing to do on a connection. */
  @FunctionalInterface
  interface Step {
    void play(FaultConnection connection) throws IOException, InterruptedException;
  }

  private final boolean unread;
  private final List<Step> steps;

  private FaultScript(boolean unread, List<Step> steps) {
    this.unread = unread;
    this.steps = steps;
  }

  /** Starts a script that is played once a request was read, head and body. */
  public static FaultScript onRequest() {
    return new FaultScript(false, List.of());
  }

  /**
   * Starts a script that reads nothing: it is played as soon as there is a connection on which no
   * request is under way. On a new one that is before a TLS handshake; on one that is kept alive, it
   * is while nothing happens. If it is the server's last one, the connection then stays open in
   * silence until the client ends it.
   */
  public static FaultScript unread() {
    return new FaultScript(true, List.of());
  }

  /** An answer without a fault; its length is right. */
  public static FaultScript answer(int status, String contentType, String body) {
    return answer(FakeAnswer.of(status, contentType, body));
  }

  /** An answer, with its fault if it has one: {@code FakeAnswer.json(…).with(Fault.stall())}. */
  public static FaultScript answer(FakeAnswer answer) {
    requireNonNull(answer, "answer");
    return onRequest().then(connection -> connection.send(answer.answer()));
  }

  /** Sends bytes, at once. */
  public FaultScript send(byte... bytes) {
    byte[] copy = bytes.clone();
    return then(connection -> connection.send(copy));
  }

  /** Sends text as UTF-8, at once. */
  public FaultScript send(String text) {
    return send(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Sends text as UTF-8, byte by byte, with this time before each. */
  public FaultScript drip(String text, Duration gap) {
    return drip(text, gap, Pace.realTime());
  }

  /** Sends text as UTF-8, byte by byte, with a pause before each that {@code pace} decides on. */
  public FaultScript drip(String text, Duration gap, Pace pace) {
    requireNonNull(gap, "gap");
    requireNonNull(pace, "pace");
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return then(connection -> {
      for (byte one : bytes) {
        pace.pause(gap);
        connection.send(new byte[] {one});
      }
    });
  }

  /** Waits until the test says so, or the server is closed. */
  public FaultScript await(CountDownLatch latch) {
    requireNonNull(latch, "latch");
    return then(connection -> latch.await());
  }

  /** Sends nothing more; the connection stays open until the client ends it. */
  public FaultScript stall() {
    return then(FaultConnection::stall);
  }

  /** Ends the connection in good order, in the middle of whatever was sent. */
  public FaultScript cut() {
    return then(FaultConnection::close);
  }

  /** Ends the connection by a TCP reset; what was sent but not read yet is lost. */
  public FaultScript reset() {
    return then(FaultConnection::reset);
  }

  private FaultScript then(Step step) {
    return new FaultScript(
        unread, Stream.concat(steps.stream(), Stream.of(step)).toList());
  }

  boolean isUnread() {
    return unread;
  }

  void play(FaultConnection connection) throws IOException, InterruptedException {
    for (Step step : steps) {
      step.play(connection);
    }
  }
}
