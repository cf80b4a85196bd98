package dev.vitals.testing.recording;

import static java.util.Objects.requireNonNull;

import dev.vitals.testing.LoopbackServer;
import dev.vitals.testing.internal.server.Answer;
import dev.vitals.testing.internal.server.LoopbackHttp;
import dev.vitals.testing.internal.wire.Query;
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
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.Dispatcher;
import okhttp3.Headers;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.Buffer;
import okio.BufferedSource;
import org.jspecify.annotations.Nullable;

/**
 * A server on the loopback interface that forwards to a real service and writes down what both said,
 * for a {@link Replay}. Answers are passed on as they come, streams too.
 *
 * <pre>{@code
 * try (Recorder recorder = Recorder.to(realUrl).hiding(password).start(Path.of("ping.json"))) {
 *   callMyClient(recorder.url());
 * }
 * }</pre>
 *
 * <p>No secret is written: of the headers only a few harmless ones; and in targets, headers and
 * bodies no value of a header or parameter, and no text of a JSON member, whose name is that of a
 * credential (such as {@code x-api-key}, {@code Authorization}, {@code Set-Cookie}, {@code
 * access_token}, {@code password}), no credential of those headers wherever it is repeated, and
 * nothing that was given to {@link Builder#hiding}. A compressed body of a request is hidden whole;
 * a number, list or object under such a name stays. Look the file through all the same before you
 * publish it.
 *
 * <p>Safe for use by several threads.
 */
public final class Recorder implements LoopbackServer, AutoCloseable {
  private static final long PIECE = 64 * 1024;
  private static final int MIN_LEARNED = 6; // shorter ones are flags and numbers, not secrets
  private static final Set<String> NOT_FORWARDED = caseInsensitive(
      "Accept-Encoding", "Connection", "Content-Length", "Host", "Keep-Alive", "Transfer-Encoding");
  private static final Set<String> NOT_PASSED_BACK =
      caseInsensitive("Connection", "Content-Length", "Keep-Alive", "Transfer-Encoding");

  private final String service;
  private final LoopbackHttp server = new LoopbackHttp(this::answer);
  private final OkHttpClient http;
  private final Secrets secrets;
  private final Path cassette;
  private final List<Recording> recordings = new ArrayList<>(); // guarded by itself

  private Recorder(Builder builder, Path cassette) {
    this.service = builder.service;
    this.secrets = builder.secrets;
    this.cassette = cassette;
    this.http = builder
        .http
        .newBuilder()
        .dispatcher(new Dispatcher()) // both are emptied when the recorder is closed
        .connectionPool(new ConnectionPool())
        .followRedirects(false)
        .retryOnConnectionFailure(false)
        .readTimeout(0, TimeUnit.SECONDS) // as patient as the client that asks
        .build();
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
   * Stops, cuts what is under way, and writes the cassette, its folders included.
   *
   * @throws UncheckedIOException if it can't be written
   */
  @Override
  public void close() {
    http.dispatcher().cancelAll();
    server.close();
    http.connectionPool().evictAll();
    synchronized (recordings) {
      Cassette.write(
          cassette,
          recordings.stream().map(recording -> recording.without(secrets)).toList());
    }
  }

  private Answer answer(ReceivedRequest request) {
    learnSecrets(request);
    try {
      return passedBack(request, http.newCall(forwarded(request)).execute());
    } catch (IOException e) {
      return Answer.text(502, "The recorder got no answer from " + service + ": " + e + "\n");
    }
  }

  private Answer passedBack(ReceivedRequest request, Response response) {
    if (response.header("Content-Encoding") != null) {
      response.close();
      return Answer.text(502, "The recorder can't look for secrets in a compressed answer\n");
    }
    learnSecrets(response.headers());
    long length = response.body().contentLength();
    Recording recording = new Recording(request, response.code(), response.headers(), length);
    synchronized (recordings) {
      recordings.add(recording);
    }
    Headers.Builder headers = new Headers.Builder();
    response.headers().forEach(header -> {
      if (!NOT_PASSED_BACK.contains(header.getFirst())) {
        headers.addUnsafeNonAscii(header.getFirst(), header.getSecond());
      }
    });
    return Answer.streamed(response.code(), headers.build(), length, chunks -> {
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

  private Request forwarded(ReceivedRequest request) {
    Request.Builder forwarded = new Request.Builder().url(service + request.target());
    request.headers().forEach((name, values) -> {
      if (!NOT_FORWARDED.contains(name)) {
        values.forEach(value -> forwarded.addHeader(name, value));
      }
    });
    forwarded.header("Accept-Encoding", "identity"); // compressed, a secret would not be found
    return forwarded.method(request.method(), body(request)).build();
  }

  private static @Nullable RequestBody body(ReceivedRequest request) {
    boolean none = request.bytes().length == 0 && Set.of("GET", "HEAD").contains(request.method());
    return none ? null : RequestBody.create(request.bytes());
  }

  private void learnSecrets(ReceivedRequest request) {
    request.headers().forEach((name, values) -> values.forEach(value -> learn(name, value)));
    Query query = Query.parse(request.query());
    query.names().forEach(name -> query.all(name).forEach(value -> learn(name, value)));
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
        if (Secrets.isNamed(name)) {
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

  private static Set<String> caseInsensitive(String... names) {
    Set<String> set = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    set.addAll(List.of(names));
    return set;
  }

  /** What a recorder needs to know. Not safe for use by several threads. */
  public static final class Builder {
    private final String service;
    private final Secrets secrets = new Secrets();
    private OkHttpClient http = new OkHttpClient();

    private Builder(String service) {
      this.service = service;
    }

    /** Hides these texts wherever they are, also in the usual JSON and URL escapes and in Base64. */
    public Builder hiding(String... secrets) {
      for (String secret : secrets) {
        this.secrets.add(secret);
      }
      return this;
    }

    /** Lends TLS, proxy, DNS and interceptors of this client, for a service that needs them. */
    public Builder httpClient(OkHttpClient http) {
      this.http = requireNonNull(http, "http");
      return this;
    }

    /** Starts recording on a free port; the file is written, or replaced, when it is closed. */
    public Recorder start(Path cassette) {
      Recorder recorder = new Recorder(this, requireNonNull(cassette, "cassette"));
      recorder.server.start(asked -> {}); // forwards, and never waits
      return recorder;
    }
  }
}
