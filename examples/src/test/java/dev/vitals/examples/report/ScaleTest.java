package dev.vitals.examples.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ScaleTest {
  private static final Instant NOON = Instant.parse("2026-03-10T12:00:07Z");

  @Test
  void countsEndAtARoundNumber() {
    assertThat(Scale.fromZero(383).ticks())
        .extracting(Scale.Tick::label)
        .containsExactly("0", "100", "200", "300", "400");
    assertThat(Scale.fromZero(400).position(400)).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 1e-9, 0.3, 1, 7, 99.9, 1e12})
  void everyHighestValueFitsAndHasFewLabels(double highest) {
    Scale scale = Scale.fromZero(highest);

    assertThat(scale.position(highest)).isBetween(0.0, 1.0);
    assertThat(scale.ticks()).hasSizeBetween(2, 7);
  }

  @Test
  void secondsEndAtARoundNumber() {
    assertThat(Scale.seconds(149.5).ticks())
        .extracting(Scale.Tick::label)
        .containsExactly("0", "30", "60", "90", "120", "150");
    assertThat(Scale.seconds(0.4).ticks()).last().extracting(Scale.Tick::label).isEqualTo("0.40");
  }

  @Test
  void equalFactorsAreEqualSteps() {
    Scale scale = Scale.log(12, 900);

    assertThat(scale.ticks())
        .extracting(Scale.Tick::label)
        .containsExactly("10", "20", "50", "100", "200", "500", "1,000");
    assertThat(scale.position(100)).isEqualTo(0.5);
  }

  @Test
  void singleValueHasALogarithmicScale() {
    assertThat(Scale.log(10, 10).position(10)).isEqualTo(0);
    assertThat(Scale.log(10, 10).ticks()).hasSizeGreaterThan(1);
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 14, 59, 600, 3_600, 86_400, 30 * 86_400, 3_000 * 86_400L})
  void everySpanOfTimeHasFewLabels(long seconds) {
    Scale scale = Scale.time(NOON, NOON.plusSeconds(seconds));

    assertThat(scale.ticks()).hasSizeLessThanOrEqualTo(8);
  }

  @Test
  void hourIsLabelledByItsMinutes() {
    assertThat(Scale.time(NOON, NOON.plus(Duration.ofHours(1))).ticks())
        .extracting(Scale.Tick::label)
        .containsExactly("12:10", "12:20", "12:30", "12:40", "12:50", "13:00");
  }

  @Test
  void valuesOutsideAreDrawnAtTheEnd() {
    assertThat(Scale.fromZero(10).position(-5)).isZero();
    assertThat(Scale.fromZero(10).position(50)).isEqualTo(1);
  }
}
