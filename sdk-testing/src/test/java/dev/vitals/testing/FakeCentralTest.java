package dev.vitals.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class FakeCentralTest {
  @RegisterExtension
  final FakeServices fakes = FakeServices.start();

  @ParameterizedTest
  @ValueSource(strings = {"X-Nothing: 1", "Authorization: Bearer wrong", "Authorization: Basic !"})
  void aPingIsAnsweredWhateverTheCredential(String header) {
    RawAnswer answer = RawHttp.get(fakes.central(), "/v1/ping", header);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Content-Type")).contains("application/json");
    assertThat(answer.body()).isEqualTo("{\"status\":\"ok\"}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"?pretty", "?pretty=", "?pretty=false"})
  void prettyIsIndentedWhateverItsValue(String query) {
    String body = RawHttp.get(fakes.central(), "/v1/ping" + query).body();

    assertThat(body.lines()).hasSize(3);
    assertThat(body).contains("  \"status\"");
  }

  @Test
  void theAnswerIsZippedForWhoTakesIt() {
    RawAnswer answer = RawHttp.get(fakes.central(), "/v1/ping", "Accept-Encoding: gzip");

    assertThat(answer.header("Content-Encoding")).contains("gzip");
    assertThat(answer.body()).isEqualTo("{\"status\":\"ok\"}");
  }

  @Test
  void theFirstGatewayRoutesInPlainText() {
    fakes.central().generation(CentralGeneration.GATEWAY_1);

    RawAnswer unknown = RawHttp.get(fakes.central(), "/v1/pings");
    RawAnswer wrongMethod = RawHttp.post(fakes.central(), "/v1/ping", "{}");

    assertThat(unknown.status()).isEqualTo(404);
    assertThat(unknown.header("Content-Type").orElseThrow()).startsWith("text/plain");
    assertThat(unknown.body()).isEqualTo("Not Found\n");
    assertThat(wrongMethod.status()).isEqualTo(405);
    assertThat(wrongMethod.header("Content-Type").orElseThrow()).startsWith("text/plain");
  }

  @Test
  void theSecondGatewayRoutesInJson() {
    RawAnswer unknown = RawHttp.get(fakes.central(), "/v1/ping/");
    RawAnswer wrongMethod = RawHttp.post(fakes.central(), "/v1/ping", "{}");

    assertThat(unknown.status()).isEqualTo(404);
    assertThat(unknown.body()).isEqualTo("{\"code\":5,\"message\":\"Not Found\",\"details\":[]}");
    assertThat(wrongMethod.status()).isEqualTo(501);
    assertThat(wrongMethod.body())
        .isEqualTo("{\"code\":12,\"message\":\"Method Not Allowed\",\"details\":[]}");
  }

  @Test
  void outsideTheApiThereIsAWebPage() {
    RawAnswer answer = RawHttp.get(fakes.central(), "/ping");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Content-Type").orElseThrow()).startsWith("text/html");
  }

  @Test
  void theFirstGatewayRepeatsTheMessageAsError() {
    fakes.central().generation(CentralGeneration.GATEWAY_1);
    fakes.central().failNext(16, "credentials not found");

    RawAnswer answer = RawHttp.get(fakes.central(), "/v1/ping");

    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.body())
        .isEqualTo("{\"error\":\"credentials not found\",\"code\":16,"
            + "\"message\":\"credentials not found\",\"details\":[]}");
  }

  @Test
  void theSecondGatewaySendsDetailsAsTheyAre() {
    String detail = "{\"@type\":\"type.googleapis.com/google.rpc.DebugInfo\",\"detail\":\"x\"}";
    fakes.central().failNext(13, "boom", detail);

    RawAnswer answer = RawHttp.get(fakes.central(), "/v1/ping");

    assertThat(answer.status()).isEqualTo(500);
    assertThat(answer.body())
        .isEqualTo("{\"code\":13,\"message\":\"boom\",\"details\":[" + detail + "]}");
  }

  @ParameterizedTest
  @CsvSource({
    "1,408", "2,500", "3,400", "4,504", "5,404", "6,409", "7,403", "8,429", "9,400", "10,409",
    "11,400", "12,501", "13,500", "14,503", "15,500", "16,401"
  })
  void eachGrpcCodeHasItsStatus(int code, int status) {
    fakes.central().failNext(code, "no");

    assertThat(RawHttp.get(fakes.central(), "/v1/ping").status()).isEqualTo(status);
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 17})
  void onlyErrorsHaveACode(int code) {
    assertThatIllegalArgumentException().isThrownBy(() -> fakes.central().failNext(code, "no"));
  }
}
