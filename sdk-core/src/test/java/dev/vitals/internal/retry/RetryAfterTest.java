package dev.vitals.internal.retry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RetryAfterTest {
  private static final Instant NOW = Instant.parse("2026-11-21T08:49:30Z");

  @ParameterizedTest
  @CsvSource({
    "3, PT3S",
    "0, PT0S",
    "1.5, PT2S",
    "0.2, PT1S",
    "3.0, PT3S",
    "007, PT7S",
    "0000000000000000000007, PT7S",
    "2.00000000000000000001, PT3S"
  })
  void numberIsSecondsRoundedUp(String value, Duration wait) {
    assertThat(RetryAfter.from(Headers.of("Retry-After", value), NOW)).isEqualTo(wait);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-5",
        "+5",
        "Infinity",
        "NaN",
        "1e30",
        "1e2",
        "0x10",
        "\u0663",
        "soon",
        "",
        " ",
        "5s",
        ".",
        "5.",
        ".5",
        "Sat, 31 Feb 2026 08:49:37 GMT",
        "Sat, 21 Nov 2026 08:49:37 CET",
        "21 Nov 2026 08:49:37 GMT",
        "Sat, 21 Nov +12026 08:49:37 GMT",
        "Sat Nov 21 08:49:37 +12026"
      })
  void anythingElseIsNotHint(String value) {
    Headers headers =
        new Headers.Builder().addUnsafeNonAscii("Retry-After", value).build();

    assertThat(RetryAfter.from(headers, NOW)).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"99999999999", "99999999999999999999999999", "3153600000.5"})
  void absurdNumberIsLongerThanAnyPolicyAllows(String value) {
    assertThat(RetryAfter.from(Headers.of("Retry-After", value), NOW))
        .isGreaterThan(Duration.ofDays(36_000));
  }

  @ParameterizedTest
  @MethodSource
  @Timeout(10) // in quadratic time each takes minutes
  void hintOfAnyLengthTakesLinearTime(String value, @Nullable Duration wait) {
    assertThat(RetryAfter.from(Headers.of("Retry-After", value), NOW)).isEqualTo(wait);
  }

  static Stream<Arguments> hintOfAnyLengthTakesLinearTime() {
    String zeros = "0".repeat(1_000_000);
    String nines = "9".repeat(1_000_000);
    return Stream.of(
        argumentSet("zeros", zeros, Duration.ZERO),
        argumentSet("zeros before a digit", zeros + "1", Duration.ofSeconds(1)),
        argumentSet("zeros before a letter", zeros + "x", null),
        argumentSet("nines", nines, Duration.ofDays(36_500)),
        argumentSet("nines before a letter", nines + "x", null),
        argumentSet("fraction", "1." + nines, Duration.ofSeconds(2)),
        argumentSet("fraction before a letter", "1." + nines + "x", null),
        argumentSet(
            "white space in a list", "x" + " ".repeat(1_000_000) + "x,3", Duration.ofSeconds(3)),
        argumentSet("empty list", ",".repeat(1_000_000), null));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Sat, 21 Nov 2026 08:49:37 GMT",
        "Saturday, 21-Nov-26 08:49:37 GMT",
        "Sat Nov 21 08:49:37 2026"
      })
  void dateHasThreeForms(String date) {
    assertThat(RetryAfter.from(Headers.of("Retry-After", date), NOW))
        .isEqualTo(Duration.ofSeconds(7));
  }

  @Test
  void thirdFormPadsItsDayWithSpace() {
    Instant now = Instant.parse("2026-11-07T08:49:30Z");

    assertThat(RetryAfter.from(Headers.of("Retry-After", "Sat Nov  7 08:49:37 2026"), now))
        .isEqualTo(Duration.ofSeconds(7));
  }

  @Test
  void pastDateIsNoWait() {
    assertThat(RetryAfter.from(Headers.of("Retry-After", "Sun, 06 Nov 1994 08:49:37 GMT"), NOW))
        .isEqualTo(Duration.ZERO);
  }

  @ParameterizedTest
  @CsvSource({
    "'Sat, 21 Nov 2026 09:19:30 GMT', PT10S", // the service is half an hour ahead: its own clock
    "'Fri, 20 Nov 2026 08:49:30 GMT', PT30M10S", // a day behind: not to be believed
    "'not a date', PT30M10S"
  })
  void dateIsReadByServicesPlausibleClock(String date, Duration wait) {
    Headers headers = Headers.of("Retry-After", "Sat, 21 Nov 2026 09:19:40 GMT", "Date", date);

    assertThat(RetryAfter.from(headers, NOW)).isEqualTo(wait);
  }

  @ParameterizedTest
  @CsvSource({"'0,120', PT0S", "'soon, 120', PT120S", "'-1,2', PT2S"})
  void firstValidHintOfListCounts(String list, Duration wait) {
    assertThat(RetryAfter.from(Headers.of("Retry-After", list), NOW)).isEqualTo(wait);
  }

  @Test
  void firstValidOfTwoHeadersCounts() {
    Headers headers = Headers.of("Retry-After", "never", "Retry-After", "4", "Retry-After", "9");

    assertThat(RetryAfter.from(headers, NOW)).isEqualTo(Duration.ofSeconds(4));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Retry-After-Ms", "retry-after-ms", "x-ms-retry-after-ms"})
  void millisecondsWin(String name) {
    assertThat(RetryAfter.from(Headers.of("Retry-After", "9", name, "250.5"), NOW))
        .isEqualTo(Duration.ofMillis(251));
  }

  @Test
  void invalidMillisecondsLeaveSeconds() {
    assertThat(RetryAfter.from(Headers.of("Retry-After", "9", "Retry-After-Ms", "-1"), NOW))
        .isEqualTo(Duration.ofSeconds(9));
  }

  @Test
  void missingHeaderIsNoHint() {
    assertThat(RetryAfter.from(Headers.of(), NOW)).isNull();
  }
}
