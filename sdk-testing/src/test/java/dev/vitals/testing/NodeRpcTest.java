package dev.vitals.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class NodeRpcTest {
  @RegisterExtension
  final FakeServices fakes = FakeServices.start();

  @ParameterizedTest
  @CsvSource({
    "health.health, /ext/health/health",
    "health.readiness, /ext/health/readiness",
    "health.liveness, /ext/health/liveness"
  })
  void eachMethodReturnsAReportInAnEnvelope(String method, String path) {
    RawAnswer answer = call("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"" + method + "\"}");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Content-Type")).contains("application/json; charset=utf-8");
    assertThat(answer.header("node-id")).isPresent();
    assertThat(answer.json().has("error")).isFalse();
    assertThat(answer.json().path("result").path("checks").size())
        .isEqualTo(RawHttp.get(fakes.node(), path).json().path("checks").size());
  }

  @ParameterizedTest
  @CsvSource({
    "'{\"chain\":\"X\"}', '{\"isBootstrapped\":true}'",
    "'[{\"chain\":\"P\"}]', '{\"isBootstrapped\":true}'",
    "'{\"chain\":\"Q\"}', there is no chain with alias/ID 'Q'",
    "'{}', argument 'chain' not given"
  })
  void infoServiceKnowsTheChainsOfTheNode(String params, String said) {
    RawAnswer answer = RawHttp.post(
        fakes.node(),
        "/ext/info",
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"info.isBootstrapped\",\"params\":" + params
            + "}",
        "Content-Type: application/json");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).contains(said);
  }

  @Test
  void anUnhealthyReportIsOkHere() {
    fakes.node().fail("C", "stuck");

    RawAnswer answer = call("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"health.health\"}");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().path("result").path("healthy").booleanValue()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"7", "\"abc\"", "9223372036854775807", "[1]", "0", "false"})
  void theIdComesBackAsItWasSent(String id) {
    RawAnswer answer =
        call("{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"method\":\"health.liveness\"}");

    assertThat(answer.json().path("id").toString()).isEqualTo(id);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"jsonrpc\":\"2.0\",\"method\":\"health.health\"}",
        "{\"jsonrpc\":\"2.0\",\"id\":null,\"method\":\"health.health\"}",
        "{\"jsonrpc\":\"1.0\",\"method\":\"health.health\"}",
        "{}"
      })
  void withoutAnIdTheBodyIsEmpty(String body) {
    RawAnswer answer = call(body);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"tags\":[\"none\"]}",
        "[{\"tags\":[\"none\"]}]",
        "{\"tags\":[\"none\"],\"other\":1}"
      })
  void tagsComeInAnObjectOrInAnArrayAroundIt(String params) {
    assertThat(withParams(params).json().path("result").path("checks")).hasSize(6);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "[]", "null", "{\"tags\":null}", "{\"tags\":[]}", "[{}]"})
  void noTagsAreAllChecks(String params) {
    assertThat(withParams(params).json().path("result").path("checks")).hasSize(9);
  }

  @ParameterizedTest
  @ValueSource(strings = {"5", "\"tags\"", "{\"tags\":\"x\"}", "{\"tags\":[1]}", "[\"x\"]"})
  void wrongArgumentsAreAServerError(String params) {
    JsonNode answer = withParams(params).json();

    assertThat(answer.path("error").path("code").intValue()).isEqualTo(-32_000);
    assertThat(answer.path("error").path("message").textValue())
        .startsWith("couldn't unmarshal an argument");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "health.foo     | rpc: can't find method \"health.Foo\"",
        "info.health    | rpc: can't find service \"info.Health\"",
        "health         | rpc: service/method request ill-formed: \"health\"",
        "health.a.b     | rpc: service/method request ill-formed: \"health.A.b\"",
        "health.Health  | method must start with a non-uppercase letter"
      })
  void anUnknownMethodIsAServerErrorInsideAnOk(String method, String message) {
    RawAnswer answer = call("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"" + method + "\"}");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body())
        .isEqualTo("{\"jsonrpc\":\"2.0\",\"error\":{\"code\":-32000,\"message\":\""
            + message.replace("\"", "\\\"")
            + "\",\"data\":null},\"id\":1}\n");
  }

  @Test
  void anotherVersionIsAnInvalidRequest() {
    RawAnswer answer = call("{\"jsonrpc\":\"1.0\",\"id\":1,\"method\":\"health.health\"}");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().path("error").toString())
        .isEqualTo(
            "{\"code\":-32600,\"message\":\"jsonrpc must be 2.0\",\"data\":{\"jsonrpc\":\"1.0\","
                + "\"method\":\"health.health\",\"params\":null,\"id\":1}}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "[]", "[{\"jsonrpc\":\"2.0\",\"id\":1}]", "\"x\""})
  void whatIsNoCallIsAParseErrorWithoutAnId(String body) {
    RawAnswer answer = call(body);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().path("error").path("code").intValue()).isEqualTo(-32_700);
    assertThat(answer.json().path("id").isNull()).isTrue();
  }

  @Test
  void aMethodThatIsNoTextIsAParseErrorWithTheIdThatWasRead() {
    JsonNode answer = call("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":5}").json();

    assertThat(answer.path("error").path("code").intValue()).isEqualTo(-32_700);
    assertThat(answer.path("error").path("data").toString())
        .isEqualTo("{\"jsonrpc\":\"2.0\",\"method\":\"\",\"params\":null,\"id\":1}");
    assertThat(answer.path("id").intValue()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/json",
        "Application/JSON",
        "application/json;charset=UTF-8",
        "application/json;"
      })
  void jsonIsTakenWithAnyParameter(String contentType) {
    assertThat(post("Content-Type: " + contentType).status()).isEqualTo(200);
  }

  @Test
  void anotherContentTypeIsUnsupported() {
    RawAnswer text = post("Content-Type: text/plain; charset=utf-8");
    RawAnswer none = post("X-Nothing: 1");

    assertThat(text.status()).isEqualTo(415);
    assertThat(text.body()).isEqualTo("rpc: unrecognized Content-Type: text/plain");
    assertThat(none.status()).isEqualTo(415);
    assertThat(none.body()).isEqualTo("rpc: unrecognized Content-Type: ");
    assertThat(none.header("Content-Type").orElseThrow()).startsWith("text/plain");
  }

  @ParameterizedTest
  @ValueSource(strings = {"PUT", "DELETE", "PATCH"})
  void callsArePosted(String method) {
    RawAnswer answer = RawHttp.send(fakes.node(), method, "/ext/health", "");

    assertThat(answer.status()).isEqualTo(405);
    assertThat(answer.body()).isEqualTo("rpc: POST method required, received " + method);
  }

  private RawAnswer call(String body) {
    return RawHttp.postJson(fakes.node(), "/ext/health", body);
  }

  private RawAnswer withParams(String params) {
    return call(
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"health.health\",\"params\":" + params + "}");
  }

  private RawAnswer post(String header) {
    return RawHttp.post(
        fakes.node(),
        "/ext/health",
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"health.health\"}",
        header);
  }
}
