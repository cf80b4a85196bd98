package dev.vitals.services;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.vitals.client.ApiClient;
import dev.vitals.config.Configuration;
import dev.vitals.config.RetryPolicy;
import dev.vitals.config.Timeouts;
import dev.vitals.errors.ApiException;
import dev.vitals.errors.BadRequestException;
import dev.vitals.errors.ConflictException;
import dev.vitals.errors.ErrorDetails;
import dev.vitals.errors.ForbiddenException;
import dev.vitals.errors.NotFoundException;
import dev.vitals.errors.PreconditionFailedException;
import dev.vitals.errors.RateLimitException;
import dev.vitals.errors.ServerException;
import dev.vitals.errors.UnauthorizedException;
import dev.vitals.ping.CentralPingApi;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.SocketEffect;
import okio.Buffer;
import okio.GzipSink;
import okio.Okio;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a body says, and however it says it: the status decides, and no body hides it. */
final class ErrorDialectsTest {
  private static final String NO_LUCK = "no luck";

  private final MockWebServer server = new MockWebServer();

  @BeforeEach
  void start() throws IOException {
    server.start();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  /** A body, and what of it a caller may expect to see. */
  record Dialect(
      String name,
      String contentType,
      String body,
      @Nullable String code,
      boolean hasMessage) {
    @Override
    public String toString() {
      return name;
    }
  }

  @ParameterizedTest
  @MethodSource
  void statusDecidesInEveryDialect(Dialect dialect) {
    try (ApiClient client = client()) {
      // 407 and 421 mean something to HTTP itself, 999 means nothing at all.
      IntStream.concat(
              IntStream.rangeClosed(400, 431),
              IntStream.of(451, 499, 500, 501, 502, 503, 504, 505, 529, 599, 600, 999))
          .forEach(status -> {
            server.enqueue(new MockResponse.Builder()
                .code(status)
                .setHeader("Content-Type", dialect.contentType)
                .body(dialect.body)
                .build());

            ApiException thrown = ping(client);

            assertThat(thrown).isExactlyInstanceOf(classOf(status));
            assertThat(thrown.status()).isEqualTo(status);
            assertThat(thrown.details().rawBody()).isEqualTo(dialect.body);
            assertThat(thrown.details().code())
                .as("code of %d", status)
                .isEqualTo(Optional.ofNullable(dialect.code));
            assertThat(thrown.details().message())
                .as("message of %d", status)
                .isEqualTo(dialect.hasMessage ? Optional.of(NO_LUCK) : Optional.empty());
          });
    }
  }

  private static Class<? extends ApiException> classOf(int status) {
    return switch (status) {
      case 400 -> BadRequestException.class;
      case 401 -> UnauthorizedException.class;
      case 403 -> ForbiddenException.class;
      case 404 -> NotFoundException.class;
      case 409 -> ConflictException.class;
      case 412 -> PreconditionFailedException.class;
      case 429 -> RateLimitException.class;
      default -> status / 100 == 5 ? ServerException.class : ApiException.class;
    };
  }

  static Stream<Dialect> statusDecidesInEveryDialect() {
    String json = "application/json";
    return Stream.of(
        new Dialect(
            "object in error",
            json,
            "{\"error\":{\"message\":\"no luck\",\"type\":\"bad\",\"code\":\"E7\",\"param\":\"n\"}}",
            "E7",
            true),
        new Dialect(
            "message beside an object in error",
            json,
            "{\"error\":{\"id\":\"7\"},\"message\":\"no luck\"}",
            null,
            true),
        new Dialect(
            "code beside an object in error",
            json,
            "{\"error\":{\"message\":\"no luck\"},\"code\":\"E1\",\"message\":\"other\"}",
            "E1",
            true),
        new Dialect("text in error", json, "{\"error\":\"no luck\"}", null, true),
        new Dialect("message and code", json, "{\"message\":\"no luck\",\"code\":7}", "7", true),
        new Dialect("detail", json, "{\"detail\":\"no luck\"}", null, true),
        new Dialect(
            "list in detail",
            json,
            "{\"detail\":[{\"loc\":[\"body\",\"n\"],\"msg\":\"no luck\",\"type\":\"missing\"}]}",
            null,
            true),
        new Dialect(
            "problem details",
            "application/problem+json",
            "{\"type\":\"about:blank\",\"title\":\"Bad\",\"status\":422,\"detail\":\"no luck\"}",
            null, // no more than the status says, which a number in "status" repeats
            true),
        new Dialect(
            "problem details of a type",
            "application/problem+json",
            "{\"type\":\"/no-credit\",\"title\":\"Bad\",\"status\":403,\"detail\":\"no luck\"}",
            "/no-credit",
            true),
        new Dialect(
            "list of objects", json, "{\"errors\":[{\"message\":\"no luck\"}]}", null, true),
        new Dialect("list of texts", json, "{\"errors\":[\"no luck\"]}", null, true),
        new Dialect(
            "google.rpc",
            json,
            "{\"error\":{\"code\":5,\"message\":\"no luck\",\"status\":\"NOT_FOUND\",\"details\":[]}}",
            "5",
            true),
        new Dialect(
            "API gateway",
            json,
            "{\"error_code\":\"APIG.2012\",\"error_msg\":\"no luck\"}",
            "APIG.2012",
            true),
        new Dialect("JSON text", json, "\"no luck\"", null, true),
        new Dialect("plain text", "text/plain; charset=utf-8", "no luck\n", null, true),
        new Dialect("text that claims to be JSON", json, "no luck", null, true),
        new Dialect("HTML", "text/html", "<html><h1>no luck</h1></html>", null, false),
        new Dialect("nothing", json, "", null, false),
        new Dialect("blanks", json, " \r\n", null, false),
        new Dialect("JSON array", json, "[1,[2]]", null, false),
        new Dialect("JSON null", json, "null", null, false),
        new Dialect("JSON number", json, "7", null, false),
        new Dialect("empty object", json, "{}", null, false),
        new Dialect(
            "members of other types",
            json,
            "{\"message\":{},\"code\":[],\"detail\":7.5,\"errors\":{},\"details\":\"none\"}",
            null,
            false));
  }

  @Test
  void invalidUtf8IsShownAsFarAsPossible() {
    server.enqueue(
        json(404).body(new Buffer().write("caf\u00e9".getBytes(ISO_8859_1))).build());

    ErrorDetails details = thrown().details();

    assertThat(details.rawBody()).isEqualTo("caf\ufffd");
    assertThat(details.message()).contains("caf\ufffd");
  }

  @Test
  void compressedBodyIsRead() throws IOException {
    Buffer zipped = new Buffer();
    try (var sink = Okio.buffer(new GzipSink(zipped))) {
      sink.writeUtf8("{\"message\":\"no luck\"}");
    }
    server.enqueue(json(500).setHeader("Content-Encoding", "gzip").body(zipped).build());

    assertThat(thrown().details().message()).contains(NO_LUCK);
  }

  @Test
  void invalidCompressionDoesNotHideStatus() {
    server.enqueue(
        json(403).setHeader("Content-Encoding", "gzip").body("no luck").build());

    assertThat(thrown().status()).isEqualTo(403);
  }

  @Test
  void largeBodyIsCutAtLimit() {
    server.enqueue(json(400).body("x".repeat(10 * 1024 * 1024)).build());

    ApiException thrown = thrown();

    assertThat(thrown.details().rawBody()).hasSize(1024 * 1024);
    assertThat(thrown.getMessage()).hasSizeLessThan(1_000);
  }

  @Test
  void brokenBodyDoesNotHideStatus() {
    server.enqueue(json(409)
        .body("{\"message\":\"no luck\"}".repeat(10_000))
        .onResponseBody(SocketEffect.ShutdownConnection.INSTANCE)
        .build());

    assertThat(thrown().status()).isEqualTo(409);
  }

  @Test
  void endlessBodyDoesNotHideStatus() {
    server.enqueue(json(412)
        .body("{\"message\":\"no luck\"}")
        .onResponseBody(SocketEffect.Stall.INSTANCE)
        .build());

    assertThat(thrown().status()).isEqualTo(412);
  }

  @Test
  void serverTextCannotForgeLogLine() {
    server.enqueue(json(400).body("{\"message\":\"no\\nluck\\u202e\\u0000\"}").build());

    ApiException thrown = thrown();

    assertThat(thrown.getMessage()).isEqualTo("GET /v1/ping: HTTP 400: no\\nluck\\u202e\\u0000");
    assertThat(thrown.details().message()).contains("no\nluck\u202e\u0000");
  }

  private ApiException thrown() {
    try (ApiClient client = client()) {
      return ping(client);
    }
  }

  private static ApiException ping(ApiClient client) {
    return catchThrowableOfType(ApiException.class, () -> new CentralPingApi(client).ping());
  }

  private static MockResponse.Builder json(int status) {
    return new MockResponse.Builder().code(status).setHeader("Content-Type", "application/json");
  }

  private ApiClient client() {
    return ApiClient.create(Configuration.builder("http://127.0.0.1:" + server.getPort())
        .retryPolicy(RetryPolicy.none())
        .timeouts(Timeouts.builder().response(Duration.ofSeconds(2)).build())
        .build());
  }
}
