package dev.vitals.internal.retry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitals.calls.Attempt.WaitOrigin;
import dev.vitals.config.RetryPolicy;
import dev.vitals.internal.call.Repeat;
import dev.vitals.internal.retry.RetryDecision.Situation;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RetryDecisionTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  @ParameterizedTest
  @CsvSource({
    "NEVER, true, false",
    "NEVER, false, false",
    "IF_IDEMPOTENT, true, true",
    "IF_IDEMPOTENT, false, false",
    "ALWAYS, true, true",
    "ALWAYS, false, true"
  })
  void requestIsRetriedOnlyWhereSafe(Repeat repeat, boolean idempotent, boolean repeated) {
    Situation now = new Situation(1, repeat, idempotent, null, MINUTE, 0.5);

    assertThat(RetryDecision.decide(RetryPolicy.standard(), now).isPresent()).isEqualTo(repeated);
  }

  @Test
  void thereAreThreeAttemptsInAll() {
    assertThat(decide(2, null, MINUTE, 0.5)).isPresent();
    assertThat(decide(3, null, MINUTE, 0.5)).isEmpty();
    assertThat(RetryDecision.decide(
            RetryPolicy.none(), new Situation(1, Repeat.ALWAYS, true, null, MINUTE, 0.5)))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "1, 0, PT0S",
    "1, 0.5, PT0.05S",
    "1, 0.999, PT0.0999S",
    "2, 0.5, PT0.1S",
    "3, 0.5, PT0.2S",
    "8, 0.5, PT6.4S",
    "9, 0.5, PT10S",
    "60, 0.5, PT10S",
    "5000, 0.5, PT10S"
  })
  void backoffGrowsWithFullJitterUpToCap(int attempts, double random, Duration wait) {
    RetryPolicy patient = RetryPolicy.builder().maxAttempts(Integer.MAX_VALUE).build();

    assertThat(RetryDecision.decide(
            patient, new Situation(attempts, Repeat.ALWAYS, true, null, MINUTE, random)))
        .contains(new RetryDecision(wait, WaitOrigin.BACKOFF));
  }

  @Test
  void longerOfHintAndBackoffCounts() {
    assertThat(decide(1, Duration.ofSeconds(3), MINUTE, 0.5))
        .contains(new RetryDecision(Duration.ofSeconds(3), WaitOrigin.SERVER));
    assertThat(decide(1, Duration.ofMillis(1), MINUTE, 0.5))
        .contains(new RetryDecision(Duration.ofMillis(50), WaitOrigin.BACKOFF));
  }

  @Test
  void zeroHintIsNotBusyLoop() {
    assertThat(decide(1, Duration.ZERO, MINUTE, 0.5))
        .contains(new RetryDecision(Duration.ofMillis(50), WaitOrigin.BACKOFF));
  }

  @Test
  void hintOverCapIsNotWaitedFor() {
    Duration hours = Duration.ofHours(1);

    assertThat(decide(1, Duration.ofSeconds(60), hours, 0.5)).isPresent();
    assertThat(decide(1, Duration.ofMillis(60_001), hours, 0.5)).isEmpty();
  }

  @Test
  void waitThatOutlivesCallIsNotBegun() {
    assertThat(decide(1, Duration.ofSeconds(5), Duration.ofSeconds(6), 0.5)).isPresent();
    assertThat(decide(1, Duration.ofSeconds(5), Duration.ofSeconds(5), 0.5)).isEmpty();
    assertThat(decide(1, null, Duration.ofMillis(50), 0.5)).isEmpty();
    assertThat(decide(1, null, Duration.ofMillis(-1), 0)).isEmpty();
  }

  private static Optional<RetryDecision> decide(
      int attempts, @Nullable Duration hint, Duration remaining, double random) {
    return RetryDecision.decide(
        RetryPolicy.standard(),
        new Situation(attempts, Repeat.ALWAYS, false, hint, remaining, random));
  }
}
