package dev.vitals.examples.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LatencyBarTest {
  @ParameterizedTest
  @ValueSource(doubles = {0.02, 1, 57.3, 899, 31_000, 1e9})
  void firstBarFitsWhateverItsLatency(double millis) {
    assertThat(new LatencyBar().of(millis)).matches("#{10,30}|#{1,2}");
  }

  @Test
  void laterBarsAreInProportionToTheFirst() {
    LatencyBar bar = new LatencyBar();

    assertThat(bar.of(60)).hasSize(30);
    assertThat(bar.of(20)).hasSize(10);
    assertThat(bar.of(0)).hasSize(1);
  }

  @Test
  void cutBarEndsInAnArrow() {
    LatencyBar bar = new LatencyBar();
    bar.of(1);

    assertThat(bar.of(1_000_000)).hasSize(60).endsWith("#>");
  }
}
