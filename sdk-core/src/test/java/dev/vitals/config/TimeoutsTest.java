package dev.vitals.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.time.Duration;
import java.util.List;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;

final class TimeoutsTest {
  private static final List<BiFunction<Timeouts.Builder, Duration, Timeouts.Builder>> SETTERS =
      List.of(
          Timeouts.Builder::connect,
          Timeouts.Builder::response,
          Timeouts.Builder::idle,
          Timeouts.Builder::overall);

  @Test
  void defaultsAreDocumentedOnes() {
    Timeouts standard = Timeouts.standard();

    assertThat(standard.connect()).isEqualTo(Duration.ofSeconds(10));
    assertThat(standard.response()).isEqualTo(Duration.ofSeconds(30));
    assertThat(standard.idle()).isEqualTo(Duration.ofSeconds(60));
    assertThat(standard.overall()).isEqualTo(Duration.ofMinutes(2));
    assertThat(Timeouts.builder().build()).isEqualTo(standard);
  }

  @Test
  void eachSetterSetsItsOwnPeriod() {
    Timeouts timeouts = Timeouts.builder()
        .connect(Duration.ofSeconds(1))
        .response(Duration.ofSeconds(2))
        .idle(Duration.ofSeconds(3))
        .overall(Duration.ofSeconds(4))
        .build();

    assertThat(timeouts)
        .hasToString("Timeouts[connect=PT1S, response=PT2S, idle=PT3S, overall=PT4S]");
    assertThat(timeouts.connect()).isEqualTo(Duration.ofSeconds(1));
    assertThat(timeouts.response()).isEqualTo(Duration.ofSeconds(2));
    assertThat(timeouts.idle()).isEqualTo(Duration.ofSeconds(3));
    assertThat(timeouts.overall()).isEqualTo(Duration.ofSeconds(4));
  }

  @Test
  void toBuilderKeepsPeriodsAndChangesCopy() {
    Timeouts original = Timeouts.builder()
        .connect(Duration.ofSeconds(1))
        .response(Duration.ofSeconds(2))
        .idle(Duration.ofSeconds(3))
        .overall(Duration.ofSeconds(4))
        .build();

    assertThat(original.toBuilder().build()).isEqualTo(original).hasSameHashCodeAs(original);
    for (var setter : SETTERS) {
      assertThat(setter.apply(original.toBuilder(), Duration.ofDays(1)).build())
          .isNotEqualTo(original);
    }
    assertThat(original.connect()).isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void periodsFrom1MillisecondTo24DaysAreAccepted() {
    for (var setter : SETTERS) {
      assertThat(setter.apply(Timeouts.builder(), Duration.ofMillis(1)).build().toString())
          .contains("PT0.001S");
      assertThat(setter.apply(Timeouts.builder(), Timeouts.LONGEST).build().toString())
          .contains("PT576H");
    }
    assertThat(Timeouts.LONGEST).isEqualTo(Duration.ofDays(24));
    assertThat(Timeouts.LONGEST.toMillis()).isLessThan(Integer.MAX_VALUE);
  }

  @Test
  void otherPeriodsAreRefusedWithRange() {
    for (var setter : SETTERS) {
      for (Duration wrong : List.of(
          Duration.ZERO,
          Duration.ofSeconds(-1),
          Duration.ofNanos(999_999),
          Timeouts.LONGEST.plusNanos(1),
          Duration.ofSeconds(Long.MAX_VALUE))) {
        assertThatIllegalArgumentException()
            .isThrownBy(() -> setter.apply(Timeouts.builder(), wrong))
            .withMessageMatching(
                "(connect|response|idle|overall) must be between 1 millisecond and 24 days, was "
                    + wrong);
      }
    }
  }

  @Test
  @SuppressWarnings("NullAway")
  void nullIsRefusedWithSettingName() {
    assertThatNullPointerException()
        .isThrownBy(() -> Timeouts.builder().idle(null))
        .withMessage("idle");
  }
}
