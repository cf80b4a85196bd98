package dev.vitals.testing.recording;

import static java.util.Objects.requireNonNull;

import dev.vitals.testing.LoopbackServer;
import dev.vitals.testing.internal.server.Answer;
import dev.vitals.testing.internal.server.Listening;
import dev.vitals.testing.internal.server.LoopbackHttp;
import dev.vitals.testing.internal.wire.Query;
import dev.vitals.testing.internal.wire.SecretNames;
import dev.vitals.testing.internal.wire.Secrets;
import dev.vitals.testing.traffic.OpenConnection;
import dev.vitals.testing.traffic.ReceivedRequest;
import dev.vitals.testing.traffic.RequestExpectation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import okhttp3.Headers;
import okhttp3.OkHttpClient;
import okhttp3.Response;
import okio.Buffer;
import okio.BufferedSource;

/**
 * A server on the loopback interface that forwards to a real service and writes down both sides, for
 * a {@link Replay}. Answers are passed on as they come, including streams.
 *
 * <pre>{@code
 * try (Recorder recorder = Recorder.to(realUrl).hiding(password).start(Path.of("ping.json"))) {
 *   callMyClient(recorder.url());
 * }
 * }</pre>
 *
 * <p>The service gets each request once. Redirects are passed back, not followed; those within the
 * service lead to the recorder, and to the replay. A request that gets no answer, or a compressed
 * one, is answered 502 and not recorded.
 *
 * <p>Secrets are not written. Of the headers, only those that a client acts on are kept, and those
 * named by {@link Builder#keeping}. Hidden are, in URLs, headers and bodies:
 *
 * <ul>
 *   <li>values whose name is that of a credential (such as {@code x-api-key}, {@code Authorization},
 *       {@code Set-Cookie}, {@code access_token}, {@code password}, {@code sig}), and every text in
 *       a JSON list or object of such a name, other than times; a number stays
 *   <li>in URLs and forms also {@code key}, {@code code}, {@code pin}, {@code otp}, {@code sid}
 *   <li>user information in URLs, bearer and basic credentials, JSON web tokens
 *   <li>the values of such headers and parameters wherever they are repeated
 *   <li>a compressed body of a request, as a whole
 *   <li>what was given to {@link Builder#hiding}
 * </ul>
 *
 * <p>Review the file all the same before you publish it.
 *
 * <p>Safe for use by several threads.
 */
public final class Recorder implements LoopbackServer, AutoCloseable {
  private static final long PIECE = 64 * 1024;
  private static final int MIN_LEARNED = 6; // shorter ones are flags and numbers, not secrets

  private final LoopbackHttp server = new LoopbackHttp(this::answer);
  private final RealService service;
  private final Secrets secrets;
  private final List<String> kept;
  private final Path cassette;
  private final List<Recording> recordings = new ArrayList<>(); // guarded by itself

  private Recorder(Builder builder, Path cassette) {
    this.service = new RealService(builder.service, builder.http);
    this.secrets = builder.secrets;
    this.kept = List.copyOf(builder.kept);
    this.cassette = cassette;
  }

  /**
   * Starts from the real service.
   *
   * @param service its base URL, http or https
   */
  public static Builder to(URI service) {
    return new Builder(service.toString().replaceFirst("/$", ""));
  }

  @Override
  public URI url() {
    return server.url();
  }

  @Override
  public List<ReceivedRequest> received() {
    return server.received();
  }

  @Override
  public RequestExpectation expect() {
    return RequestExpectation.among("Recorder", received());
  }

  @Override
  public List<OpenConnection> openConnections() {
    return server.openConnections();
  }

  /**
   * Stops, cuts what is under way, and writes the cassette, creating its folders.
   *
   * @throws UncheckedIOException if it cannot be written
   */
  @Override
  public void close() {
    service.close();
    server.close();
    service.disconnect();
    synchronized (recordings) {
      Cassette.write(
          cassette,
          recordings.stream().map(recording -> recording.without(secrets, kept)).toList());
    }
  }

  private Answer answer(ReceivedRequest request) {
    learnSecrets(request);
    try {
      return passedBack(request, service.answer(request));
    } catch (IOException | RuntimeException e) { // a lent interceptor may throw anything
      return Answer.text(502, "The recorder got no answer from " + service + ": " + e + "\n");
    }
  }

  private Answer passedBack(ReceivedRequest request, Response response) {
    if (response.header("Content-Encoding") != null) {
      response.close();
      return Answer.text(502, "The recorder cannot look for secrets in a compressed answer\n");
    }
    learnSecrets(response.headers());
    long length = response.body().contentLength();
    Recording recording =
        new Recording(request, response.code(), service.passedBack(response.headers(), ""), length);
    synchronized (recordings) {
      recordings.add(recording);
    }
    Headers headers = service.passedBack(response.headers(), url().toString());
    return Answer.streamed(response.code(), headers, length, chunks -> {
      try (response) {
        BufferedSource source = response.body().source();
        Buffer piece = new Buffer();
        while (source.read(piece, PIECE) >= 0) {
          recording.add(piece.snapshot());
          chunks.send(piece.readByteString());
        }
        recording.end();
      }
    });
  }

  private void learnSecrets(ReceivedRequest request) {
    request.headers().forEach((name, values) -> values.forEach(value -> learn(name, value)));
    Query query = Query.parse(request.query());
    query.names().stream()
        .filter(SecretNames::isSecretInUrl)
        .forEach(name -> query.all(name).stream()
            .filter(value -> SecretNames.isSecret(name) || SecretNames.looksRandom(value))
            .forEach(this::learn));
  }

  private void learnSecrets(Headers headers) {
    headers.forEach(header -> learn(header.getFirst(), header.getSecond()));
  }

  private void learn(String name, String value) {
    switch (name.toLowerCase(Locale.ROOT)) {
      case "www-authenticate", "proxy-authenticate" -> {} // says what is asked for, no secret
      case "set-cookie" -> learnCookies(value.split(";", 2)[0]); // the rest says where it goes
      case "cookie" -> learnCookies(value.split(";", -1));
      default -> {
        if (SecretNames.isSecret(name)) {
          learn(value);
          learn(value.substring(value.indexOf(' ') + 1)); // after a scheme, such as Bearer
        }
      }
    }
  }

  private void learnCookies(String... pairs) {
    for (String pair : pairs) {
      learn(pair.substring(pair.indexOf('=') + 1).strip());
    }
  }

  private void learn(String secret) {
    if (secret.length() >= MIN_LEARNED) {
      secrets.add(secret);
    }
  }

  /** Builds a recorder. Not safe for use by several threads. */
  public static final class Builder {
    private final String service;
    private final Secrets secrets = new Secrets();
    private final List<String> kept = new ArrayList<>();
    private OkHttpClient http = new OkHttpClient();

    private Builder(String service) {
      this.service = service;
    }

    /** Hides these texts everywhere, including their usual escapes in JSON and URLs, and Base64. */
    public Builder hiding(String... secrets) {
      for (String secret : secrets) {
        this.secrets.add(secret);
      }
      return this;
    }

    /**
     * Keeps these headers of requests and answers, for a client that acts on them. Credentials are
     * hidden in them as elsewhere.
     */
    public Builder keeping(String... headers) {
      kept.addAll(List.of(headers));
      return this;
    }

    /**
     * Uses the TLS, proxy, DNS and interceptors of this client, for a service that needs them. Its
     * cookies, cache and authenticator are not used.
     */
    public Builder httpClient(OkHttpClient http) {
      this.http = requireNonNull(http, "http");
      return this;
    }

    /** Starts on a free port; the file is written, or replaced, when the recorder is closed. */
    public Recorder start(Path cassette) {
      Recorder recorder = new Recorder(this, requireNonNull(cassette, "cassette"));
      recorder.server.start(asked -> {}, Listening.PLAIN); // forwards, and never waits
      return recorder;
    }
  }
}
