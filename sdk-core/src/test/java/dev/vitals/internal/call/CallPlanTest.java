package dev.vitals.internal.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitals.config.RetryPolicy;
import dev.vitals.config.Timeouts;
import dev.vitals.internal.request.RequestSpec;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The timeouts of a request that may take long. */
final class CallPlanTest {
  private static final RequestSpec SLOW =
      RequestSpec.of("POST", "/a").withAllowAtLeast(Duration.ofMinutes(5));

  @Test
  void answerTimeRaisesDefaultTimeouts() {
    Timeouts raised =
        CallPlan.unary(SLOW, Timeouts.standard(), RetryPolicy.standard()).timeouts();

    assertThat(raised.response()).isEqualTo(Duration.ofMinutes(5));
    assertThat(raised.overall()).isEqualTo(Duration.ofMinutes(5));
    assertThat(raised.connect()).isEqualTo(Timeouts.standard().connect());
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT1S", "PT2M", "PT3M", "PT10M"})
  void overallTimeoutThatWasSetIsKept(Duration chosen) {
    Timeouts timeouts = Timeouts.builder().overall(chosen).build();

    assertThat(CallPlan.unary(SLOW, timeouts, RetryPolicy.standard()).timeouts().overall())
        .isEqualTo(chosen);
    assertThat(CallPlan.stream(SLOW, null, timeouts, RetryPolicy.standard())
            .timeouts()
            .overall())
        .isEqualTo(chosen);
  }

  @Test
  void longerTimeoutsStay() {
    Timeouts patient = Timeouts.builder()
        .response(Duration.ofHours(1))
        .idle(Duration.ofHours(2))
        .overall(Duration.ofHours(3))
        .build();

    assertThat(CallPlan.stream(SLOW, null, patient, RetryPolicy.standard()).timeouts())
        .isEqualTo(patient);
  }
}
