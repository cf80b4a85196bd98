package dev.vitals.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class RetryPolicyTest {
  @Test
  void defaultsAreDocumentedOnes() {
    RetryPolicy standard = RetryPolicy.standard();

    assertThat(standard.maxAttempts()).isEqualTo(3);
    assertThat(standard.baseBackoff()).isEqualTo(Duration.ofMillis(100));
    assertThat(standard.maxBackoff()).isEqualTo(Duration.ofSeconds(20));
    assertThat(standard.maxRetryAfter()).isEqualTo(Duration.ofSeconds(60));
    assertThat(RetryPolicy.builder().build()).isEqualTo(standard);
  }

  @Test
  void noneIsStandardWithOneAttempt() {
    assertThat(RetryPolicy.none())
        .isEqualTo(RetryPolicy.standard().toBuilder().maxAttempts(1).build())
        .isNotEqualTo(RetryPolicy.standard());
  }

  @Test
  void eachSetterSetsItsOwnBound() {
    RetryPolicy policy = RetryPolicy.builder()
        .maxAttempts(5)
        .baseBackoff(Duration.ofSeconds(1))
        .maxBackoff(Duration.ofSeconds(2))
        .maxRetryAfter(Duration.ofSeconds(3))
        .build();

    assertThat(policy)
        .hasToString(
            "RetryPolicy[maxAttempts=5, baseBackoff=PT1S, maxBackoff=PT2S, maxRetryAfter=PT3S]");
    assertThat(policy.maxAttempts()).isEqualTo(5);
    assertThat(policy.baseBackoff()).isEqualTo(Duration.ofSeconds(1));
    assertThat(policy.maxBackoff()).isEqualTo(Duration.ofSeconds(2));
    assertThat(policy.maxRetryAfter()).isEqualTo(Duration.ofSeconds(3));
  }

  @Test
  void toBuilderKeepsBoundsAndChangesCopy() {
    RetryPolicy original = RetryPolicy.builder()
        .maxAttempts(5)
        .baseBackoff(Duration.ofSeconds(1))
        .maxBackoff(Duration.ofSeconds(2))
        .maxRetryAfter(Duration.ofSeconds(3))
        .build();

    assertThat(original.toBuilder().build()).isEqualTo(original).hasSameHashCodeAs(original);
    assertThat(original.toBuilder().maxAttempts(9).build()).isNotEqualTo(original);
    assertThat(original.toBuilder().baseBackoff(Duration.ofMillis(9)).build())
        .isNotEqualTo(original);
    assertThat(original.toBuilder().maxBackoff(Duration.ofSeconds(9)).build())
        .isNotEqualTo(original);
    assertThat(original.toBuilder().maxRetryAfter(Duration.ofSeconds(9)).build())
        .isNotEqualTo(original);
    assertThat(original.maxAttempts()).isEqualTo(5);
  }

  @Test
  void retryAfterCanBeIgnored() {
    RetryPolicy policy = RetryPolicy.builder().maxRetryAfter(Duration.ZERO).build();

    assertThat(policy.maxRetryAfter()).isZero();
  }

  @Test
  void zeroAttemptsAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RetryPolicy.builder().maxAttempts(0))
        .withMessage("maxAttempts must be at least 1, was 0");
  }

  @Test
  void backoffWithoutWaitIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RetryPolicy.builder().baseBackoff(Duration.ZERO))
        .withMessage("baseBackoff must be between 1 millisecond and 24 days, was PT0S");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RetryPolicy.builder().maxBackoff(Duration.ofNanos(1)))
        .withMessage("maxBackoff must be between 1 millisecond and 24 days, was PT0.000000001S");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RetryPolicy.builder().maxRetryAfter(Duration.ofSeconds(-1)))
        .withMessage("maxRetryAfter must be between zero and 24 days, was PT-1S");
  }

  @Test
  void capBelowFirstBackoffIsRefusedInAnyOrder() {
    RetryPolicy.Builder capFirst =
        RetryPolicy.builder().maxBackoff(Duration.ofMillis(5)).baseBackoff(Duration.ofMillis(6));

    assertThatIllegalArgumentException()
        .isThrownBy(capFirst::build)
        .withMessage("maxBackoff must not be shorter than baseBackoff (PT0.006S), was PT0.005S");
    assertThat(capFirst.maxBackoff(Duration.ofMillis(6)).build().maxBackoff())
        .isEqualTo(Duration.ofMillis(6));
  }
}
