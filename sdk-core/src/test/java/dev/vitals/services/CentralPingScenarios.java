package dev.vitals.services;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitals.client.ApiResponse;
import dev.vitals.model.PongMessage;
import dev.vitals.ping.CentralPingApi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

final class CentralPingScenarios {
  @RegisterExtension
  final Stage stage = Stage.of(Service.STACKROX);

  @Test
  void centralAnswersThatItIsThere() {
    PongMessage pong = new CentralPingApi(stage.client()).ping();

    assertThat(pong.status()).isEqualTo("ok");
  }

  @Test
  void requestIsValueThatDescribesItself() {
    ApiResponse<PongMessage> answer = stage.client().exchange(CentralPingApi.pingRequest());

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body().status()).isEqualTo("ok");
    assertThat(answer.header("Content-Type")).get().asString().startsWith("application/json");
    assertThat(answer.attempts()).hasSize(1);
  }
}
