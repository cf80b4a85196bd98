package dev.vitals.examples.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class NumbersTest {
  @ParameterizedTest
  @CsvSource({"0,0", "0.046,0.05", "4.24,4.2", "48.16,48.2", "1203.7,'1,204'", "NaN,-", "-7,-7"})
  void numbersHaveThreeSignificantDigits(double value, String text) {
    assertThat(Numbers.of(value)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({"12,+12", "-3.5,−3.5", "0,+0"})
  void changesHaveASign(double value, String text) {
    assertThat(Numbers.signed(value)).isEqualTo(text);
  }
}
