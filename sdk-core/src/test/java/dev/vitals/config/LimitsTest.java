package dev.vitals.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

final class LimitsTest {
  @Test
  void defaultsAreDocumentedOnes() {
    Limits standard = Limits.standard();

    assertThat(standard.body()).isEqualTo(67_108_864);
    assertThat(standard.errorBody()).isEqualTo(1_048_576);
    assertThat(standard.record()).isEqualTo(16_777_216);
    assertThat(Limits.builder().build()).isEqualTo(standard);
  }

  @Test
  void eachSetterSetsItsOwnLimit() {
    Limits limits = Limits.builder().body(1).errorBody(2).record(3).build();

    assertThat(limits).hasToString("Limits[body=1, errorBody=2, record=3]");
    assertThat(limits.body()).isEqualTo(1);
    assertThat(limits.errorBody()).isEqualTo(2);
    assertThat(limits.record()).isEqualTo(3);
  }

  @Test
  void limitsBeyondArrayAreRefused() {
    int most = Integer.MAX_VALUE - 16;
    assertThat(Limits.builder().body(most).errorBody(most).build())
        .hasToString("Limits[body=%d, errorBody=%d, record=16777216]".formatted(most, most));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> Limits.builder().body(most + 1L))
        .withMessage("body must be at most 2147483631, the largest array size, was 2147483632");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Limits.builder().errorBody(Long.MAX_VALUE))
        .withMessageContaining("errorBody must be at most 2147483631");
  }

  @Test
  void toBuilderKeepsLimitsAndChangesCopy() {
    Limits original = Limits.builder().body(1).errorBody(2).record(3).build();

    assertThat(original.toBuilder().build()).isEqualTo(original).hasSameHashCodeAs(original);
    assertThat(original.toBuilder().body(9).build()).isNotEqualTo(original);
    assertThat(original.toBuilder().errorBody(9).build()).isNotEqualTo(original);
    assertThat(original.toBuilder().record(9).build()).isNotEqualTo(original);
    assertThat(original.record()).isEqualTo(3);
  }

  @Test
  void limitsBelowOneByteAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Limits.builder().body(0))
        .withMessage("body must be at least 1, was 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Limits.builder().errorBody(-1))
        .withMessage("errorBody must be at least 1, was -1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Limits.builder().record(Integer.MIN_VALUE))
        .withMessage("record must be at least 1, was -2147483648");
  }
}
