package dev.vitals.testing.recording;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;

import dev.vitals.testing.LoopbackServer;
import dev.vitals.testing.Pace;
import dev.vitals.testing.internal.server.Answer;
import dev.vitals.testing.internal.server.Listening;
import dev.vitals.testing.internal.server.LoopbackHttp;
import dev.vitals.testing.internal.wire.Secrets;
import dev.vitals.testing.recording.RecordedExchange.Piece;
import dev.vitals.testing.traffic.OpenConnection;
import dev.vitals.testing.traffic.ReceivedRequest;
import dev.vitals.testing.traffic.RequestExpectation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import okhttp3.Headers;
import okio.ByteString;

/**
 * A server on the loopback interface that answers from what a {@link Recorder} wrote down.
 *
 * <p>A request gets the first recorded answer, in the order of the recording and not used yet, to
 * the same method, path, query and body; where a secret was taken out, anything matches. What was
 * not recorded gets status 599, whose text says what was, and is {@linkplain #unmatched() reported}.
 *
 * <p>Safe for use by several threads.
 */
public final class Replay implements LoopbackServer, AutoCloseable {
  private static final int NOT_RECORDED = 599;

  private final LoopbackHttp http = new LoopbackHttp(this::answer);
  private final boolean bodies;
  private final List<RecordedExchange> left; // guarded by itself
  private final List<ReceivedRequest> unmatched = new ArrayList<>(); // guarded by left

  private Replay(Builder builder) {
    this.bodies = builder.bodies;
    this.left = Cassette.read(builder.cassette);
  }

  /**
   * Starts with the default settings.
   *
   * @throws IllegalArgumentException if the file is not a cassette
   * @throws UncheckedIOException if it cannot be read
   */
  public static Replay of(Path cassette) {
    return builder(cassette).start();
  }

  /** Starts from the default settings. */
  public static Builder builder(Path cassette) {
    return new Builder(requireNonNull(cassette, "cassette"));
  }

  @Override
  public URI url() {
    return http.url();
  }

  @Override
  public List<ReceivedRequest> received() {
    return http.received();
  }

  @Override
  public RequestExpectation expect() {
    return RequestExpectation.among("Replay", received());
  }

  @Override
  public List<OpenConnection> openConnections() {
    return http.openConnections();
  }

  /** The requests so far for which nothing was recorded; a copy that does not grow. */
  public List<ReceivedRequest> unmatched() {
    synchronized (left) {
      return List.copyOf(unmatched);
    }
  }

  /** What was recorded and not asked for yet, such as {@code GET /ext/health}. */
  public List<String> unused() {
    synchronized (left) {
      return left.stream().map(Replay::line).toList();
    }
  }

  /** Stops; answers under way are cut. */
  @Override
  public void close() {
    http.close();
  }

  private Answer answer(ReceivedRequest request) {
    synchronized (left) {
      for (RecordedExchange exchange : left) {
        if (matches(exchange, request)) {
          left.remove(exchange);
          return answer(exchange.answer());
        }
      }
      unmatched.add(request);
      return Answer.text(NOT_RECORDED, explanation(request));
    }
  }

  private Answer answer(RecordedExchange.Answer answer) {
    Headers.Builder headers = new Headers.Builder();
    answer
        .headers()
        .forEach((name, values) -> values.forEach(value -> headers.addUnsafeNonAscii(name, value)));
    return Answer.streamed(answer.status(), headers.build(), answer.length(), chunks -> {
      for (Piece piece : answer.pieces()) {
        http.pause(piece.after());
        chunks.send(piece.bytes());
      }
      if (answer.cut()) {
        throw new IOException("the recorded answer was cut here");
      }
    });
  }

  private boolean matches(RecordedExchange exchange, ReceivedRequest request) {
    return exchange.method().equals(request.method())
        && matches(exchange.target(), request.target())
        && (!bodies
            || matches(
                Recording.text(exchange.body()), Recording.text(ByteString.of(request.bytes()))));
  }

  private static boolean matches(String recorded, String actual) {
    String pattern = List.of(recorded.split(Pattern.quote(Secrets.HIDDEN), -1)).stream()
        .map(Pattern::quote)
        .collect(joining(".*"));
    return Pattern.compile(pattern, Pattern.DOTALL).matcher(actual).matches();
  }

  private String explanation(ReceivedRequest request) {
    boolean otherBody =
        left.stream().anyMatch(exchange -> line(exchange).equals(request.toString()));
    return "Nothing is recorded for " + request
        + (otherBody ? " with this body" : "")
        + (left.isEmpty() ? "; every answer was used" : ". Not asked for yet: " + unused())
        + "\n";
  }

  private static String line(RecordedExchange exchange) {
    return exchange.method() + " " + exchange.target();
  }

  /** How to replay. Not safe for use by several threads. */
  public static final class Builder {
    private final Path cassette;
    private Pace pace = Pace.immediate();
    private boolean bodies = true;

    private Builder(Path cassette) {
      this.cassette = cassette;
    }

    /**
     * How to wait between the pieces of an answer. Default: {@link Pace#immediate()}; {@link
     * Pace#realTime()} takes the time that the service took.
     */
    public Builder pace(Pace pace) {
      this.pace = requireNonNull(pace, "pace");
      return this;
    }

    /** Matches requests of any body, for those that say a new id or time in each run. */
    public Builder anyBody() {
      this.bodies = false;
      return this;
    }

    /**
     * Starts on a free port.
     *
     * @throws IllegalArgumentException if the file is not a cassette
     * @throws UncheckedIOException if it cannot be read
     */
    public Replay start() {
      Replay replay = new Replay(this);
      replay.http.start(pace::pause, Listening.PLAIN);
      return replay;
    }
  }
}
