package dev.vitals.testing.recording;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitals.testing.FakeAnswer;
import dev.vitals.testing.FakeServices;
import dev.vitals.testing.Fault;
import dev.vitals.testing.FaultScript;
import dev.vitals.testing.FaultServer;
import dev.vitals.testing.LoopbackServer;
import dev.vitals.testing.RawAnswer;
import dev.vitals.testing.RawHttp;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.Semaphore;
import okhttp3.Headers;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.ByteString;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The fakes are the real services here. */
@Timeout(60)
final class RecorderTest {
  private static final String CANARY = "gm_canary/0123+\"quoted\"=";

  private final Semaphore events = new Semaphore(0);

  @RegisterExtension
  final FakeServices real =
      FakeServices.builder().pace(asked -> events.acquire()).start();

  private Path cassette;

  @BeforeEach
  void file(@TempDir Path folder) {
    cassette = folder.resolve("cassette.json");
  }

  @Test
  void answersArePassedOnAndReplayedInTheirOrder() {
    real.node().answerNext(FakeAnswer.json(200, "{\"n\":1}").header("X-Request-Id", "r1"));
    real.node().answerNext(FakeAnswer.text(503, "later").header("Retry-After", "7"));
    try (Recorder recorder = Recorder.to(real.node().url()).start(cassette)) {
      assertThat(RawHttp.get(recorder, "/a?b=c").body()).isEqualTo("{\"n\":1}");
      assertThat(RawHttp.get(recorder, "/a?b=c").status()).isEqualTo(503);
      assertThat(RawHttp.send(recorder, "DELETE", "/ext/health", "").status()).isEqualTo(405);
    }

    try (Replay replay = Replay.of(cassette)) {
      assertThat(replay.unused()).containsExactly("GET /a?b=c", "GET /a?b=c", "DELETE /ext/health");
      RawAnswer first = RawHttp.get(replay, "/a?b=c");
      RawAnswer second = RawHttp.get(replay, "/a?b=c");

      assertThat(first.status()).isEqualTo(200);
      assertThat(first.body()).isEqualTo("{\"n\":1}");
      assertThat(first.header("Content-Type")).contains("application/json");
      assertThat(first.header("X-Request-Id")).contains("r1");
      assertThat(second.status()).isEqualTo(503);
      assertThat(second.header("Retry-After")).contains("7");
      assertThat(second.body()).isEqualTo("later");
      assertThat(replay.unused()).containsExactly("DELETE /ext/health");
      assertThat(replay.unmatched()).isEmpty();
    }
  }

  @Test
  void foldersThatAreNotThereYetAreMade() {
    Path deep = cassette.resolveSibling("cassettes").resolve("node").resolve("health.json");
    try (Recorder recorder = Recorder.to(real.node().url()).start(deep)) {
      assertThat(recorder.received()).isEmpty();
    }

    assertThat(deep).isRegularFile();
  }

  @Test
  void aFileThatIsNotThereIsSaid() {
    assertThatThrownBy(() -> Replay.of(cassette))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining(cassette.toString());
  }

  @Test
  void theServiceGetsWhatTheClientSent() {
    try (Recorder recorder = Recorder.to(real.goodmem().url()).start(cassette)) {
      RawHttp.postJson(
          recorder, "/v1/ping:once?a=%20", "{\"ü\":1}", "x-api-key: " + CANARY, "X-Odd: 1");
    }

    real.goodmem()
        .expect()
        .method("POST")
        .path("/v1/ping:once")
        .query("a", " ")
        .header("x-api-key", CANARY)
        .header("X-Odd", "1")
        .header("Host", real.goodmem().url().getAuthority())
        .body("{\"ü\":1}")
        .exactly(1);
  }

  @Test
  void noByteOfTheCassetteIsASecret() throws IOException {
    String named = "n4med-by-the-user";
    String cookie = "c00kie-value";
    List<String> pieces = List.of(
        "{\"echo\":\"gm_canary/0123+\\\"quo",
        "ted\\\"=\",\"safe\":\"kept\",\"encoded\":\"" + URLEncoder.encode(CANARY, UTF_8) + "\"}",
        "{\"base64\":\"" + Base64.getEncoder().encodeToString(CANARY.getBytes(UTF_8)) + "\"}",
        "{\"access_token\":\"unheard-of\",\"userPassword\" : \"s3cret\"," + named + cookie + "}");
    real.goodmem()
        .answerNext(FakeAnswer.chunks(200, "application/x-ndjson", pieces.toArray(String[]::new))
            .header("Set-Cookie", "session=" + cookie + "; HttpOnly")
            .header("Location", "/next?token=" + CANARY)
            .header("X-Internal", "topology"));
    String answered;
    try (Recorder recorder = Recorder.to(real.goodmem().url()).hiding(named).start(cassette)) {
      answered = RawHttp.postJson(
              recorder,
              "/v1/ping:once?token=in-the-url&named=" + named,
              "{\"password\":\"in-the-body\",\"key\":\"" + CANARY.replace("\"", "\\\"") + "\"}",
              "x-api-key: " + CANARY,
              "Authorization: Bearer another-canary",
              "Cookie: a=b; session=" + cookie)
          .body();
    }

    assertThat(answered).isEqualTo(String.join("", pieces)); // the secrets were there
    assertThat(Files.readString(cassette))
        .contains("kept", "/v1/ping:once?token=[hidden]&named=[hidden]", "access_token")
        .doesNotContain(
            "gm_canary",
            "gm_cana",
            "quoted",
            Base64.getEncoder().encodeToString(CANARY.getBytes(UTF_8)),
            "another-canary",
            named,
            cookie,
            "unheard-of",
            "s3cret",
            "in-the-url",
            "in-the-body",
            "topology");
  }

  @Test
  void aSecretIsFoundInWhateverFormItTakes() throws IOException {
    List<String> forms = List.of("pä/ss wört", "pä\\/ss wört", "p\\u00e4/ss w\\u00f6rt");
    try (Recorder recorder = Recorder.to(real.node().url()).hiding("pä/ss wört").start(cassette)) {
      for (String form : forms) {
        real.node().answerNext(FakeAnswer.json(200, "{\"who\":\"" + form + "\"}"));
        RawHttp.postJson(recorder, "/p%c3%a4%2fss%20w%c3%b6rt", "{\"me\":\"" + form + "\"}");
      }
    }

    assertThat(Files.readString(cassette)).contains("\"/[hidden]\"").doesNotContain("ss");
    try (Replay replay = Replay.of(cassette)) {
      assertThat(RawHttp.postJson(replay, "/another", "{\"me\":\"you\"}").body())
          .isEqualTo("{\"who\":\"[hidden]\"}");
    }
  }

  @Test
  void whatACookieOrAChallengeSaysBesidesIsNoSecret() {
    String kept = "{\"site\":\"example.com\",\"mode\":\"Strict\",\"realm\":\"admin-area\"}";
    FakeAnswer answer = FakeAnswer.json(401, kept)
        .header("Set-Cookie", "sid=0123456789; Path=/api/v1; Domain=example.com; SameSite=Strict")
        .header("WWW-Authenticate", "Bearer realm=\"admin-area\"")
        .header("Proxy-Authenticate", "Basic realm=\"admin-area\"");
    real.monitor().answerNext(answer);
    real.monitor()
        .answerNext(FakeAnswer.json(200, "[\"0123456789\",\"abcdefghij\",\"third-one\"]"));
    try (Recorder recorder = Recorder.to(real.monitor().url()).start(cassette)) {
      RawHttp.get(recorder, "/api/v1/sessions/");
      RawHttp.get(recorder, "/echo", "Cookie: sid=0123456789; a=abcdefghij;b=third-one");
    }

    try (Replay replay = Replay.of(cassette)) {
      assertThat(replay.unused()).containsExactly("GET /api/v1/sessions/", "GET /echo");
      assertThat(RawHttp.get(replay, "/api/v1/sessions/").body()).isEqualTo(kept);
      assertThat(RawHttp.get(replay, "/echo").body())
          .isEqualTo("[\"[hidden]\",\"[hidden]\",\"[hidden]\"]");
    }
  }

  @Test
  void aReplayTakesAnySecretWhereOneWas() {
    real.node().answerNext(FakeAnswer.json(200, "{\"token\":\"abc\"}"));
    try (Recorder recorder = Recorder.to(real.node().url()).start(cassette)) {
      RawHttp.postJson(recorder, "/login", "{\"user\":\"u\",\"password\":\"one\"}");
    }

    try (Replay replay = Replay.of(cassette)) {
      RawAnswer answer =
          RawHttp.postJson(replay, "/login", "{\"user\":\"u\",\"password\":\"two\"}");

      assertThat(answer.body()).contains("\"token\":\"[hidden]\"");
      assertThat(replay.unmatched()).isEmpty();
    }
  }

  @Test
  void streamsAreForwardedAsTheyComeAndReplayedInTheirTime() throws IOException {
    try (Recorder recorder = Recorder.to(real.goodmem().url()).start(cassette);
        RawHttp http = openStream(recorder)) {
      assertThat(http.readHead().header("Transfer-Encoding")).contains("chunked");
      assertThat(http.readChunk()).contains("\"seq\":1"); // the second was not sent yet
      events.release();
      assertThat(http.readChunk()).contains("\"seq\":2");
      http.readToTheEndOfChunks();
    }

    List<Duration> pauses = new ArrayList<>();
    try (Replay replay = Replay.builder(cassette).pace(pauses::add).start();
        RawHttp http = openStream(replay)) {
      http.readHead();
      assertThat(http.readChunk()).contains("\"seq\":1");
      assertThat(http.readChunk()).contains("\"seq\":2");
      assertThat(http.readToTheEndOfChunks()).contains("summary");
    }
    assertThat(pauses).hasSizeGreaterThanOrEqualTo(3).noneMatch(Duration::isNegative);
  }

  @Test
  void aStreamThatBrokeIsReplayedBroken() throws IOException {
    events.release(10);
    real.goodmem().failNext(Fault.cutAfter(400));
    try (Recorder recorder = Recorder.to(real.goodmem().url()).start(cassette);
        RawHttp http = openStream(recorder)) {
      http.readHead();
      assertThatThrownBy(http::readToTheEndOfChunks).isInstanceOf(EOFException.class);
    }

    try (Replay replay = Replay.of(cassette);
        RawHttp http = openStream(replay)) {
      http.readHead();
      assertThatThrownBy(http::readToTheEndOfChunks).isInstanceOf(EOFException.class);
    }
  }

  @Test
  void whatWasNotRecordedIsAnsweredAndReported() {
    real.node().answerNext(FakeAnswer.json(200, "1"));
    try (Recorder recorder = Recorder.to(real.node().url()).start(cassette)) {
      RawHttp.post(recorder, "/a", "body");
    }

    try (Replay replay = Replay.of(cassette)) {
      RawAnswer otherPath = RawHttp.get(replay, "/b");
      RawAnswer otherBody = RawHttp.post(replay, "/a", "another");
      RawHttp.post(replay, "/a", "body");
      RawAnswer again = RawHttp.post(replay, "/a", "body");

      assertThat(otherPath.status()).isEqualTo(599);
      assertThat(otherPath.body())
          .isEqualTo("Nothing is recorded for GET /b. Not asked for yet: [POST /a]\n");
      assertThat(otherBody.body()).startsWith("Nothing is recorded for POST /a with this body.");
      assertThat(again.body())
          .isEqualTo("Nothing is recorded for POST /a; every answer was used\n");
      assertThat(replay.unmatched()).hasToString("[GET /b, POST /a, POST /a]");
    }
    try (Replay replay = Replay.builder(cassette).anyBody().start()) {
      assertThat(RawHttp.post(replay, "/a", "another").status()).isEqualTo(200);
    }
  }

  @Test
  void bytesThatAreNoTextSurvive() {
    okio.Buffer bytes = new okio.Buffer().writeByte(0xff).writeByte(0).writeUtf8("é");
    real.node().answerNext(FakeAnswer.of(200, "application/octet-stream", bytes.readByteArray()));
    String sent;
    try (Recorder recorder = Recorder.to(real.node().url()).start(cassette)) {
      sent = RawHttp.get(recorder, "/").body();
    }

    try (Replay replay = Replay.of(cassette)) {
      RawAnswer answer = RawHttp.get(replay, "/");
      assertThat(answer.body()).isEqualTo(sent).endsWith("é");
      assertThat(answer.header("Content-Length")).contains("4");
    }
  }

  @Test
  void aBodyThatIsNoTextIsForwardedAndMatchedByItsBytes() throws IOException {
    ByteString sent = ByteString.decodeHex("1f8bff00e4");
    try (Recorder recorder = Recorder.to(real.node().url()).start(cassette)) {
      post(recorder, sent);
    }

    assertThat(real.node().received())
        .last()
        .returns(sent, request -> ByteString.of(request.bytes()));
    try (Replay replay = Replay.of(cassette)) {
      assertThat(post(replay, ByteString.decodeHex("1f8bfe00e4"))).isEqualTo(599);
      assertThat(post(replay, sent)).isNotEqualTo(599);
    }
  }

  @Test
  void aCompressedBodyIsForwardedButNotStored() throws IOException {
    ByteString sent = ByteString.decodeHex("1f8bff00e4");
    try (Recorder recorder = Recorder.to(real.node().url()).start(cassette)) {
      post(recorder, sent, "Content-Encoding", "gzip");
    }

    assertThat(real.node().received())
        .last()
        .returns(sent, request -> ByteString.of(request.bytes()));
    assertThat(Files.readString(cassette)).contains("\"body\" : \"[hidden]\"");
    try (Replay replay = Replay.of(cassette)) {
      assertThat(post(replay, sent)).isNotEqualTo(599);
    }
  }

  @Test
  void anAnswerThatCannotBeSearchedIsRefused() throws IOException {
    real.node().answerNext(FakeAnswer.text(200, "zipped").header("Content-Encoding", "gzip"));
    try (Recorder recorder = Recorder.to(real.node().url()).start(cassette)) {
      RawAnswer answer = RawHttp.get(recorder, "/");

      assertThat(answer.status()).isEqualTo(502);
      assertThat(answer.body()).contains("cannot look for secrets in a compressed answer");
    }
    assertThat(Files.readString(cassette)).doesNotContain("zipped");
  }

  @Test
  void aLentClientIsUsedAndLeftAlone() {
    OkHttpClient lent = new OkHttpClient.Builder()
        .addInterceptor(chain ->
            chain.proceed(chain.request().newBuilder().header("X-Lent", "1").build()))
        .build();
    try (Recorder recorder = Recorder.to(real.node().url()).httpClient(lent).start(cassette)) {
      RawHttp.get(recorder, "/ext/health");
    }

    real.node().expect().path("/ext/health").header("X-Lent", "1").exactly(1);
    assertThat(lent.connectionPool().connectionCount()).isZero();
  }

  @Test
  void redirectWithinServiceLeadsToRecorderAndReplay() {
    real.monitor().addSampleSessions(1);
    RawAnswer direct = RawHttp.get(real.monitor(), "/api/v1/sessions?page=1");
    String recorded;
    try (Recorder recorder = Recorder.to(real.monitor().url()).start(cassette)) {
      RawAnswer moved = RawHttp.get(recorder, "/api/v1/sessions?page=1");
      assertThat(moved.status()).isEqualTo(308);
      assertThat(moved.header("Location")).contains(recorder.url() + "/api/v1/sessions/?page=1");
      recorded = RawHttp.get(recorder, "/api/v1/sessions/?page=1").body();
    }

    assertThat(direct.header("Location"))
        .contains(real.monitor().url() + "/api/v1/sessions/?page=1");
    real.monitor().expect().path("/api/v1/sessions/").exactly(1);
    try (Replay replay = Replay.of(cassette)) {
      RawAnswer moved = RawHttp.get(replay, "/api/v1/sessions?page=1");
      assertThat(moved.header("Location")).contains("/api/v1/sessions/?page=1");
      assertThat(RawHttp.get(replay, "/api/v1/sessions/?page=1").body()).isEqualTo(recorded);
    }
  }

  @Test
  void redirectToAnotherOriginIsLeftAlone() {
    real.node().failNext(Fault.redirectTo(URI.create("http://elsewhere.example/x")));
    try (Recorder recorder = Recorder.to(real.node().url()).start(cassette)) {
      assertThat(RawHttp.get(recorder, "/").header("Location"))
          .contains("http://elsewhere.example/x");
    }
  }

  @Test
  void serviceBelowPathIsRecordedBelowNone() {
    real.node().failNext(Fault.redirectTo(URI.create("/ext/health/liveness")));
    URI service = real.node().url().resolve("/ext/");
    try (Recorder recorder = Recorder.to(service).start(cassette)) {
      assertThat(RawHttp.get(recorder, "/health").header("Location")).contains("/health/liveness");
      assertThat(RawHttp.get(recorder, "/health/liveness").status()).isEqualTo(200);
    }

    real.node().expect().path("/ext/health/liveness").exactly(1);
  }

  @ParameterizedTest
  @CsvSource({"408, 1", "503, 0", "503, 99999999999", "429, 99999999999", "401, 0", "421, 0"})
  void postIsSentOnceWhateverTheAnswer(int status, String retryAfter) {
    real.node().failNext(Fault.status(status).withHeader("Retry-After", retryAfter));
    try (Recorder recorder = Recorder.to(real.node().url()).start(cassette)) {
      RawAnswer answer = RawHttp.postJson(recorder, "/x", "{}");
      assertThat(answer.status()).isEqualTo(status);
      assertThat(answer.header("Retry-After")).contains(retryAfter);
    }

    real.node().expect().method("POST").exactly(1);
    try (Replay replay = Replay.of(cassette)) {
      assertThat(RawHttp.postJson(replay, "/x", "{}").header("Retry-After")).contains(retryAfter);
    }
  }

  @Test
  void postThatGetsNoAnswerIsSentOnce() {
    try (Recorder recorder = Recorder.to(real.node().url()).start(cassette)) {
      RawHttp.get(recorder, "/ext/health");
      real.node().failNext(Fault.resetStream());
      assertThat(RawHttp.postJson(recorder, "/x", "{}").status()).isEqualTo(502);
    }

    real.node().expect().method("POST").exactly(1);
  }

  @Test
  void serviceThatClosesSilentlyIsRecorded() {
    FaultScript closing = FaultScript.answer(200, "application/json", "{}").cut();
    try (FaultServer server = FaultServer.start(closing);
        Recorder recorder = Recorder.to(server.url()).start(cassette)) {
      for (int i = 0; i < 5; i++) {
        assertThat(RawHttp.postJson(recorder, "/x", "{}").status()).isEqualTo(200);
      }
      server.expect().exactly(5);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "X-A: \u00e4\u00fc",
        "X-\u00c4: 1",
        "X-Foo : bar",
        "no colon",
        ": value",
        "X-A: a\0b"
      })
  void oddHeadersAreSurvived(String line) {
    FaultScript odd = FaultScript.onRequest()
        .send("HTTP/1.1 200 OK\r\n" + line + "\r\nContent-Length: 2\r\n\r\n{}");
    try (FaultServer server = FaultServer.start(odd);
        Recorder recorder = Recorder.to(server.url()).start(cassette)) {
      assertThat(RawHttp.get(recorder, "/a").status()).isIn(200, 502);
      assertThat(RawHttp.get(recorder, "/b", "X-Odd: \u00e4", "x y: z").status())
          .isIn(200, 502);
      server.expect().atLeast(1);
    }
  }

  @Test
  void headersThatClientsActOnAreReplayed() throws IOException {
    real.node()
        .answerNext(FakeAnswer.json(401, "{}")
            .header("WWW-Authenticate", "Basic realm=\"one\"")
            .header("WWW-Authenticate", "Bearer")
            .header("X-Should-Retry", "false")
            .header("X-Subject-Token", CANARY)
            .header("X-Own", "mine")
            .header("Server", "nginx"));
    try (Recorder recorder = Recorder.to(real.node().url()).keeping("X-Own").start(cassette)) {
      RawHttp.get(recorder, "/");
    }

    assertThat(Files.readString(cassette)).doesNotContain("canary", "nginx");
    try (Replay replay = Replay.of(cassette)) {
      RawAnswer answer = RawHttp.get(replay, "/");
      assertThat(answer.headers())
          .containsEntry("WWW-Authenticate", List.of("Basic realm=\"one\"", "Bearer"))
          .containsEntry("X-Should-Retry", List.of("false"))
          .containsEntry("X-Subject-Token", List.of("[hidden]"))
          .containsEntry("X-Own", List.of("mine"))
          .doesNotContainKey("Server");
    }
  }

  @Test
  void secretsInQueriesAreHiddenWhereverTheyStand() throws IOException {
    real.node().answerNext(FakeAnswer.json(200, "{\"echo\":\"s1g-AAAA-0123456789-bbbb\"}"));
    try (Recorder recorder = Recorder.to(real.node().url()).start(cassette)) {
      RawHttp.get(
          recorder, "/x?sig=query-sig-5&key=s1g-AAAA-0123456789-bbbb&code=c7&pwd=query-pwd-8");
    }

    assertThat(Files.readString(cassette))
        .contains("/x?sig=[hidden]&key=[hidden]&code=[hidden]&pwd=[hidden]")
        .doesNotContain("query-sig-5", "s1g-AAAA", "c7&", "query-pwd-8");
  }

  @Test
  void aServiceOutOfReachIsABadGateway() {
    URI nowhere = real.node().url();
    real.close();
    try (Recorder recorder = Recorder.to(nowhere).start(cassette)) {
      RawAnswer answer = RawHttp.get(recorder, "/");

      assertThat(answer.status()).isEqualTo(502);
      assertThat(answer.body()).startsWith("The recorder got no answer from " + nowhere);
    }
  }

  @Test
  void aFileThatIsNoCassetteIsRefused() throws IOException {
    Files.writeString(cassette, "{}");

    assertThatThrownBy(() -> Replay.of(cassette))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageEndingWith("cassette.json is not a cassette of version 1: record it again");
  }

  private static int post(LoopbackServer server, ByteString body, String... headers)
      throws IOException {
    Request request = new Request.Builder()
        .url(server.url() + "/bytes")
        .headers(Headers.of(headers))
        .post(RequestBody.create(body.toByteArray()))
        .build();
    try (Response response = new OkHttpClient().newCall(request).execute()) {
      return response.code();
    }
  }

  private RawHttp openStream(LoopbackServer server) throws IOException {
    return RawHttp.open(
        server,
        "POST",
        "/v1/ping:stream",
        "{\"targetId\":\"" + real.goodmem().targetId() + "\",\"count\":2}",
        "x-api-key: " + real.goodmem().key());
  }
}
