package dev.vitals.reliability;

import static dev.vitals.reliability.Rig.GET;
import static dev.vitals.reliability.Rig.OK;
import static dev.vitals.reliability.Rig.POST;
import static dev.vitals.reliability.Rig.STREAM;
import static dev.vitals.reliability.Rig.failure;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vitals.client.ApiClient;
import dev.vitals.client.ApiRequest;
import dev.vitals.config.Configuration;
import dev.vitals.config.Timeouts;
import dev.vitals.errors.ApiException;
import dev.vitals.errors.CallTimeoutException;
import dev.vitals.errors.ConnectionException;
import dev.vitals.errors.DecodingException;
import dev.vitals.errors.DecodingException.Problem;
import dev.vitals.errors.VitalsException;
import dev.vitals.model.PingOnceRequest;
import dev.vitals.ping.PingApi;
import dev.vitals.stream.EventStream;
import dev.vitals.stream.StreamFormat;
import dev.vitals.testing.FaultScript;
import dev.vitals.testing.FaultServer;
import dev.vitals.testing.VirtualTime;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A head that is late, broken, too large, or promises what does not come. */
@Timeout(20)
final class HeadFaultsTest {
  private static final Duration SHORT = Duration.ofSeconds(1);

  @RegisterExtension
  final Rig rig = new Rig();

  @Test
  void missingHeadEndsWithResponseTimeout() {
    FaultServer server = rig.serve(FaultScript.onRequest().stall());

    CallTimeoutException thrown = failure(CallTimeoutException.class, impatient(server), POST);

    assertThat(thrown).hasMessageContaining("within PT1S (Timeouts.response())");
    assertThat(thrown.mayHaveBeenProcessed()).isTrue();
    assertThat(server.received()).hasSize(1);
  }

  @Test
  void drippingHeadEndsWithResponseTimeout() {
    FaultServer server = rig.serve(FaultScript.onRequest()
        .drip("HTTP/1.1 200 OK\r\n" + "X-A: b\r\n".repeat(1000), Duration.ofMillis(20)));

    CallTimeoutException thrown = failure(CallTimeoutException.class, impatient(server), POST);

    assertThat(thrown).hasMessageContaining("(Timeouts.response())");
    assertThat(thrown.elapsed()).isBetween(SHORT, Duration.ofSeconds(10));
  }

  @Test
  void shorterOverallTimeoutEndsWaitAndIsNamed() {
    FaultServer server = rig.serve(FaultScript.onRequest().stall());

    CallTimeoutException thrown = failure(
        CallTimeoutException.class, rig.client(overall(server.url(), Duration.ofMillis(300))), GET);

    assertThat(thrown).hasMessageContaining("no answer came within PT0.3S (Timeouts.overall())");
  }

  @Test
  void connectingReducesTimeToAnswer() {
    FaultServer server = rig.serve(FaultScript.onRequest().stall());
    VirtualTime time = VirtualTime.startingAt(Instant.EPOCH);
    OkHttpClient slowLookUp = new OkHttpClient.Builder()
        .dns(name -> {
          time.advance(Duration.ofMinutes(10).minusMillis(200));
          return List.of(InetAddress.getLoopbackAddress());
        })
        .build();
    URI named = URI.create("http://service.test:" + server.url().getPort());
    ApiClient client = rig.client(
        overall(named, Duration.ofMinutes(10)).time(time, time::sleep).httpClient(slowLookUp));

    CallTimeoutException thrown = failure(CallTimeoutException.class, client, POST);

    assertThat(thrown).hasMessageContaining("no answer came within PT10M (Timeouts.overall())");
  }

  @Test
  void slowUploadHasRequestsOwnResponseTimeout() {
    FaultServer server = rig.serve(FaultScript.unread().await(new CountDownLatch(1)));
    ApiClient client = rig.client(Rig.configuration(server.url())
        .timeouts(Timeouts.builder().response(Duration.ofMillis(50)).build()));
    ApiRequest<JsonNode> large = ApiRequest.post("/a", JsonNode.class)
        .body("x".repeat(20_000_000)) // more than the buffers of a connection hold
        .timeouts(Timeouts.builder().response(SHORT).build());

    CallTimeoutException thrown = failure(CallTimeoutException.class, client, large);

    assertThat(thrown).hasMessageContaining("no answer came within PT1S (Timeouts.response())");
    assertThat(thrown.elapsed()).isGreaterThanOrEqualTo(SHORT);
  }

  @Test
  void pingKeepsOverallTimeoutThatWasSet() {
    FaultServer server = rig.serve(FaultScript.onRequest().stall());
    PingApi ping = new PingApi(rig.client(overall(server.url(), Duration.ofMillis(300))));
    PingOnceRequest slow = PingOnceRequest.builder()
        .targetId("550e8400-e29b-41d4-a716-446655440000")
        .timeoutMs(300_000)
        .build();

    assertThatThrownBy(() -> ping.pingOnce(slow))
        .isInstanceOf(CallTimeoutException.class)
        .hasMessageContaining("within PT0.3S (Timeouts.overall())");
  }

  private static Configuration.Builder overall(URI url, Duration overall) {
    return Rig.configuration(url).timeouts(Timeouts.builder().overall(overall).build());
  }

  private ApiClient impatient(FaultServer server) {
    return rig.client(Rig.configuration(server.url())
        .timeouts(Timeouts.builder().response(SHORT).build()));
  }

  @Test
  void invalidStatusLineIsShownEscapedAndWriteNotRetried() {
    FaultServer server = rig.serve(
        FaultScript.onRequest()
            .send("HTTP/1.1 no\u001b[31m\rforged" + "x".repeat(5000) + "\r\n")
            .cut(),
        OK);

    ConnectionException thrown = failure(ConnectionException.class, rig.client(server), POST);

    assertThat(thrown.attempts().get(0).failure())
        .hasValueSatisfying(fault -> assertThat(fault)
            .contains("Unexpected status line", "\\u001b[31m\\r")
            .hasSizeLessThan(600));
    assertThat(Rig.printed(thrown)).doesNotContain("\u001b", "\rforged", "x".repeat(1000));
    assertThat(server.received()).hasSize(1);
  }

  @Test
  void endlessHeadIsNotReadForEver() {
    FaultScript head = FaultScript.onRequest().send("HTTP/1.1 200 OK\r\n");
    for (int line = 0; line < 300; line++) {
      head = head.send("X-" + line + ": " + "x".repeat(1024) + "\r\n");
    }
    FaultServer server = rig.serve(head.stall(), OK);

    ConnectionException thrown = failure(ConnectionException.class, rig.client(server), POST);

    assertThat(thrown.mayHaveBeenProcessed()).isTrue();
    assertThat(server.received()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Length: 3\r\nContent-Length: 11",
        "Content-Length: abc",
        "Content-Length: 3\r\nTransfer-Encoding: chunked"
      })
  void contradictoryLengthsProveNothing(String lengths) {
    String head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n" + lengths + "\r\n\r\n";
    String text = "{\"ok\":true}";
    boolean chunked = lengths.contains("chunked");
    String whole = chunked ? "b\r\n" + text + "\r\n0\r\n\r\n" : text;
    FaultServer server = rig.serve(
        FaultScript.onRequest().send(head + whole).cut(),
        FaultScript.onRequest().send(head + whole.substring(0, 8)).cut());

    assertThat(rig.client(server).send(POST).path("ok").asBoolean()).isTrue();
    assertThat(failure(VitalsException.class, rig.client(server), POST))
        .isInstanceOfAny(ConnectionException.class, DecodingException.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {204, 205})
  void noContentWhereValueIsExpectedIsItsOwnError(int status) {
    FaultServer server = rig.serve(empty(status));

    DecodingException thrown = failure(DecodingException.class, rig.client(server), GET);

    assertThat(thrown.problem()).isEqualTo(Problem.NO_CONTENT);
    assertThat(server.received()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 204, 205})
  void noContentWhereNoneIsExpectedIsSuccess(int status) {
    ApiClient client = rig.client(rig.serve(empty(status)));

    assertThat(client.exchange(ApiRequest.delete("/a", Void.class)).status()).isEqualTo(status);
  }

  @Test
  void noContentWithLengthIsFailure() {
    FaultServer server = rig.serve(
        FaultScript.onRequest().send("HTTP/1.1 204 None\r\nContent-Length: 3\r\n\r\nabc"));

    assertThat(failure(ConnectionException.class, rig.client(server), POST).mayHaveBeenProcessed())
        .isTrue();
    assertThat(server.received()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {204, 205})
  void noContentIsNotStreamAndNothingIsReopened(int status) {
    FaultServer server = rig.serve(empty(status));

    ApiException thrown =
        catchThrowableOfType(ApiException.class, () -> rig.client(server).open(STREAM));

    assertThat(thrown.status()).isEqualTo(status);
    assertThat(thrown.mayHaveBeenProcessed()).isTrue();
    assertThat(server.received()).hasSize(1);
  }

  private static FaultScript empty(int status) {
    String length = status == 204 ? "" : "Content-Length: 0\r\n";
    return FaultScript.onRequest().send("HTTP/1.1 " + status + " None\r\n" + length + "\r\n");
  }

  @Test
  void webPageInsteadOfJsonHintsAtBaseUrlAndLoginPage() {
    FaultServer server =
        rig.serve(FaultScript.answer(200, "text/html", "<h1>Log\u001bin</h1>" + "x".repeat(2000)));

    DecodingException thrown = failure(DecodingException.class, rig.client(server), GET);

    assertThat(thrown.problem()).isEqualTo(Problem.CONTENT_TYPE);
    assertThat(thrown)
        .hasMessageContainingAll("HTTP 200", "text/html", "base URL", "<h1>Log\\u001bin</h1>");
    assertThat(thrown.getMessage()).hasSizeLessThan(800);
    assertThat(server.received()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "SSE, TEXT/Event-Stream; charset=utf-8",
    "NDJSON, application/x-ndjson",
    "NDJSON, Application/JSONL",
    "NDJSON, application/x-jsonlines;x=y"
  })
  void contentTypeOfStreamIsComparedByEssence(StreamFormat format, String type) {
    String body = format == StreamFormat.SSE ? "data: {\"n\":1}\n\n" : "{\"n\":1}\n";
    ApiClient client = rig.client(rig.serve(FaultScript.answer(200, type, body)));

    try (EventStream<JsonNode> stream = client.open(STREAM.format(format))) {
      assertThat(stream).hasSize(1);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/html", "image/png", "text/event-stream"})
  void otherContentTypeIsNotStream(String type) {
    FaultServer server = rig.serve(FaultScript.answer(200, type, "{\"n\":1}\n"));

    DecodingException thrown =
        catchThrowableOfType(DecodingException.class, () -> rig.client(server).open(STREAM));

    assertThat(thrown.problem()).isEqualTo(Problem.CONTENT_TYPE);
    assertThat(server.received()).hasSize(1);
  }

  @Test
  void errorWithStatus200IsErrorWhereStreamIsExpected() {
    FaultServer server = rig.serve(
        FaultScript.answer(200, "application/json", "{\"error\":{\"message\":\"out of models\"}}"));

    ApiException thrown =
        catchThrowableOfType(ApiException.class, () -> rig.client(server).open(STREAM));

    assertThat(thrown).hasMessageContaining("out of models");
    assertThat(server.received()).hasSize(1);
  }
}
