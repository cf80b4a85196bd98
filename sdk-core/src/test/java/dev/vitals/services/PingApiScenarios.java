package dev.vitals.services;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitals.client.ApiClient;
import dev.vitals.config.Credentials;
import dev.vitals.errors.NotFoundException;
import dev.vitals.errors.UnauthorizedException;
import dev.vitals.model.PingEvent;
import dev.vitals.model.PingOnceRequest;
import dev.vitals.model.PingResult;
import dev.vitals.model.PingStreamRequest;
import dev.vitals.model.PingSummary;
import dev.vitals.ping.PingApi;
import dev.vitals.stream.EventStream;
import dev.vitals.stream.StreamFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class PingApiScenarios {
  @RegisterExtension
  final Stage stage = Stage.of(Service.GOODMEM);

  @Test
  void targetIsPingedOnce() {
    String target = targetId();

    PingResult result = new PingApi(stage.client())
        .pingOnce(PingOnceRequest.builder().targetId(target).build());

    assertThat(result.ok()).as(result.errorMessage()).isTrue();
    assertThat(result.endpoint().targetId()).isEqualToIgnoringCase(target);
    assertThat(result.seq()).isEqualTo(1);
    assertThat(result.rttMs()).isPositive();
    assertThat(result.timing().clientReceiveTimeUnixNanos())
        .isGreaterThanOrEqualTo(result.timing().clientSendTimeUnixNanos());
  }

  @ParameterizedTest
  @EnumSource
  void streamHasResultPerProbeAndThenSummary(StreamFormat format) {
    List<Integer> numbers = new ArrayList<>();
    List<PingSummary> summaries = new ArrayList<>();

    try (EventStream<PingEvent> events =
        new PingApi(stage.client()).pingStream(threeProbes(), format)) {
      for (PingEvent event : events) {
        event.asResult().map(PingResult::seq).ifPresent(numbers::add);
        event.asSummary().ifPresent(summaries::add);
      }
    }

    assertThat(numbers).containsExactly(1, 2, 3);
    assertThat(summaries)
        .singleElement()
        .satisfies(summary -> assertThat(summary.requests()).isEqualTo(3));
  }

  @Test
  void streamMayBeClosedBeforeItsEnd() {
    PingApi ping = new PingApi(stage.client());

    try (EventStream<PingEvent> events = ping.pingStream(threeProbes())) {
      assertThat(events.iterator().next().asResult()).isPresent();
    }

    assertThat(ping.pingOnce(PingOnceRequest.builder().targetId(targetId()).build())
            .seq())
        .isEqualTo(1);
  }

  @Test
  void missingTargetIsNotFound() {
    String nobody = UUID.randomUUID().toString();
    PingApi ping = new PingApi(stage.client());

    assertThatThrownBy(
            () -> ping.pingOnce(PingOnceRequest.builder().targetId(nobody).build()))
        .isInstanceOf(NotFoundException.class);
    assertThatThrownBy(
            () -> ping.pingStream(PingStreamRequest.builder().targetId(nobody).build()))
        .isInstanceOf(NotFoundException.class);
  }

  @Test
  void wrongKeyIsUnauthorized() {
    PingOnceRequest request = PingOnceRequest.builder().targetId(targetId()).build();

    try (ApiClient stranger = ApiClient.create(stage.configuration().toBuilder()
        .credentials(Credentials.apiKey("gm_this_is_no_key"))
        .build())) {
      assertThatThrownBy(() -> new PingApi(stranger).pingOnce(request))
          .isInstanceOf(UnauthorizedException.class);
    }
  }

  private PingStreamRequest threeProbes() {
    return PingStreamRequest.builder()
        .targetId(targetId())
        .count(3)
        .intervalMs(10)
        .build();
  }

  private String targetId() {
    return stage.known("TARGET_ID", fakes -> fakes.goodmem().targetId());
  }
}
