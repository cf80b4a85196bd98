package dev.vitals.reliability;

import static dev.vitals.reliability.Rig.GET;
import static dev.vitals.reliability.Rig.OK;
import static dev.vitals.reliability.Rig.POST;
import static dev.vitals.reliability.Rig.failure;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import dev.vitals.client.ApiClient;
import dev.vitals.config.Limits;
import dev.vitals.config.RetryPolicy;
import dev.vitals.config.Timeouts;
import dev.vitals.errors.CallTimeoutException;
import dev.vitals.errors.ConnectionException;
import dev.vitals.errors.DecodingException;
import dev.vitals.errors.DecodingException.Problem;
import dev.vitals.errors.NotFoundException;
import dev.vitals.errors.ServerException;
import dev.vitals.health.HealthApi;
import dev.vitals.health.HealthProbe;
import dev.vitals.testing.FaultScript;
import dev.vitals.testing.FaultServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A body that ends early, late or never, is larger than it looks, or is not what it says. */
@Timeout(20)
final class BodyFaultsTest {
  private static final String JSON = "{\"ok\":true}";
  private static final int MIB = 1024 * 1024;

  @RegisterExtension
  final Rig rig = new Rig();

  @ParameterizedTest
  @MethodSource("cuts")
  void readIsRetriedAfterTruncatedAnswer(FaultScript cut) {
    FaultServer server = rig.serve(cut, OK);

    assertThat(rig.client(server).send(GET).path("ok").asBoolean()).isTrue();

    assertThat(server.received()).hasSize(2);
  }

  @ParameterizedTest
  @MethodSource("cuts")
  void writeIsNotRetriedAfterTruncatedAnswer(FaultScript cut) {
    FaultServer server = rig.serve(cut, OK);

    ConnectionException thrown = failure(ConnectionException.class, rig.client(server), POST);

    assertThat(thrown.mayHaveBeenProcessed()).isTrue();
    assertThat(thrown).hasMessageContaining("cut off before its end").hasNoSuppressedExceptions();
    assertThat(thrown.getMessage()).doesNotContain("null");
    assertThat(thrown.attempts().get(0).failure())
        .hasValueSatisfying(fault -> assertThat(fault).doesNotContain("null"));
    assertThat(thrown.attempts().get(0).status()).hasValue(200);
    assertThat(server.received()).hasSize(1);
  }

  static Stream<Arguments> cuts() {
    byte[] gzip = gzip(JSON.getBytes(UTF_8));
    return Stream.of(
        argumentSet(
            "short of its length", body("Content-Length: 11", "{\"ok\":").cut()),
        argumentSet("reset", body("Content-Length: 11", "{\"ok\":").reset()),
        argumentSet("inside a chunk", chunked("b\r\n{\"ok\":").cut()),
        argumentSet("before the last chunk", chunked("b\r\n" + JSON + "\r\n").cut()),
        argumentSet("at a chunk's size", chunked("b\r\n" + JSON + "\r\nzz\r\n").cut()),
        argumentSet("at a negative size", chunked("b\r\n" + JSON + "\r\n-5\r\n").cut()),
        argumentSet(
            "inside the compressed bytes",
            compressed(Arrays.copyOf(gzip, gzip.length - 10), gzip.length).cut()));
  }

  @Test
  void truncatedAnswerWithoutLengthIsNotComplete() {
    FaultServer server = rig.serve(FaultScript.onRequest()
        .send("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n{\"ok\":")
        .cut());

    DecodingException thrown = failure(DecodingException.class, rig.client(server), GET);

    assertThat(thrown.problem()).isEqualTo(Problem.MALFORMED);
    assertThat(thrown).hasMessageContaining("the JSON is incomplete");
  }

  @Test
  void stalledAnswerEndsWithResponseTimeout() {
    FaultServer server = rig.serve(body("Content-Length: 11", "{\"ok\":").stall());
    ApiClient client = rig.client(Rig.configuration(server.url())
        .timeouts(Timeouts.builder().response(Duration.ofSeconds(1)).build()));

    CallTimeoutException thrown = failure(CallTimeoutException.class, client, POST);

    assertThat(thrown).hasMessageContaining("no byte of the answer was received for PT1S");
    assertThat(server.received()).hasSize(1);
  }

  @Test
  void drippingAnswerEndsWithOverallTimeout() {
    FaultServer server =
        rig.serve(body("Content-Length: 5000", "").drip(" ".repeat(5000), Duration.ofMillis(20)));
    ApiClient client = rig.client(Rig.configuration(server.url())
        .timeouts(Timeouts.builder().overall(Duration.ofSeconds(1)).build()));

    CallTimeoutException thrown = failure(CallTimeoutException.class, client, GET);

    assertThat(thrown).hasMessageContaining("within PT1S (Timeouts.overall())");
    assertThat(thrown.elapsed()).isLessThan(Duration.ofSeconds(10));
  }

  @Test
  void bombIsReadOnlyUpToLimit() {
    byte[] bomb = gzip(new byte[64 * MIB]);
    FaultServer server = rig.serve(compressed(bomb, bomb.length));
    ApiClient client = rig.client(
        Rig.configuration(server.url()).limits(Limits.builder().body(MIB).build()));

    DecodingException thrown = failure(DecodingException.class, client, GET);

    assertThat(thrown.problem()).isEqualTo(Problem.TOO_LARGE);
    assertThat(thrown).hasMessageContaining("Limits.body()");
    assertThat(server.received()).hasSize(1);
  }

  @Test
  void largestLimitIsLimitLikeAnyOther() {
    int most = Integer.MAX_VALUE - 16;
    Limits limits = Limits.builder().body(most).errorBody(most).build();
    FaultServer server = rig.serve(OK, FaultScript.answer(404, "text/plain", "none"));
    ApiClient client = rig.client(Rig.configuration(server.url()).limits(limits));

    assertThat(client.send(GET).path("ok").asBoolean()).isTrue();
    assertThat(failure(NotFoundException.class, client, GET).details().rawBody())
        .isEqualTo("none");
  }

  @Test
  void bombWithErrorStatusIsReadOnlyUpToLimit() {
    byte[] bomb = gzip(new byte[64 * MIB]);
    FaultServer server = rig.serve(FaultScript.onRequest()
        .send("HTTP/1.1 500 Bad\r\nContent-Encoding: gzip\r\nContent-Length: " + bomb.length
            + "\r\n\r\n")
        .send(bomb));
    ApiClient client = rig.client(Rig.configuration(server.url())
        .retryPolicy(RetryPolicy.none())
        .limits(Limits.builder().errorBody(1000).build()));

    ServerException thrown = failure(ServerException.class, client, GET);

    assertThat(thrown.details().rawBody()).hasSizeLessThanOrEqualTo(1000);
  }

  @ParameterizedTest
  @MethodSource
  void invalidCompressionIsNotRetried(byte[] bytes) {
    FaultServer server = rig.serve(compressed(bytes, bytes.length), OK);

    DecodingException thrown = failure(DecodingException.class, rig.client(server), GET);

    assertThat(thrown.problem()).isEqualTo(Problem.ENCODING);
    assertThat(thrown.mayHaveBeenProcessed()).isTrue();
    assertThat(server.received()).hasSize(1);
  }

  static Stream<Arguments> invalidCompressionIsNotRetried() {
    byte[] gzip = gzip(JSON.repeat(50).getBytes(UTF_8));
    byte[] deflate = gzip.clone();
    deflate[10] = (byte) 0xff;
    byte[] checksum = gzip.clone();
    checksum[gzip.length - 8] ^= 1;
    byte[] longer = Arrays.copyOf(gzip, gzip.length + 5);
    return Stream.of(
        argumentSet("no gzip", (Object) JSON.repeat(3).getBytes(UTF_8)),
        argumentSet("bad deflate", (Object) deflate),
        argumentSet("wrong checksum", (Object) checksum),
        argumentSet("more after its end", (Object) longer));
  }

  @Test
  void gzipOfSeveralMembersIsOneText() {
    byte[] first = gzip("{\"a\":1,".getBytes(UTF_8));
    byte[] second = gzip("\"b\":2}".getBytes(UTF_8));
    FaultServer server =
        rig.serve(compressed(first, first.length + second.length).send(second));

    assertThat(rig.client(server).send(GET)).hasToString("{\"a\":1,\"b\":2}");
  }

  @Test
  void gzipHeaderWithoutEndIsRefused() {
    byte[] header = Arrays.copyOf(gzip(new byte[0]), 10);
    header[3] = 1 << 3; // a file name follows
    FaultServer server =
        rig.serve(compressed(header, Integer.MAX_VALUE).send("a".repeat(MIB)).stall());

    DecodingException thrown = failure(DecodingException.class, rig.client(server), GET);

    assertThat(thrown.problem()).isEqualTo(Problem.ENCODING);
    assertThat(thrown).hasMessageContaining("its header exceeds 131072 bytes");
  }

  @Test
  void invalidJsonIsQuotedInPartAndNotRetried() {
    FaultServer server =
        rig.serve(FaultScript.answer(200, "application/json", "{\"ok\":{\"deep\":tru}}"), OK);

    DecodingException thrown = failure(DecodingException.class, rig.client(server), GET);

    assertThat(thrown.problem()).isEqualTo(Problem.MALFORMED);
    assertThat(thrown).hasMessageContaining("JsonNode");
    assertThat(server.received()).hasSize(1);
  }

  @ParameterizedTest
  @MethodSource
  void unreadableReportDoesNotHideStatus(FaultScript answer, String beginning) {
    FaultServer server = rig.serve(answer);
    HealthApi health = new HealthApi(rig.client(Rig.configuration(server.url())
        .retryPolicy(RetryPolicy.none())
        .limits(Limits.builder().body(1000).errorBody(10).build())
        .timeouts(Timeouts.builder().response(Duration.ofSeconds(1)).build())));

    ServerException thrown =
        catchThrowableOfType(ServerException.class, () -> health.probe(HealthProbe.HEALTH));

    assertThat(thrown.status()).isEqualTo(503);
    assertThat(thrown.retryAfter()).contains(Duration.ofSeconds(7));
    assertThat(thrown.details().rawBody()).isEqualTo(beginning);
  }

  static Stream<Arguments> unreadableReportDoesNotHideStatus() {
    byte[] gzip = gzip(JSON.repeat(50).getBytes(UTF_8));
    gzip[10] = (byte) 0xff;
    String damaged = "Content-Encoding: gzip\r\nContent-Length: " + gzip.length;
    return Stream.of(
        argumentSet("cut", unready("Content-Length: 99", "{\"checks\":{").cut(), "{\"checks\":"),
        argumentSet("stalled", unready("Content-Length: 99", "{\"che").stall(), "{\"che"),
        argumentSet("too large", unready("Content-Length: 2000", "x".repeat(2000)), "x".repeat(10)),
        argumentSet("no gzip", unready(damaged, "").send(gzip), ""),
        argumentSet("no report", unready("Content-Length: 20", "y".repeat(20)), "y".repeat(10)));
  }

  private static FaultScript unready(String framing, String bytes) {
    return FaultScript.onRequest()
        .send("HTTP/1.1 503 Unready\r\nContent-Type: application/json\r\nRetry-After: 7\r\n"
            + framing + "\r\n\r\n")
        .send(bytes);
  }

  private static FaultScript body(String framing, String bytes) {
    return FaultScript.onRequest()
        .send("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n" + framing + "\r\n\r\n")
        .send(bytes);
  }

  private static FaultScript chunked(String bytes) {
    return body("Transfer-Encoding: chunked", bytes);
  }

  private static FaultScript compressed(byte[] bytes, int length) {
    return body("Content-Encoding: gzip\r\nContent-Length: " + length, "").send(bytes);
  }

  private static byte[] gzip(byte[] plain) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(plain);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
