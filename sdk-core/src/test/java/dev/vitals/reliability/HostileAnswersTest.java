package dev.vitals.reliability;

import static dev.vitals.reliability.Rig.GET;
import static dev.vitals.reliability.Rig.STREAM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vitals.client.ApiClient;
import dev.vitals.client.ApiRequest;
import dev.vitals.config.RetryPolicy;
import dev.vitals.errors.ConnectionException;
import dev.vitals.errors.DecodingException;
import dev.vitals.errors.DecodingException.Problem;
import dev.vitals.errors.RateLimitException;
import dev.vitals.errors.VitalsException;
import dev.vitals.model.RpcError;
import dev.vitals.stream.EventStream;
import dev.vitals.testing.FaultScript;
import dev.vitals.testing.FaultServer;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Answers that were made to do harm, and values that were. */
@Timeout(30)
final class HostileAnswersTest {
  private static final String JSON = "application/json";

  @RegisterExtension
  final Rig rig = new Rig();

  @Test
  void chunkExtensionWithoutEndIsNotTakenIn() {
    FaultServer server = rig.serve(FaultScript.onRequest()
        .send("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
            + "Transfer-Encoding: chunked\r\n\r\n5;x=" + "a".repeat(4 << 20)));
    ApiClient client = rig.client(Rig.configuration(server.url()).retryPolicy(RetryPolicy.none()));

    ConnectionException thrown = Rig.failure(ConnectionException.class, client, GET);

    assertThat(thrown.attempts().get(0).failure().orElse(""))
        .endsWith("what stands between the parts of the answer is too long");
  }

  @ParameterizedTest
  @MethodSource
  void bombIsRefusedByItsKind(String json, Problem problem) {
    FaultServer unary = rig.serve(FaultScript.answer(200, JSON, json));
    FaultServer stream = rig.serve(FaultScript.answer(200, "application/x-ndjson", json + "\n"));

    DecodingException answer = Rig.failure(DecodingException.class, rig.client(unary), GET);
    DecodingException record = catchThrowableOfType(DecodingException.class, () -> {
      try (EventStream<JsonNode> items = rig.client(stream).open(STREAM)) {
        items.forEach(item -> {});
      }
    });

    assertThat(answer.problem()).isEqualTo(problem);
    assertThat(record.problem()).isEqualTo(problem);
    assertThat(answer.getMessage()).hasSizeLessThan(1000);
  }

  static Stream<Arguments> bombIsRefusedByItsKind() {
    return Stream.of(
        Arguments.argumentSet("lists", "[".repeat(100_000), Problem.TOO_DEEP),
        Arguments.argumentSet("objects", "{\"a\":".repeat(100_000), Problem.TOO_DEEP),
        Arguments.argumentSet("digits", "{\"a\":" + "1".repeat(1001) + "}", Problem.TOO_LARGE),
        Arguments.argumentSet("name", "{\"" + "a".repeat(60_000) + "\":1}", Problem.TOO_LARGE));
  }

  @Test
  void hugeExponentIsNotExpanded() {
    FaultServer server =
        rig.serve(FaultScript.answer(200, JSON, "{\"code\":1e1000000000,\"message\":\"no\"}"));

    DecodingException thrown = Rig.failure(
        DecodingException.class, rig.client(server), ApiRequest.get("/a", RpcError.class));

    assertThat(thrown.problem()).isEqualTo(Problem.MALFORMED);
    assertThat(rig.client(server).send(GET).path("code").isNumber()).isTrue();
  }

  @Test
  @Timeout(5)
  void longRetryAfterIsReadInLinearTime() {
    String hint = "0".repeat(100_000) + "x";
    FaultServer server = rig.serve(FaultScript.onRequest()
        .send("HTTP/1.1 429 Too Many Requests\r\nRetry-After: " + hint
            + "\r\nContent-Length: 2\r\n\r\n{}"));

    RateLimitException thrown = Rig.failure(
        RateLimitException.class,
        rig.client(Rig.configuration(server.url()).retryPolicy(RetryPolicy.none())),
        GET);

    assertThat(thrown.retryAfter()).isEmpty();
  }

  @Test
  void classNameIsDataLikeAnyOther() {
    FaultServer server = rig.serve(FaultScript.answer(
        200,
        JSON,
        "{\"@class\":\"java.net.URL\",\"@type\":\"java.io.File\",\"code\":1,\"message\":\"m\"}"));

    assertThat(rig.client(server).send(ApiRequest.get("/a", Object.class)))
        .asInstanceOf(InstanceOfAssertFactories.MAP)
        .containsEntry("@class", "java.net.URL");
    assertThat(rig.client(server).send(ApiRequest.get("/a", RpcError.class)).additionalProperties())
        .containsOnlyKeys("@class", "@type");
  }

  @Test
  void namesWithSameHashAreOnlyNames() {
    int count = 1 << 13;
    String members = IntStream.range(0, count)
        .mapToObj(HostileAnswersTest::colliding)
        .map(name -> "\"" + name + "\":1")
        .collect(Collectors.joining(","));
    FaultServer server = rig.serve(FaultScript.answer(200, JSON, "{" + members + "}"));

    assertThat(rig.client(server).send(GET)).hasSize(count);
  }

  /** "Aa" and "BB" have the same hash, and so has every text that is made of them. */
  private static String colliding(int number) {
    StringBuilder name = new StringBuilder();
    for (int bit = 0; bit < 13; bit++) {
      name.append(((number >> bit) & 1) == 0 ? "Aa" : "BB");
    }
    return name.toString();
  }

  @Test
  void printedCauseForgesNoLine() {
    FaultServer server = rig.serve(FaultScript.answer(200, JSON, "\"no\\nERROR forged\""));

    VitalsException thrown =
        Rig.failure(VitalsException.class, rig.client(server), ApiRequest.get("/a", Integer.class));

    assertThat(thrown).hasCauseInstanceOf(Exception.class);
    assertThat(Rig.printed(thrown)).contains("no\\nERROR forged");
    assertThat(Rig.printed(thrown).lines()).noneMatch(line -> line.startsWith("ERROR"));
  }

  @Test
  void serverWithOnlyOldTlsIsRefused() {
    byte[] hello = {
      22,
      3,
      2,
      0,
      42, // a record of TLS 1.1
      2,
      0,
      0,
      38,
      3,
      2 // a hello of TLS 1.1; random bytes, no session, a cipher that newer JDKs offer, too
    };
    FaultServer server = rig.serve(FaultScript.unread()
        .send(hello)
        .send(new byte[33])
        .send(new byte[] {(byte) 0xc0, 0x13, 0})
        .stall());

    ConnectionException thrown = Rig.failure(
        ConnectionException.class, rig.client(Rig.configuration(Rig.https(server.url()))), GET);

    assertThat(thrown)
        .hasMessageContaining("TLS with 127.0.0.1 failed")
        .hasMessageContaining("TLS11");
    assertThat(thrown.mayHaveBeenProcessed()).isFalse();
  }

  @Test
  void valueOfQueryStaysOneValue() {
    FaultServer server = rig.serve(Rig.OK);
    String value = "a&b=c#d e\r\nX: y%+\u00e9/?";

    rig.client(server).send(GET.query("q", value).query("r", "2"));

    String target = server.received().get(0).target();
    assertThat(target).startsWith("/a?q=").endsWith("&r=2").matches("[!-~]+");
    String encoded = target.substring("/a?q=".length(), target.length() - "&r=2".length());
    assertThat(encoded).doesNotContain("&", "#", "=");
    assertThat(URLDecoder.decode(encoded, StandardCharsets.UTF_8)).isEqualTo(value);
  }
}
