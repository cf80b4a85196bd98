package dev.vitals.examples.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class PercentilesTest {
  @Test
  void everyPercentileWasMeasured() {
    Percentiles percentiles = Percentiles.of(List.of(40.0, 10.0, 30.0, 20.0));

    assertThat(percentiles.at(0)).isEqualTo(10);
    assertThat(percentiles.at(50)).isEqualTo(20);
    assertThat(percentiles.at(51)).isEqualTo(30);
    assertThat(percentiles.at(100)).isEqualTo(40);
  }

  @Test
  void nothingHasNoPercentiles() {
    assertThat(Percentiles.of(List.of()).at(50)).isNaN();
  }
}
