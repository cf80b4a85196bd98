package dev.vitals.services;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitals.client.ApiClient;
import dev.vitals.config.Credentials;
import dev.vitals.model.PongMessage;
import dev.vitals.ping.CentralPingApi;
import dev.vitals.testing.FakeAnswer;
import dev.vitals.testing.traffic.ReceivedRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

final class CentralPingQuirksTest {
  @RegisterExtension
  final Fakes fakes = Fakes.start();

  @Test
  void pingIsPlainGet() {
    new CentralPingApi(fakes.client(Service.STACKROX)).ping();

    ReceivedRequest request = fakes.received(Service.STACKROX).get(0);
    assertThat(request).hasToString("GET /v1/ping");
    assertThat(request.header("Content-Type")).isEmpty();
    assertThat(request.header("Authorization")).isEmpty();
    assertThat(request.body()).isEmpty();
  }

  @Test
  void tokenIsSentAndProvesNothing() {
    ApiClient client = fakes.client(Service.STACKROX
        .configuration(fakes.services())
        .credentials(Credentials.bearer("not-a-token"))
        .build());

    PongMessage pong = new CentralPingApi(client).ping();

    assertThat(pong.status()).isEqualTo("ok");
    assertThat(fakes.received(Service.STACKROX).get(0).headers().get("Authorization"))
        .containsExactly("Bearer not-a-token");
  }

  @Test
  void compressedAnswerIsRead() {
    new CentralPingApi(fakes.client(Service.STACKROX)).ping();

    // The fake compresses for whoever says this, so the answer above was compressed.
    assertThat(fakes.received(Service.STACKROX).get(0).header("Accept-Encoding"))
        .contains("gzip");
  }

  @Test
  void versionIsToldOnlyToCallersWithCredentials() {
    CentralPingApi anonymous = new CentralPingApi(fakes.client(Service.STACKROX));
    CentralPingApi known = new CentralPingApi(fakes.client(Service.STACKROX
        .configuration(fakes.services())
        .credentials(Credentials.bearer("a-token"))
        .build()));

    assertThat(anonymous.metadata().version()).isEmpty();
    assertThat(known.metadata().version()).isEqualTo("4.6.0");
    assertThat(known.metadata().buildFlavor()).isEqualTo("release");
  }

  @Test
  void databaseMayBeDownWhilePingIsOk() {
    CentralPingApi central = new CentralPingApi(fakes.client(Service.STACKROX));
    assertThat(central.databaseStatus().databaseAvailable()).isTrue();

    fakes.central().databaseAvailable(false);

    assertThat(central.databaseStatus().databaseAvailable()).isFalse();
    assertThat(central.ping().status()).isEqualTo("ok");
  }

  @Test
  void anotherStatusAndOtherMembersAreKept() {
    fakes.central().answerNext(FakeAnswer.json(200, "{\"status\":\"waking\",\"since\":7}"));

    PongMessage pong = new CentralPingApi(fakes.client(Service.STACKROX)).ping();

    assertThat(pong.status()).isEqualTo("waking");
    assertThat(pong.additionalProperties().get("since")).hasToString("7");
  }
}
