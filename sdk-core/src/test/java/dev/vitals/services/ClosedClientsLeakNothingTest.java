package dev.vitals.services;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitals.client.ApiClient;
import dev.vitals.model.PingEvent;
import dev.vitals.model.PingOnceRequest;
import dev.vitals.model.PingStreamRequest;
import dev.vitals.ping.PingApi;
import dev.vitals.stream.EventStream;
import dev.vitals.testing.FakeServices;
import dev.vitals.testing.LeakCheck;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The test kit's check, used on our own client as users will. */
final class ClosedClientsLeakNothingTest {
  @RegisterExtension
  final FakeServices fakes = FakeServices.start();

  @RegisterExtension
  final LeakCheck leaks = LeakCheck.of(fakes);

  @Test
  void everyKindOfCallEndsWithItsClient() {
    ApiClient client = client();
    PingApi ping = new PingApi(client);
    EventStream<PingEvent> abandoned = ping.pingStream(longStream());
    assertThat(abandoned.iterator().hasNext()).isTrue();
    assertThat(client.sendAsync(PingApi.pingOnceRequest(once())).join().ok()).isTrue();

    client.close();
  }

  @Test
  void unclosedClientIsLeak() {
    try (ApiClient client = client()) {
      new PingApi(client).pingOnce(once());

      assertThatThrownBy(leaks::verify)
          .isInstanceOf(AssertionError.class)
          .hasMessageContaining("a connection to FakeGoodMem, kept open after POST /v1/ping:once");
    }
  }

  private ApiClient client() {
    return ApiClient.create(Service.GOODMEM.configuration(fakes).build());
  }

  private PingOnceRequest once() {
    return PingOnceRequest.builder().targetId(fakes.goodmem().targetId()).build();
  }

  private PingStreamRequest longStream() {
    return PingStreamRequest.builder()
        .targetId(fakes.goodmem().targetId())
        .count(2)
        .intervalMs(60_000)
        .build();
  }
}
