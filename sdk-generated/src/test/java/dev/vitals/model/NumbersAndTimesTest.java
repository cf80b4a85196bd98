package dev.vitals.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class NumbersAndTimesTest {
  private final ObjectMapper mapper = new ObjectMapper();

  @Test
  void nanosecondsBeyondTwoToThe53AreExact() throws Exception {
    String json = """
        {"clientSendTimeUnixNanos":1700000000000000001,"serverReceivedTimeUnixNanos":9223372036854775807,\
        "serverSendTimeUnixNanos":-9223372036854775808,"clientReceiveTimeUnixNanos":9007199254740993}""";

    PingTiming timing = mapper.readValue(json, PingTiming.class);

    assertThat(timing.clientSendTimeUnixNanos()).isEqualTo(1_700_000_000_000_000_001L);
    assertThat(mapper.writeValueAsString(timing)).isEqualTo(json);
  }

  @Test
  void doubleThatCameAsAnIntegerIsWrittenAsOne() throws Exception {
    String json = """
        {"max_latency":5,"avg_latency":5,"req_count":1,"avg_inner_latency":5.0,"avg_backend_latency":0.25,\
        "current_minute":1595576640}""";

    ApiStatisticsEntry entry = mapper.readValue(json, ApiStatisticsEntry.class);

    assertThat(entry.avgLatency()).isEqualTo(entry.avgInnerLatency()).isEqualTo(5.0);
    assertThat(mapper.writeValueAsString(entry)).isEqualTo(json);
    assertThat(mapper.writeValueAsString(entry.toBuilder().build())).isEqualTo(json);
  }

  @Test
  void spellingOfADoubleIsNoPartOfItsValue() throws Exception {
    String entry = "{\"req_count\":1,\"current_minute\":1,\"avg_latency\":%s}";

    ApiStatisticsEntry whole = mapper.readValue(entry.formatted("5"), ApiStatisticsEntry.class);
    ApiStatisticsEntry decimal = mapper.readValue(entry.formatted("5.0"), ApiStatisticsEntry.class);

    assertThat(whole).isEqualTo(decimal).hasSameHashCodeAs(decimal);
    assertThat(mapper.writeValueAsString(whole.toBuilder().avgLatency(5.0).build()))
        .contains("\"avg_latency\":5.0");
  }

  @Test
  void integerTooLargeForADoubleIsWrittenAsTheDoubleItBecame() throws Exception {
    String json = "{\"req_count\":1,\"avg_latency\":100000000000000000000,\"current_minute\":1}";

    ApiStatisticsEntry entry = mapper.readValue(json, ApiStatisticsEntry.class);

    assertThat(mapper.writeValueAsString(entry)).contains("\"avg_latency\":1.0E20");
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  void numberThatJsonCannotSpellIsRefused(double value) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Metric.builder().totalTime(value))
        .withMessage("Metric.total_time must be a finite number, was " + value);
  }

  @Test
  void epochSecondsAreInstants() throws Exception {
    String json = "{\"req_count\":1,\"current_minute\":1595576640}";

    ApiStatisticsEntry entry = mapper.readValue(json, ApiStatisticsEntry.class);

    assertThat(entry.currentMinute()).isEqualTo(Instant.parse("2020-07-24T07:44:00Z"));
    assertThat(mapper.writeValueAsString(entry)).isEqualTo(json);
  }

  @Test
  void instantsThatEpochSecondsCannotCarryAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ApiStatisticsEntry.builder().currentMinute(Instant.ofEpochSecond(1, 5)))
        .withMessage("ApiStatisticsEntry.current_minute must be in whole seconds, was"
            + " 1970-01-01T00:00:01.000000005Z");
    assertThatThrownBy(() -> mapper.readValue(
            "{\"req_count\":1,\"current_minute\":9223372036854775807}", ApiStatisticsEntry.class))
        .isInstanceOf(MismatchedInputException.class)
        .hasMessageStartingWith("ApiStatisticsEntry.current_minute: expected seconds since");
  }

  @Test
  void nanosecondsOfADurationAreExact() throws Exception {
    String json = "{\"timestamp\":\"2020-07-24T07:44:00Z\",\"duration\":9223372036854775807}";

    HealthCheckResult result = mapper.readValue(json, HealthCheckResult.class);

    assertThat(result.duration()).isEqualTo(Duration.ofNanos(Long.MAX_VALUE));
    assertThat(mapper.writeValueAsString(result)).isEqualTo(json);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> HealthCheckResult.builder().duration(Duration.ofDays(365 * 300)))
        .withMessage("HealthCheckResult.duration must be within 292 years, was PT2628000H");
  }

  @Test
  void checkThatHasNotRunYetHasATimestampInTheYearOne() throws Exception {
    String json =
        "{\"error\":\"not yet run\",\"timestamp\":\"0001-01-01T00:00:00Z\",\"duration\":0}";

    HealthCheckResult result = mapper.readValue(json, HealthCheckResult.class);

    assertThat(result.timestamp())
        .isEqualTo(OffsetDateTime.of(1, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC));
    assertThat(mapper.writeValueAsString(result)).isEqualTo(json);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2023-02-01T23:01:45.293101234-04:00",
        "2023-02-01T23:01:45+05:30",
        "2023-02-01T23:01:00Z",
      })
  void dateTimesKeepInstantOffsetAndFraction(String text) throws Exception {
    String json = "{\"timestamp\":\"" + text + "\",\"duration\":0}";

    HealthCheckResult result = mapper.readValue(json, HealthCheckResult.class);

    assertThat(result.timestamp()).isEqualTo(OffsetDateTime.parse(text));
    assertThat(result.timestamp().getOffset())
        .isEqualTo(OffsetDateTime.parse(text).getOffset());
    assertThat(mapper.writeValueAsString(result)).isEqualTo(json);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "yesterday", "2023-02-30T00:00:00Z", "2023-02-01T00:00:00"})
  void textThatIsNoDateTimeIsRefused(String text) {
    assertThatThrownBy(() -> mapper.readValue(
            "{\"timestamp\":\"" + text + "\",\"duration\":0}", HealthCheckResult.class))
        .isInstanceOf(MismatchedInputException.class)
        .hasMessageStartingWith(
            "HealthCheckResult.timestamp: expected an RFC 3339 date-time, found text that is not one");
  }
}
