package dev.vitals.reliability;

import static dev.vitals.reliability.Rig.GET;
import static dev.vitals.reliability.Rig.OK;
import static dev.vitals.reliability.Rig.POST;
import static dev.vitals.reliability.Rig.STREAM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import dev.vitals.client.ApiClient;
import dev.vitals.client.ApiResponse;
import dev.vitals.config.Configuration;
import dev.vitals.config.Credentials;
import dev.vitals.config.Limits;
import dev.vitals.config.Timeouts;
import dev.vitals.errors.VitalsException;
import dev.vitals.iam.IamCredentials;
import dev.vitals.stream.EventStream;
import dev.vitals.testing.FaultScript;
import dev.vitals.testing.FaultServer;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever fails, the key is in nothing that comes out. */
@Timeout(30)
final class CanaryTest {
  private static final String KEY = "canary-5d1c9e7b";

  static {
    // Tests run inside the module of the SDK, which itself has no need of java.logging.
    ModuleLayer.boot()
        .findModule("java.logging")
        .ifPresent(logging -> CanaryTest.class.getModule().addReads(logging));
  }

  @RegisterExtension
  final Rig rig = new Rig();

  private final Leaks leaks = new Leaks(KEY);

  @AfterEach
  void stopListening() {
    leaks.close();
  }

  static final List<Arguments> FAULTS = List.of(
      argumentSet("no answer", FaultScript.onRequest().cut()),
      argumentSet("reset", FaultScript.onRequest().reset()),
      argumentSet("no HTTP", FaultScript.onRequest().send("no\r\n\r\n").cut()),
      argumentSet(
          "cut", answer(200, "application/json", "Content-Length: 9", "{\"").cut()),
      argumentSet(
          "cut chunk",
          answer(200, "application/json", "Transfer-Encoding: chunked", "9\r\n{")
              .cut()),
      argumentSet("no JSON", FaultScript.answer(200, "application/json", "{\"a\":tru}")),
      argumentSet("too large", FaultScript.answer(200, "application/json", "[".repeat(5000))),
      argumentSet("a page", FaultScript.answer(200, "text/html", "<p>")),
      argumentSet(
          "no gzip",
          answer(
              200,
              "application/json",
              "Content-Encoding: gzip\r\nContent-Length: 12",
              "no gzip here")),
      argumentSet(
          "elsewhere",
          answer(307, "text/plain", "Location: http://localhost:1/\r\nContent-Length: 0", "")),
      argumentSet(
          "unauthorized", FaultScript.answer(401, "application/json", "{\"error\":\"no\"}")),
      argumentSet("limited", FaultScript.answer(429, "application/json", "{\"error\":\"no\"}")),
      argumentSet("failed", FaultScript.answer(500, "text/html", "<p>")));

  private static FaultScript answer(int status, String type, String headers, String body) {
    return FaultScript.onRequest()
        .send("HTTP/1.1 " + status + " Scripted\r\nContent-Type: " + type + "\r\n" + headers
            + "\r\n\r\n" + body);
  }

  @ParameterizedTest
  @FieldSource("FAULTS")
  void noFailureOfCallShowsKey(FaultScript fault) {
    FaultServer server = rig.serve(fault);
    ApiClient client = client(server.url());

    search("GET", catchThrowable(() -> client.send(GET)));
    search("POST", catchThrowable(() -> client.send(POST)));

    requireTheKeyWasSentAndNotShown(server);
  }

  @ParameterizedTest
  @MethodSource
  void noFailureOfStreamShowsKey(FaultScript fault) {
    FaultServer server = rig.serve(fault);
    ApiClient client = client(server.url());

    search("stream", catchThrowable(() -> {
      try (EventStream<?> stream = client.open(STREAM)) {
        leaks.look("stream", stream.toString());
        stream.forEach(item -> {});
      }
    }));

    requireTheKeyWasSentAndNotShown(server);
  }

  static Stream<Arguments> noFailureOfStreamShowsKey() {
    String framing = "Content-Length: 99";
    return Stream.concat(
        FAULTS.stream(),
        Stream.of(
            argumentSet(
                "cut", answer(200, "application/x-ndjson", framing, "{}\n{").cut()),
            argumentSet(
                "reset", answer(200, "application/x-ndjson", framing, "{}\n{").reset()),
            argumentSet("record", answer(200, "application/x-ndjson", framing, "{}\nno\n"))));
  }

  @ParameterizedTest
  @FieldSource("FAULTS")
  void noFailureOfLoginShowsPassword(FaultScript fault) {
    FaultServer server = rig.serve(fault);
    ApiClient iam = rig.client(
        Rig.configuration(server.url()).limits(Limits.builder().body(4096).build()));
    IamCredentials credentials =
        IamCredentials.builder(iam).user("user", "domain", KEY).projectName("p").build();

    search("login", catchThrowable(() -> credentials.value(null)));
    leaks.look("source", credentials.toString());

    assertThat(server.received())
        .isNotEmpty()
        .allSatisfy(request -> assertThat(request.body()).contains(KEY));
    assertThat(leaks.found()).isEmpty();
  }

  @Test
  void noTimeoutShowsKey() {
    FaultServer silent = rig.serve(FaultScript.onRequest().stall());
    FaultServer stalls = rig.serve(
        answer(200, "application/x-ndjson", "Content-Length: 99", "{}\n").stall());
    Timeouts timeouts = Timeouts.builder()
        .response(Duration.ofMillis(250))
        .idle(Duration.ofMillis(250))
        .build();

    search(
        "response",
        catchThrowable(() -> client(silent.url()).withTimeouts(timeouts).send(POST)));
    search("idle", catchThrowable(() -> {
      try (EventStream<?> stream = client(stalls.url()).withTimeouts(timeouts).open(STREAM)) {
        stream.forEach(item -> {});
      }
    }));

    assertThat(leaks.found()).isEmpty();
  }

  @Test
  void noFailureToConnectShowsKey() {
    FaultServer gone = rig.serve(OK);
    gone.close();
    FaultServer noTls = rig.serve(FaultScript.unread().send("plain").cut());

    search("refused", catchThrowable(() -> client(gone.url()).send(GET)));
    search("TLS", catchThrowable(() -> client(Rig.https(noTls.url())).send(GET)));

    assertThat(leaks.found()).isEmpty();
  }

  @Test
  void noObjectShowsKey() {
    FaultServer server = rig.serve(OK);
    ApiClient client = client(server.url());
    ApiResponse<?> response = client.exchange(GET);

    for (Object shown : List.of(
        client, client.configuration(), client.configuration().credentials(), response, GET)) {
      leaks.look(shown.getClass().getName(), shown.toString());
    }
    leaks.look("description", client.configuration().describe());

    requireTheKeyWasSentAndNotShown(server);
  }

  @Test
  void keyInLogLineIsFound() {
    System.getLogger("dev.vitals.test").log(Level.DEBUG, "planted: {0}", KEY);

    assertThat(leaks.found()).containsExactly("log of dev.vitals.test");
  }

  @Test
  void keyInCauseOrSuppressedIsFound() {
    Exception suppressed = new Exception("outside");
    suppressed.addSuppressed(new Exception(KEY));

    leaks.thrown("cause", new IllegalStateException("outside", new Exception(KEY)));
    leaks.thrown("suppressed", suppressed);

    assertThat(leaks.found())
        .containsExactly(
            "cause, printed", "cause, serialized", "suppressed, printed", "suppressed, serialized");
  }

  private void search(String where, Throwable thrown) {
    assertThat(thrown).isInstanceOf(VitalsException.class);
    leaks.thrown(where, thrown);
    leaks.look(where + ", attempts", ((VitalsException) thrown).attempts().toString());
  }

  private void requireTheKeyWasSentAndNotShown(FaultServer server) {
    assertThat(server.received())
        .isNotEmpty()
        .allSatisfy(request -> assertThat(request.header("x-api-key")).contains(KEY));
    assertThat(leaks.seen()).isPositive();
    assertThat(leaks.found()).isEmpty();
  }

  private ApiClient client(URI url) {
    Configuration.Builder configuration = Rig.configuration(url)
        .credentials(Credentials.apiKey(KEY))
        .limits(Limits.builder().body(4096).build());
    return rig.client(configuration);
  }
}
