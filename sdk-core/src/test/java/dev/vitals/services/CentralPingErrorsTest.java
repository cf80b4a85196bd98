package dev.vitals.services;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.vitals.errors.ApiException;
import dev.vitals.errors.NotFoundException;
import dev.vitals.errors.ServerException;
import dev.vitals.model.ProtobufAny;
import dev.vitals.ping.CentralPingApi;
import dev.vitals.testing.CentralGeneration;
import dev.vitals.testing.FakeAnswer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class CentralPingErrorsTest {
  @RegisterExtension
  final Fakes fakes = Fakes.start();

  @ParameterizedTest
  @EnumSource
  void bothGenerationsSaySame(CentralGeneration generation) {
    fakes.central().generation(generation);
    fakes.central().failNext(16, "credentials not found");

    ApiException thrown = ping();

    assertThat(thrown.status()).isEqualTo(401);
    assertThat(thrown.details().code()).contains("16");
    assertThat(thrown.details().message()).contains("credentials not found");
    assertThat(thrown.details().parts()).isEmpty();
    assertThat(thrown.details().rawBody().contains("\"error\""))
        .isEqualTo(generation == CentralGeneration.GATEWAY_1);
  }

  @ParameterizedTest
  @CsvSource({
    "1, 408", "2, 500", "3, 400", "4, 504", "5, 404", "6, 409", "7, 403", "8, 429",
    "9, 400", "10, 409", "11, 400", "12, 501", "13, 500", "14, 503", "15, 500", "16, 401"
  })
  void codeIsGrpcCodeNotHttpStatus(int code, int status) {
    fakes.central().failNext(code, "refused");

    ApiException thrown = ping();

    assertThat(thrown.status()).isEqualTo(status);
    assertThat(thrown.details().code()).contains(Integer.toString(code));
  }

  @ParameterizedTest
  @EnumSource
  void detailsAreReadFromProtobufJson(CentralGeneration generation) {
    fakes.central().generation(generation);
    fakes
        .central()
        .failNext(
            3,
            "bad request",
            "{\"@type\":\"type.googleapis.com/google.rpc.BadRequest\",\"field\":\"name\"}",
            "{\"@type\":\"type.googleapis.com/google.protobuf.Duration\",\"value\":\"1.5s\"}");

    List<ProtobufAny> details = ping().details().parts();

    assertThat(details).hasSize(2);
    assertThat(details.get(0).type()).isEqualTo("type.googleapis.com/google.rpc.BadRequest");
    assertThat(details.get(0).additionalProperties().get("field")).hasToString("\"name\"");
    assertThat(details.get(1).type()).isEqualTo("type.googleapis.com/google.protobuf.Duration");
    assertThat(details.get(1).value()).hasToString("\"1.5s\"");
  }

  @Test
  void detailsAreReadAsDocumented() {
    fakes
        .central()
        .answerNext(
            FakeAnswer.json(
                500,
                "{\"error\":\"e\",\"code\":13,\"message\":\"m\",\"details\":"
                    + "[{\"typeUrl\":\"type.googleapis.com/stackrox.Problem\",\"value\":\"aGVsbG8=\"}]}"));

    assertThat(ping().details().parts()).singleElement().satisfies(detail -> {
      assertThat(detail.typeUrl()).isEqualTo("type.googleapis.com/stackrox.Problem");
      assertThat(detail.value()).hasToString("\"aGVsbG8=\"");
      assertThat(detail.type()).isNull();
    });
  }

  @Test
  void firstGenerationsRoutingErrorsAreText() {
    fakes.central().answerNext(FakeAnswer.text(404, "Not Found\n"));

    ApiException thrown = ping();

    assertThat(thrown).isInstanceOf(NotFoundException.class);
    assertThat(thrown.details().message()).contains("Not Found");
    assertThat(thrown.details().code()).isEmpty();
  }

  @Test
  void errorThatCouldNotBeWrittenKeepsItsMessage() {
    fakes
        .central()
        .answerNext(FakeAnswer.json(500, "{\"error\": \"failed to marshal error message\"}"));

    ApiException thrown = ping();

    assertThat(thrown).isInstanceOf(ServerException.class);
    assertThat(thrown.details().message()).contains("failed to marshal error message");
  }

  private ApiException ping() {
    return catchThrowableOfType(
        ApiException.class, () -> new CentralPingApi(fakes.client(Service.STACKROX)).ping());
  }
}
