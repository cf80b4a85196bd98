package dev.vitals.services;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.vitals.client.ApiClient;
import dev.vitals.config.Credentials;
import dev.vitals.errors.ForbiddenException;
import dev.vitals.errors.NotFoundException;
import dev.vitals.errors.PreconditionFailedException;
import dev.vitals.errors.RateLimitException;
import dev.vitals.errors.UnauthorizedException;
import dev.vitals.errors.VitalsException;
import dev.vitals.model.PingOnceRequest;
import dev.vitals.model.PingTargetType;
import dev.vitals.ping.PingApi;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class PingApiErrorsTest {
  @RegisterExtension
  final Fakes fakes = Fakes.start();

  @ParameterizedTest
  @EnumSource(names = {"pingOnce", "pingStream"})
  void disabledTargetIsFailedPrecondition(Operation ping) {
    fakes.goodmem().disableTarget(fakes.goodmem().targetId());

    PreconditionFailedException thrown = catchThrowableOfType(
        PreconditionFailedException.class, () -> ping.call(fakes.client(Service.GOODMEM), fakes));

    assertThat(thrown.details().message())
        .contains("Target is disabled: " + fakes.goodmem().targetId());
    assertThat(thrown.mayHaveBeenProcessed()).isFalse();
  }

  @ParameterizedTest
  @EnumSource(names = {"pingOnce", "pingStream"})
  void rateLimitHasTimeToWait(Operation ping) {
    fakes.goodmem().limitRate(1, Duration.ofSeconds(90));
    ApiClient client = fakes.client(Service.GOODMEM);
    ping.call(client, fakes);

    RateLimitException thrown =
        catchThrowableOfType(RateLimitException.class, () -> ping.call(client, fakes));

    assertThat(thrown.retryAfter())
        .hasValueSatisfying(
            wait -> assertThat(wait).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(90)));
    assertThat(thrown.mayHaveBeenProcessed()).isFalse();
  }

  @ParameterizedTest
  @EnumSource(names = {"pingOnce", "pingStream"})
  void waitOverLimitIsNotWaitedFor(Operation ping) {
    fakes.goodmem().limitRate(0, Duration.ofMinutes(2));
    ApiClient patient =
        fakes.client(Service.GOODMEM.configuration(fakes.services()).build());

    assertThatThrownBy(() -> ping.call(patient, fakes)).isInstanceOf(RateLimitException.class);
    assertThat(fakes.received(Service.GOODMEM)).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource(names = {"pingOnce", "pingStream"})
  void wrongKeyIsUnauthorized(Operation ping) {
    ApiClient stranger = fakes.client(Service.GOODMEM
        .configuration(fakes.services())
        .credentials(Credentials.apiKey("gm_wrong"))
        .build());

    assertThatThrownBy(() -> ping.call(stranger, fakes))
        .isInstanceOf(UnauthorizedException.class)
        .hasMessageNotContaining("gm_wrong");
    assertThat(fakes.received(Service.GOODMEM)).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource(names = {"pingOnce", "pingStream"})
  void missingPermissionIsForbidden(Operation ping) {
    fakes.goodmem().failNext(403, "Missing permission EXECUTE_EMBEDDER");

    assertThatThrownBy(() -> ping.call(fakes.client(Service.GOODMEM), fakes))
        .isInstanceOf(ForbiddenException.class)
        .hasMessageEndingWith(
            "HTTP 403: Missing permission EXECUTE_EMBEDDER (docs/troubleshooting.md#forbidden)");
  }

  @Test
  void targetOfAnotherTypeIsNotFound() {
    String llm = fakes.goodmem().addTarget("LLM", "VLLM", "llama");
    PingApi ping = new PingApi(fakes.client(Service.GOODMEM));

    assertThat(ping.pingOnce(PingOnceRequest.builder().targetId(llm).build()).ok())
        .isTrue();
    assertThatThrownBy(() -> ping.pingOnce(PingOnceRequest.builder()
            .targetId(llm)
            .targetTypeHint(PingTargetType.EMBEDDER)
            .build()))
        .isInstanceOf(NotFoundException.class);
  }

  @ParameterizedTest
  @EnumSource(names = {"pingOnce", "pingStream"})
  void probeThatMayHaveCostMoneyIsNotRetried(Operation ping) {
    fakes.goodmem().failNext(500, "Internal server error");
    ApiClient client =
        fakes.client(Service.GOODMEM.configuration(fakes.services()).build());

    VitalsException thrown =
        catchThrowableOfType(VitalsException.class, () -> ping.call(client, fakes));

    assertThat(thrown.mayHaveBeenProcessed()).isTrue();
    assertThat(fakes.received(Service.GOODMEM)).hasSize(1);
  }
}
