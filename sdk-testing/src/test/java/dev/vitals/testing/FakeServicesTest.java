package dev.vitals.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

final class FakeServicesTest {
  @RegisterExtension
  final FakeServices fakes = FakeServices.builder().pace(Pace.immediate()).start();

  @Test
  void eachServiceAnswersItsFirstQuestion() {
    String ping = "{\"targetId\":\"" + fakes.goodmem().targetId() + "\"}";
    String key = "x-api-key: " + fakes.goodmem().key();
    String statistics = "/v2/%s/apigw/instances/%s/statistics/api/latest?api_id=%s&duration=1h"
        .formatted(
            fakes.gateway().projectId(),
            fakes.gateway().instanceId(),
            fakes.gateway().apiId());
    fakes.monitor().addSampleSessions(3);

    List<RawAnswer> answers = List.of(
        RawHttp.postJson(fakes.goodmem(), "/v1/ping:once", ping, key),
        RawHttp.postJson(fakes.goodmem(), "/v1/ping:stream", ping, key),
        RawHttp.postJson(
            fakes.goodmem(), "/v1/ping:stream", ping, key, "Accept: text/event-stream"),
        RawHttp.get(fakes.central(), "/v1/ping"),
        RawHttp.get(fakes.monitor(), "/api/v1/sessions/?page=1"),
        RawHttp.get(
            fakes.gateway(), statistics, "X-Auth-Token: " + fakes.gateway().key()),
        RawHttp.get(fakes.node(), "/ext/health"),
        RawHttp.postJson(
            fakes.node(),
            "/ext/health",
            "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"health.health\"}"));

    assertThat(answers).extracting(RawAnswer::status).containsOnly(200);
  }
}
