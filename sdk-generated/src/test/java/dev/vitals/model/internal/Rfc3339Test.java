package dev.vitals.model.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class Rfc3339Test {
  private static final List<String> DATES =
      List.of("0000-01-01", "0001-01-01", "1969-12-31", "2024-02-29", "9999-12-31");
  private static final List<String> TIMES = List.of(
      "00:00:00",
      "23:59:59",
      "12:34:56.7",
      "12:34:56.000000001",
      "12:34:56.123456789",
      "12:34:56.1234",
      "12:34",
      "12:34:56.");
  private static final List<String> OFFSETS = List.of(
      "Z", "+00:00", "-00:00", "+05:30", "-04:00", "+17:59", "+18:00", "-18:00", "+01:02:03", "z");

  static Stream<String> layouts() {
    return DATES.stream()
        .flatMap(date -> TIMES.stream().map(time -> date + "T" + time))
        .flatMap(time -> OFFSETS.stream().map(offset -> time + offset));
  }

  @ParameterizedTest
  @MethodSource("layouts")
  void everyLayoutReadsAsTheStockParserReadsIt(String text) {
    OffsetDateTime time = parse(text);

    assertThat(time).isEqualTo(OffsetDateTime.parse(text));
    assertThat(time.getOffset()).isEqualTo(OffsetDateTime.parse(text).getOffset());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Z",
        "2024",
        "2024-01-01",
        "2024-01-01T00:00:00",
        "2024-01-01 00:00:00Z",
        "2024-00-01T00:00:00Z",
        "2024-13-01T00:00:00Z",
        "2024-01-00T00:00:00Z",
        "2024-01-32T00:00:00Z",
        "2023-02-29T00:00:00Z",
        "2024-04-31T00:00:00Z",
        "2024-01-01T24:00:00Z",
        "2024-01-01T00:60:00Z",
        "2024-01-01T00:00:60Z",
        "2024-01-01T00:00:00+18:01",
        "2024-01-01T00:00:00+1:00",
        "2024-01-01T00:00:00+24:00",
        "2024-01-01T00:00:00+00:60",
        "2024-01-01T00:00:00+00-00",
        "2024-01-01T00:00:00*00:00",
        "2024-01-01T00:00:00ZZ",
        "2024-01-01T00:00:00Z ",
        "2024-01-01T-1:00:00Z",
        "2024-1a-01T00:00:00Z",
        "2024-01-01T00:00:0٠Z",
        "2024-01-01T00:00:00,5Z",
        "+2024-01-01T00:00:00Z"
      })
  void textThatTheStockParserRefusesIsRefused(String text) {
    assertThatThrownBy(() -> OffsetDateTime.parse(text)).isInstanceOf(DateTimeException.class);
    assertThatThrownBy(() -> parse(text)).isInstanceOf(DateTimeException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "2016-12-31T23:59:60Z, 2016-12-31T23:59:59Z",
    "2016-12-31t23:59:60.25z, 2016-12-31T23:59:59.25Z",
    "1990-12-31T15:59:60-08:00, 1990-12-31T15:59:59-08:00",
    "9999-12-31T23:59:60Z, 9999-12-31T23:59:59Z",
    "2026-01-31T12:00:00.1234567891Z, 2026-01-31T12:00:00.123456789Z",
    "2026-01-31T12:00:00.123456789012345+01:00, 2026-01-31T12:00:00.123456789+01:00",
    "2026-01-31T12:00:00.9999999999Z, 2026-01-31T12:00:00.999999999Z",
    "2026-01-31t12:00:00z, 2026-01-31T12:00:00Z"
  })
  void layoutThatOnlyRfc3339AllowsIsRead(String text, OffsetDateTime time) {
    assertThat(parse(text)).isEqualTo(time);
    assertThat(parse(text).getOffset()).isEqualTo(time.getOffset());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2016-12-31T23:59:61Z",
        "2016-12-31T22:59:60Z",
        "2016-12-31T23:59:60+01:00",
        "2016-12-31T23:59:60",
        "2016-12-31T23:59:60.Z1",
        "2026-01-31T12:00:00.1234567891",
        "2026-01-31T12:00:00.12345678901a2Z",
        "2026-02-29T12:00:00.1234567891Z"
      })
  void neighborsOfThoseLayoutsAreRefused(String text) {
    assertThatThrownBy(() -> parse(text)).isInstanceOf(DateTimeException.class);
  }

  @Test
  void damagedTextsReadAsTheStockParserReadsThem() {
    Random random = new Random(3339);
    String alphabet = "0123456789-+:.TZtz ";
    List<String> disagreements = new ArrayList<>();
    for (int round = 0; round < 20_000; round++) {
      StringBuilder text = new StringBuilder("2024-02-28T23:59:58.123456789+05:30");
      text.setLength(random.nextInt(18, text.length() + 1));
      for (int change = random.nextInt(3); change > 0; change--) {
        text.setCharAt(
            random.nextInt(text.length()), alphabet.charAt(random.nextInt(alphabet.length())));
      }
      if (!outcome(() -> parse(text.toString()))
          .equals(outcome(() -> OffsetDateTime.parse(text)))) {
        disagreements.add(text.toString());
      }
    }

    assertThat(disagreements).isEmpty();
  }

  @Test
  void onlyTheGivenCharactersAreRead() {
    char[] buffer = "992024-01-01T00:00:00Z99".toCharArray();

    assertThat(Rfc3339.parse(buffer, 2, 20)).isEqualTo(parse("2024-01-01T00:00:00Z"));
  }

  @Test
  void writtenTextHasSecondsAlwaysAndNoIdleZeros() {
    OffsetDateTime time = OffsetDateTime.of(2024, 1, 2, 3, 4, 0, 0, ZoneOffset.UTC);

    assertThat(Rfc3339.format(time)).isEqualTo("2024-01-02T03:04:00Z");
    assertThat(Rfc3339.format(time.withNano(577_596_620)))
        .isEqualTo("2024-01-02T03:04:00.57759662Z");
    assertThat(Rfc3339.format(time.withYear(1).withOffsetSameLocal(ZoneOffset.ofHours(-4))))
        .isEqualTo("0001-01-02T03:04:00-04:00");
  }

  private static OffsetDateTime parse(String text) {
    return Rfc3339.parse(text.toCharArray(), 0, text.length());
  }

  private static String outcome(Supplier<OffsetDateTime> parser) {
    try {
      return parser.get().toString();
    } catch (DateTimeException e) {
      return "refused";
    }
  }
}
