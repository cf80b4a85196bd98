package dev.vitals.services;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.vitals.errors.DecodingException;
import dev.vitals.errors.DecodingException.Problem;
import dev.vitals.errors.ForbiddenException;
import dev.vitals.errors.NotFoundException;
import dev.vitals.errors.RpcException;
import dev.vitals.errors.ServerException;
import dev.vitals.errors.UnauthorizedException;
import dev.vitals.health.HealthApi;
import dev.vitals.health.HealthProbe;
import dev.vitals.testing.FakeAnswer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class HealthErrorsTest {
  @RegisterExtension
  final Fakes fakes = Fakes.start();

  private HealthApi health;

  @BeforeEach
  void connect() {
    health = new HealthApi(fakes.client(Service.AVALANCHE));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"healthy\":false}",
        "{\"checks\":{}}",
        "{\"checks\":[],\"healthy\":false}",
        "{\"checks\":{},\"healthy\":\"no\"}",
        "{\"checks\":{},\"healthy\":false",
        "null",
        "[]",
        ""
      })
  void a503WithoutAReportIsAnError(String body) {
    fakes.node().answerNext(FakeAnswer.json(503, body));

    ServerException thrown =
        catchThrowableOfType(ServerException.class, () -> health.probe(HealthProbe.HEALTH));

    assertThat(thrown.status()).isEqualTo(503);
    assertThat(thrown.details().rawBody()).isEqualTo(body);
  }

  @Test
  void status503OfProxyIsError() {
    fakes.node().answerNext(FakeAnswer.html(503, "<html>Service Unavailable</html>"));
    fakes.node().answerNext(FakeAnswer.text(503, "API call rejected because chain is not done"));

    assertThatThrownBy(() -> health.probe(HealthProbe.LIVENESS))
        .isInstanceOf(ServerException.class);
    assertThatThrownBy(() -> health.probe(HealthProbe.LIVENESS))
        .isInstanceOf(ServerException.class)
        .hasMessageEndingWith("HTTP 503: API call rejected because chain is not done");
  }

  @Test
  void messageOfRpcErrorIsBoundedAndForgesNoLogLine() {
    fakes
        .node()
        .answerNext(FakeAnswer.json(
            200,
            "{\"jsonrpc\":\"2.0\",\"id\":1,\"error\":{\"code\":-32000,\"message\":\"no\\nERROR forged "
                + "x".repeat(100_000) + "\"}}"));

    RpcException thrown = catchThrowableOfType(RpcException.class, () -> health.health());

    assertThat(thrown).hasMessageContaining("JSON-RPC error -32000: no\\nERROR forged xxx");
    assertThat(thrown.getMessage()).doesNotContain("\n").hasSizeLessThan(1_000);
  }

  @Test
  void errorWithStatus200IsRpcException() {
    fakes
        .node()
        .answerNext(
            FakeAnswer.json(
                200,
                "{\"jsonrpc\":\"2.0\",\"error\":{\"code\":-32000,\"message\":"
                    + "\"rpc: can't find method \\\"health.Health\\\"\",\"data\":{\"id\":1}},\"id\":1}"));

    RpcException thrown = catchThrowableOfType(RpcException.class, () -> health.health());

    assertThat(thrown)
        .hasMessage(
            "health.health: JSON-RPC error -32000: rpc: can't find method \"health.Health\"");
    assertThat(thrown.code()).isEqualTo(-32000);
    assertThat(thrown.data()).get().hasToString("{\"id\":1}");
    assertThat(thrown.attempts()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ",\"data\":null"})
  void rpcErrorNeedsNoData(String data) {
    fakes
        .node()
        .answerNext(FakeAnswer.json(
            200,
            "{\"jsonrpc\":\"2.0\",\"error\":{\"code\":-32700,\"message\":\"parse\"" + data
                + "},\"id\":null}"));

    assertThatThrownBy(() -> health.readiness())
        .isInstanceOfSatisfying(
            RpcException.class, thrown -> assertThat(thrown.data()).isEmpty());
  }

  @Test
  void emptyRpcAnswerIsError() {
    fakes.node().answerNext(FakeAnswer.empty(200));

    assertThatThrownBy(() -> health.health())
        .isInstanceOfSatisfying(
            DecodingException.class,
            thrown -> assertThat(thrown.problem()).isEqualTo(Problem.NO_CONTENT));
  }

  @Test
  void rpcAnswerWithoutResultIsError() {
    fakes.node().answerNext(FakeAnswer.json(200, "{\"jsonrpc\":\"2.0\",\"id\":1}"));

    assertThatThrownBy(() -> health.liveness())
        .isInstanceOfSatisfying(
            DecodingException.class,
            thrown -> assertThat(thrown.problem()).isEqualTo(Problem.NO_CONTENT))
        .hasMessageContaining("neither result nor error");
  }

  @Test
  void hostNotAllowedByNodeIsForbidden() {
    fakes.node().answerNext(FakeAnswer.text(403, "invalid host specified\n"));

    assertThatThrownBy(() -> health.health())
        .isInstanceOf(ForbiddenException.class)
        .hasMessageEndingWith(
            "HTTP 403: invalid host specified (docs/troubleshooting.md#forbidden)");
  }

  @Test
  void nodeWithoutHealthApiIsNotFound() {
    fakes.node().answerNext(FakeAnswer.text(404, "404 page not found\n"));

    assertThatThrownBy(() -> health.probe(HealthProbe.READINESS))
        .isInstanceOf(NotFoundException.class);
  }

  @Test
  void oldNodeThatRequiresTokenIsUnauthorized() {
    fakes
        .node()
        .answerNext(FakeAnswer.json(
            401,
            "{\"jsonrpc\":\"2.0\",\"error\":{\"code\":-32600,\"message\":\"token missing\"},"
                + "\"id\":1}"));

    UnauthorizedException thrown =
        catchThrowableOfType(UnauthorizedException.class, () -> health.health());

    assertThat(thrown.details().code()).contains("-32600");
    assertThat(thrown.details().message()).contains("token missing");
  }
}
