package dev.vitals.testing.internal.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RunDateTest {

  @ParameterizedTest
  @CsvSource({
    "2020-12-04T23:18:15.661016, 2020-12-04T23:18:15.661016",
    "2020-12-04T23:18:15.000000, 2020-12-04T23:18:15",
    "2020-12-04T23:18:15.5, 2020-12-04T23:18:15.500000",
    "2020-12-04T23:18:15.1234567, 2020-12-04T23:18:15.123456",
    "2020-12-04T23:18:15Z, 2020-12-04T23:18:15+00:00",
    "2020-12-04T23:18:15+02:00, 2020-12-04T23:18:15+02:00",
    "2020-12-04T23:18:15-0530, 2020-12-04T23:18:15-05:30",
    "2020-12-04T23:18:15+01, 2020-12-04T23:18:15+01:00",
    "2020-12-04T23:18, 2020-12-04T23:18:00",
    "20201204T231815, 2020-12-04T23:18:15",
    "2020-12-04, 2020-12-04T00:00:00",
    "0001-01-01, 0001-01-01T00:00:00",
    "9999-12-31, 9999-12-31T00:00:00"
  })
  void aDateIsWrittenAnew(String posted, String sent) {
    assertThat(RunDate.rendered(posted)).contains(sent);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "yesterday",
        "2020-12-04 23:18:15",
        "2020-13-04",
        "2020-02-30",
        "0000-01-01",
        "+12345-01-01T00:00:00",
        "-0001-01-01",
        "2020-12-04T25:00:00",
        "2020-12-04T23:18:15+99:00",
        "1607123895"
      })
  void whatIsNoDateCannotBeWritten(String posted) {
    assertThat(RunDate.rendered(posted)).isEmpty();
  }
}
