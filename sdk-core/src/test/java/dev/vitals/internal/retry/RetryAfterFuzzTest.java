package dev.vitals.internal.retry;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import com.code_intelligence.jazzer.mutation.annotation.WithUtf8Length;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever the headers say: the wait that they ask for by their rules, or none. */
final class RetryAfterFuzzTest {
  private static final Instant NOW = Instant.parse("2026-11-21T08:49:30Z");

  @MethodSource("headers")
  @DictionaryEntries({
    "Sat, 21 Nov 2026 08:49:37 GMT",
    "Saturday, 21-Nov-26 08:49:37 GMT",
    "Sat Nov 21 08:49:37 2026",
    "Sunday",
    "+12026",
    "Infinity",
    "NaN",
    "e10"
  })
  @FuzzTest
  void everyHintIsReadByItsRules(
      @Nullable @WithUtf8Length(max = 60) String millis,
      @NotNull @WithUtf8Length(max = 60) String seconds,
      @NotNull @WithUtf8Length(max = 60) String date) {
    Headers.Builder builder = new Headers.Builder();
    if (millis != null) {
      builder.addUnsafeNonAscii("Retry-After-Ms", millis);
    }
    Headers headers = builder
        .addUnsafeNonAscii("Retry-After", seconds)
        .addUnsafeNonAscii("Date", date)
        .build();

    Duration wait = RetryAfter.from(headers, NOW);

    assertThat(wait).isEqualTo(RetryAfterReference.read(headers, NOW));
    if (wait != null) {
      assertThat(wait).isGreaterThanOrEqualTo(Duration.ZERO);
      assertThat(wait).isLessThan(Duration.ofDays(366 * 10_000)); // dates have four digits a year
    }
  }

  static Stream<Arguments> headers() {
    String date = "Sat, 21 Nov 2026 08:49:37 GMT";
    return Stream.of(
        Arguments.of(null, "3", date),
        Arguments.of(null, "0.25", ""),
        Arguments.of(null, "2.00000000000000000001", ""), // was 2 seconds, not 3
        Arguments.of(null, "-5", ""),
        Arguments.of(null, "0,120", ""),
        Arguments.of(null, "99999999999", ""),
        Arguments.of("250.5", "9", ""),
        Arguments.of("-1", "9", ""),
        Arguments.of(null, date, ""),
        Arguments.of(null, "Sat, 21 Nov 2026 09:19:40 GMT", "Sat, 21 Nov 2026 09:19:30 GMT"),
        Arguments.of(null, "Sat, 21 Nov 2026 09:19:40 GMT", "Fri, 20 Nov 2026 08:49:30 GMT"),
        Arguments.of(null, "Saturday, 21-Nov-26 08:49:37 GMT", date),
        Arguments.of(null, "Sat Nov 21 08:49:37 2026", date),
        Arguments.of(null, "Sat Nov  7 08:49:37 2026", date),
        Arguments.of(null, "Sat, 31 Feb 2026 08:49:37 GMT", date),
        Arguments.of(null, "Sat, 21 Nov +12026 08:49:37 GMT", "")); // was ten thousand years
  }
}
