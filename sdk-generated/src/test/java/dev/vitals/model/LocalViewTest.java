package dev.vitals.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class LocalViewTest {
  @ParameterizedTest
  @CsvSource({
    "2020-07-24T15:44:00, 2020-07-24T15:44:00",
    "2020-07-24 15:44:00, 2020-07-24T15:44:00",
    "2020-07-24T15:44, 2020-07-24T15:44:00",
    "2020-07-24T15:44:00.123456789, 2020-07-24T15:44:00.123456789",
    "2020-07-24, 2020-07-24T00:00:00",
  })
  void textWithoutOffsetHasAWallClockViewOnly(String text, LocalDateTime wallClock) {
    Session session = session(text);

    assertThat(session.runDate()).isEqualTo(text);
    assertThat(session.runDateLocal()).contains(wallClock);
    assertThat(session.runDateWithOffset()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "2020-07-24T15:44:00Z, 2020-07-24T15:44:00, 2020-07-24T15:44:00Z",
    "2020-07-24T15:44:00+00:00, 2020-07-24T15:44:00, 2020-07-24T15:44:00Z",
    "2020-07-24T15:44:00.5+08:00, 2020-07-24T15:44:00.5, 2020-07-24T15:44:00.5+08:00",
    "2020-07-24 15:44:00-03:30, 2020-07-24T15:44:00, 2020-07-24T15:44:00-03:30",
  })
  void textWithOffsetHasBothViews(String text, LocalDateTime wallClock, OffsetDateTime time) {
    Session session = session(text);

    assertThat(session.runDateLocal()).contains(wallClock);
    assertThat(session.runDateWithOffset()).contains(time);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "yesterday",
        "2020-07-24T",
        "2020-07-24 ",
        "2020-07-24X15:44:00",
        "2020-02-30 15:44:00",
        "2020-07-24T15:44:00 Z",
        "20200724T154400"
      })
  void textThatIsNoTimeHasNoView(String text) {
    Session session = session(text);

    assertThat(session.runDate()).isEqualTo(text);
    assertThat(session.runDateLocal()).isEmpty();
    assertThat(session.runDateWithOffset()).isEmpty();
  }

  @Test
  void absentTextHasNoView() {
    ApiStatisticsEntry entry =
        ApiStatisticsEntry.builder().reqCount(1).currentMinute(Instant.EPOCH).build();

    assertThat(entry.reqTimeLocal()).isEmpty();
    assertThat(entry.reqTimeWithOffset()).isEmpty();
  }

  private static Session session(String runDate) {
    return Session.builder().sessionH("abc").runDate(runDate).build();
  }
}
