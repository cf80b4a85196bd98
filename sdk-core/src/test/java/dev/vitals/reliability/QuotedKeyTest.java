package dev.vitals.reliability;

import static dev.vitals.reliability.Rig.GET;
import static dev.vitals.reliability.Rig.POST;
import static dev.vitals.reliability.Rig.STREAM;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vitals.client.ApiClient;
import dev.vitals.client.ApiResponse;
import dev.vitals.client.StreamRequest;
import dev.vitals.config.Configuration;
import dev.vitals.config.Credentials;
import dev.vitals.errors.ApiException;
import dev.vitals.errors.RpcException;
import dev.vitals.errors.UnauthorizedException;
import dev.vitals.errors.VitalsException;
import dev.vitals.health.HealthApi;
import dev.vitals.stream.EventStream;
import dev.vitals.stream.StreamFormat;
import dev.vitals.testing.FaultScript;
import dev.vitals.testing.FaultServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.zip.GZIPOutputStream;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.sse.EventSource;
import okhttp3.sse.EventSourceListener;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A service that quotes the key in its answer does not get it into a log of the caller's. */
@Timeout(30)
final class QuotedKeyTest {
  /** With what JSON may escape in front, so that its end is found however it is quoted. */
  private static final String KEY = "sk/\"x\"\\canary-8e2f60b1";

  private static final String CANARY = "canary-8e2f60b1";
  private static final String ESCAPED = "sk\\/\\\"x\\\"\\\\" + CANARY;
  private static final String NDJSON = "application/x-ndjson";

  static {
    // Tests run inside the module of the SDK, which itself has no need of java.logging.
    ModuleLayer.boot()
        .findModule("java.logging")
        .ifPresent(logging -> QuotedKeyTest.class.getModule().addReads(logging));
  }

  @RegisterExtension
  final Rig rig = new Rig();

  private final Leaks leaks = new Leaks(CANARY);

  @AfterEach
  void stopListening() {
    leaks.close();
  }

  static final List<Arguments> QUOTES = List.of(
      argumentSet("in text", FaultScript.answer(401, "text/plain", "no such key: " + KEY)),
      argumentSet("in a page", FaultScript.answer(403, "text/html", "<p>" + KEY)),
      argumentSet(
          "in an error's message and code",
          FaultScript.answer(
              401,
              "application/json",
              "{\"error\":{\"message\":\"no " + ESCAPED + "\",\"code\":\"" + ESCAPED + "\"}}")),
      argumentSet(
          "in an error's details",
          FaultScript.answer(
              400,
              "application/json",
              "{\"message\":\"no\",\"details\":[{\"@type\":\"t\",\"key\":\"" + ESCAPED + "\"}]}")),
      argumentSet("in a compressed error", gzipped(429, "application/json", "\"" + ESCAPED)),
      argumentSet("at the end of a cut excerpt", FaultScript.answer(404, "text/plain", late())),
      argumentSet("in a page under 200", FaultScript.answer(200, "text/html", "<p>" + KEY)),
      argumentSet("in a content type", FaultScript.answer(200, "text/" + KEY, "text")),
      argumentSet(
          "in the id of the request", head("X-Request-Id: " + KEY, "500 no\r\nContent-Length: 0")),
      argumentSet(
          "in a status line",
          FaultScript.onRequest().send("no " + KEY + "\r\n\r\n").cut()),
      argumentSet(
          "in a chunk's size",
          head("Transfer-Encoding: chunked", "200 ok").send(KEY + "\r\n").cut()),
      argumentSet(
          "in a bad redirect", head("Location: ftp://" + KEY, "307 no\r\nContent-Length: 0")));

  /** Where a key with marks in it could not be. */
  static final List<Arguments> WORDS = List.of(
      argumentSet(
          "in invalid JSON", FaultScript.answer(200, "application/json", "{\"a\":" + CANARY)),
      argumentSet(
          "in a redirect", head("Location: http://" + CANARY + "/", "307 no\r\nContent-Length: 0")),
      argumentSet("in a bad record", FaultScript.answer(200, NDJSON, "{}\n" + CANARY + "\n{}\n")));

  /** The excerpt of a message ends within the key. */
  private static String late() {
    return "x".repeat(500) + " " + KEY + " " + KEY;
  }

  private static FaultScript head(String header, String status) {
    return FaultScript.onRequest()
        .send(
            "HTTP/1.1 " + status + "\r\nContent-Type: application/json\r\n" + header + "\r\n\r\n");
  }

  private static FaultScript gzipped(int status, String type, String body) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(body.getBytes(UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return FaultScript.onRequest()
        .send("HTTP/1.1 " + status + " Scripted\r\nContent-Type: " + type
            + "\r\nContent-Encoding: gzip\r\nContent-Length: " + bytes.size() + "\r\n\r\n")
        .send(bytes.toByteArray());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sk/live+4711=&a~Zq9Rk2VbN7xT",
        "sk%2Flive%2B4711%3D%26a~Zq9Rk2VbN7xT",
        "sk%2flive%2b4711%3d%26a~Zq9Rk2VbN7xT",
        "sk%2Flive%2B4711%3D%26a%7EZq9Rk2VbN7xT",
        "c2svbGl2ZSs0NzExPSZhflpxOVJrMlZiTjd4VA==",
        "c2svbGl2ZSs0NzExPSZhflpxOVJrMlZiTjd4VA"
      })
  void everySpellingIsMasked(String spelling) {
    FaultServer server =
        rig.serve(FaultScript.answer(403, "text/plain", "bad " + spelling + " given"));
    ApiClient client = client(server, Credentials.apiKey("sk/live+4711=&a~Zq9Rk2VbN7xT"));

    assertThat(Rig.failure(VitalsException.class, client, Rig.GET))
        .hasMessageContaining("bad *** given");
  }

  @ParameterizedTest
  @FieldSource("QUOTES")
  void noFailureQuotesKey(FaultScript quote) {
    fail(client(rig.serve(quote), Credentials.apiKey(KEY)));
    fail(client(rig.serve(quote), Credentials.bearer(KEY)));

    assertThat(leaks.found()).isEmpty();
  }

  @ParameterizedTest
  @FieldSource("WORDS")
  void noFailureQuotesKeyOfOneWord(FaultScript quote) {
    fail(client(rig.serve(quote), Credentials.bearer(CANARY)));

    assertThat(leaks.found()).isEmpty();
  }

  @Test
  void anythingElseIsQuoted() {
    FaultServer server = rig.serve(FaultScript.answer(401, "text/plain", KEY));

    fail(client(server, Credentials.apiKey("another key")));

    assertThat(leaks.found()).isNotEmpty();
  }

  @Test
  void restOfTextStays() {
    FaultServer server = rig.serve(FaultScript.answer(
        401, "application/json", "{\"message\":\"key " + ESCAPED + " has expired\",\"code\":7}"));

    UnauthorizedException thrown =
        Rig.failure(UnauthorizedException.class, client(server, Credentials.apiKey(KEY)), GET);

    assertThat(thrown)
        .hasMessage(
            "GET /a: HTTP 401 7: key *** has expired (docs/troubleshooting.md#unauthorized)");
    assertThat(thrown.details().message()).contains("key *** has expired");
    assertThat(thrown.details().rawBody())
        .isEqualTo("{\"message\":\"key *** has expired\",\"code\":7}");
  }

  @Test
  void keyReplacedByRetryIsNotQuotedEither() {
    FaultServer server = rig.serve(FaultScript.answer(401, "text/plain", "old: " + KEY));
    Credentials renewed =
        Credentials.header("X-Auth-Token", rejected -> rejected == null ? KEY : "another key");

    fail(client(server, renewed));

    assertThat(leaks.found()).isEmpty();
  }

  @Test
  void headersShowNeitherKeyNorCookies() {
    FaultServer server = rig.serve(FaultScript.onRequest()
        .send("HTTP/1.1 200 ok\r\nContent-Length: 2\r\nX-Request-Id: r-" + KEY
            + "\r\nSet-Cookie: session=" + CANARY + "\r\nX-Subject-Token: " + CANARY
            + "\r\nX-Echo: key=" + KEY + "\r\nX-Other: kept\r\n\r\n{}"));

    ApiResponse<JsonNode> response = client(server, Credentials.apiKey(KEY)).exchange(GET);

    leaks.look("headers", response.headers().toString());
    leaks.look("request id", response.requestId().orElseThrow());
    leaks.look("response", response.toString());
    assertThat(leaks.found()).isEmpty();
    assertThat(response.headers().get("set-cookie")).containsExactly("***");
    assertThat(response.headers().get("x-echo")).containsExactly("key=***");
    assertThat(response.header("X-Echo")).contains("key=***");
    assertThat(response.header("X-Other")).contains("kept");
    assertThat(response.requestId()).contains("r-***");
  }

  @Test
  void tokenAskedForByNameIsReturned() {
    FaultServer server = rig.serve(FaultScript.onRequest()
        .send("HTTP/1.1 200 ok\r\nContent-Length: 2\r\nX-Subject-Token: new-token\r\n\r\n{}"));

    ApiResponse<JsonNode> response = client(server, Credentials.apiKey(KEY)).exchange(GET);

    assertThat(response.header("X-Subject-Token")).contains("new-token");
  }

  @Test
  void listenerSeesNoKeyInHead() throws InterruptedException {
    FaultServer server = rig.serve(FaultScript.onRequest()
        .send("HTTP/1.1 200 ok\r\nContent-Type: text/event-stream\r\nContent-Length: 9\r\n"
            + "Set-Cookie: session=" + CANARY + "\r\nX-Echo: " + KEY + "\r\n\r\ndata: 1\n\n"));
    Head seen = new Head();

    client(server, Credentials.apiKey(KEY))
        .newEventSource(StreamRequest.get("/a", JsonNode.class).format(StreamFormat.SSE), seen);
    seen.closed.await();

    assertThat(seen.headers).singleElement().asString().contains("X-Echo").doesNotContain(CANARY);
  }

  @Test
  void valueForCallerIsLeftAlone() {
    FaultServer server = rig.serve(
        FaultScript.answer(200, "application/json", "{\"key\":\"" + ESCAPED + "\"}"),
        FaultScript.answer(200, NDJSON, "{\"key\":\"" + ESCAPED + "\"}\n"));
    ApiClient client = client(server, Credentials.apiKey(KEY));

    assertThat(client.send(GET).path("key").textValue()).isEqualTo(KEY);
    try (EventStream<JsonNode> stream = client.open(STREAM)) {
      assertThat(stream).extracting(item -> item.path("key").textValue()).containsExactly(KEY);
    }
  }

  @Test
  void errorOfJsonRpcDoesNotQuoteIt() {
    FaultServer server = rig.serve(FaultScript.answer(
        200,
        "application/json",
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"error\":{\"code\":-32000,\"message\":\"no " + ESCAPED
            + "\"}}"));

    RpcException thrown = catchThrowableOfType(
        RpcException.class, () -> new HealthApi(client(server, Credentials.apiKey(KEY))).health());

    assertThat(thrown).hasMessageEndingWith("JSON-RPC error -32000: no ***");
  }

  @ParameterizedTest
  @ValueSource(strings = {"data: ", "event: error\ndata: "})
  void eventDoesNotQuoteIt(String beginning) {
    FaultServer server =
        rig.serve(FaultScript.answer(200, "text/event-stream", beginning + CANARY + "\n\n"));
    StreamRequest<JsonNode> request = STREAM.format(StreamFormat.SSE).itemEventTypes("message");

    searched("event", catchThrowable(() -> {
      try (EventStream<JsonNode> stream =
          client(server, Credentials.apiKey(CANARY)).open(request)) {
        stream.forEach(item -> {});
      }
    }));

    assertThat(leaks.found()).isEmpty();
  }

  @Test
  void compressedErrorOfStreamIsRead() {
    FaultServer server =
        rig.serve(gzipped(404, "application/json", "{\"message\":\"no such target\"}"));

    ApiException thrown = catchThrowableOfType(
        ApiException.class, () -> client(server, Credentials.none()).open(STREAM));

    assertThat(thrown.details().message()).contains("no such target");
  }

  private void fail(ApiClient client) {
    searched("GET", catchThrowable(() -> client.send(GET)));
    searched("POST", catchThrowable(() -> client.send(POST)));
    searched("stream", catchThrowable(() -> {
      try (EventStream<JsonNode> stream = client.open(STREAM)) {
        stream.forEach(item -> {});
      }
    }));
  }

  private void searched(String where, Throwable thrown) {
    assertThat(thrown).isInstanceOf(VitalsException.class);
    VitalsException failure = (VitalsException) thrown;
    leaks.thrown(where, failure);
    leaks.look(where + ", attempts", failure.attempts().toString());
    leaks.look(where + ", request id", failure.requestId().orElse(""));
    if (failure instanceof ApiException answered) {
      leaks.look(where + ", raw body", answered.details().rawBody());
      leaks.look(where + ", message", answered.details().message().orElse(""));
      leaks.look(where + ", code", answered.details().code().orElse(""));
      leaks.look(where + ", details", answered.details().parts().toString());
    }
  }

  private ApiClient client(FaultServer server, Credentials credentials) {
    Configuration.Builder configuration = Rig.configuration(server.url()).credentials(credentials);
    return rig.client(configuration);
  }

  /** Keeps the heads it sees. */
  private static final class Head extends EventSourceListener {
    private final List<String> headers = new ArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);

    @Override
    public void onOpen(EventSource source, Response response) {
      Request request = response.request();
      headers.add(request.headers() + " " + response.headers());
    }

    @Override
    public void onClosed(EventSource source) {
      closed.countDown();
    }
  }
}
