package dev.vitals.services;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.vitals.errors.ForbiddenException;
import dev.vitals.model.ApiStatistics;
import dev.vitals.model.ApiStatisticsEntry;
import dev.vitals.model.GatewayMetricData;
import dev.vitals.model.StatisticsCycle;
import dev.vitals.statistics.GatewayMetric;
import dev.vitals.statistics.MetricAggregate;
import dev.vitals.statistics.MetricDataQuery;
import dev.vitals.statistics.PublicAddress;
import dev.vitals.statistics.StatisticsApi;
import dev.vitals.testing.FakeAnswer;
import dev.vitals.testing.traffic.ReceivedRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class StatisticsQuirksTest {
  private static final Duration HOUR = Duration.ofHours(1);

  @RegisterExtension
  final Fakes fakes = Fakes.start();

  private StatisticsApi statistics;

  @BeforeEach
  void connect() {
    statistics = new StatisticsApi(
        fakes.client(Service.APIGW),
        fakes.gateway().projectId(),
        fakes.gateway().instanceId());
  }

  @Test
  void tokenIsOnlyCredentialAndGetHasNoContentType() {
    statistics.latestForGroup(fakes.gateway().groupId());

    ReceivedRequest request = fakes.received(Service.APIGW).get(0);
    assertThat(request)
        .hasToString("GET /v2/%s/apigw/instances/%s/statistics/group/latest?group_id=%s"
            .formatted(
                fakes.gateway().projectId(),
                fakes.gateway().instanceId(),
                fakes.gateway().groupId()));
    assertThat(request.headers().get("X-Auth-Token"))
        .containsExactly(fakes.gateway().key());
    assertThat(request.headers()).doesNotContainKeys("x-api-key", "Authorization", "Content-Type");
  }

  @ParameterizedTest
  @CsvSource({"PT1M, 1m", "PT59M, 59m", "PT60M, 1h", "PT90M, 90m", "PT2H, 2h", "P1D, 24h"})
  void windowIsSentInHoursOrMinutes(Duration window, String asked) {
    statistics.latestForApi(fakes.gateway().apiId(), window);

    assertThat(fakes.received(Service.APIGW).get(0).query()).endsWith("&duration=" + asked);
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT0S", "PT30S", "PT90S", "PT1M0.001S", "-PT1M"})
  void windowWithFractionOfMinuteIsRefused(Duration window) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> statistics.latestForApi(fakes.gateway().apiId(), window))
        .withMessageContaining("whole number of minutes");
    assertThat(fakes.received(Service.APIGW)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"PT1H, MINUTE", "PT2H, HOUR", "PT48H, DAY"})
  void longerWindowHasLongerPeriods(Duration window, String cycle) {
    ApiStatistics latest = statistics.latestForApi(fakes.gateway().apiId(), window);

    assertThat(latest.list())
        .isNotEmpty()
        .extracting(ApiStatisticsEntry::cycle)
        .containsOnly(StatisticsCycle.of(cycle));
  }

  @Test
  void timesAreReadByTheirType() {
    fakes.gateway().answerNext(FakeAnswer.json(200, sample("MINUTE")));

    ApiStatistics latest = statistics.latestForApi(fakes.gateway().apiId(), HOUR);

    assertThat(latest.code()).isEqualTo("APIG.0000");
    assertThat(latest.msg()).isNull();
    assertThat(latest.startTime()).isEqualTo(Instant.parse("2020-07-24T07:43:20Z"));
    assertThat(Duration.between(latest.startTime(), latest.endTime()))
        .isEqualTo(Duration.ofMinutes(59));
    ApiStatisticsEntry entry = latest.list().get(0);
    assertThat(entry.currentMinute()).isEqualTo(Instant.parse("2020-07-24T07:44:00Z"));
    // The text is the gateway's local time, here UTC+8, and does not say so.
    assertThat(entry.reqTime()).isEqualTo("2020-07-24 15:44:00");
    assertThat(entry.reqTimeLocal()).contains(LocalDateTime.parse("2020-07-24T15:44:00"));
    assertThat(entry.reqTimeLocal().orElseThrow().toInstant(ZoneOffset.ofHours(8)))
        .isEqualTo(entry.currentMinute());
    assertThat(entry.reqTimeWithOffset()).isEmpty();
  }

  @Test
  void numbersMayBeLargeAndAveragesFractional() {
    fakes.gateway().answerNext(FakeAnswer.json(200, sample("MINUTE")));

    ApiStatisticsEntry entry =
        statistics.latestForApi(fakes.gateway().apiId(), HOUR).list().get(0);

    assertThat(entry.outputThroughput()).isEqualTo(5_000_000_000L);
    assertThat(entry.avgLatency()).isEqualTo(45.33);
    assertThat(entry.reqCount2xx()).isEqualTo(2);
    assertThat(entry.reqCountError()).isEqualTo(7);
  }

  @Test
  void unknownCycleIsKept() {
    fakes.gateway().answerNext(FakeAnswer.json(200, sample("FORTNIGHT")));

    ApiStatisticsEntry entry =
        statistics.latestForApi(fakes.gateway().apiId(), HOUR).list().get(0);

    assertThat(entry.cycle()).isEqualTo(StatisticsCycle.of("FORTNIGHT"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", ".", ".."})
  void invalidGatewayIdIsRefused(String id) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new StatisticsApi(fakes.client(Service.APIGW), id, "instance"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new StatisticsApi(fakes.client(Service.APIGW), "project", id));
  }

  @Test
  void countsOfEitherSpellingAreReadAndWrittenAsDocumented() throws Exception {
    fakes
        .gateway()
        .answerNext(FakeAnswer.json(200, sample("MINUTE").replace("count2xx", "count_2xx")));

    ApiStatisticsEntry entry =
        statistics.latestForApi(fakes.gateway().apiId(), HOUR).list().get(0);

    assertThat(entry.reqCount2xx()).isEqualTo(2);
    assertThat(entry.additionalProperties()).isEmpty();
    assertThat(new ObjectMapper().writeValueAsString(entry)).contains("\"req_count2xx\":2");
  }

  @Test
  void metricDataIsAskedForInTheGatewaysWordsAndReadByItsAggregate() {
    Instant to = Instant.now();

    GatewayMetricData data = statistics.metricData(query(to.minus(HOUR), to, MetricAggregate.MAX));

    assertThat(fakes.received(Service.APIGW).get(0).target())
        .endsWith("/metric-data?dim=inbound_eip&metric_name=upstream_bandwidth&from="
            + to.minus(HOUR).toEpochMilli() + "&to=" + to.toEpochMilli()
            + "&period=300&filter=max");
    assertThat(data.datapoints()).hasSizeBetween(10, 13).allSatisfy(point -> {
      assertThat(point.max()).isPositive();
      assertThat(point.average()).isNull();
      assertThat(point.unit()).isEqualTo("Byte");
      assertThat(Instant.ofEpochMilli(point.timestamp())).isBefore(to);
    });
  }

  @Test
  void queryForMetricDataIsCheckedBeforeItIsSent() {
    Instant to = Instant.parse("2026-11-27T10:00:00Z");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> query(to, to, MetricAggregate.SUM))
        .withMessageStartingWith("from must be before to");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> query(Instant.parse("1969-12-31T23:59:59Z"), to, MetricAggregate.SUM));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new MetricDataQuery(
            PublicAddress.INBOUND,
            GatewayMetric.UP_STREAM,
            to.minus(HOUR),
            to,
            Duration.ofMinutes(1),
            MetricAggregate.SUM))
        .withMessage("period must be one of [PT1S, PT5M, PT20M, PT1H, PT4H, PT24H], was PT1M");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> GatewayMetric.of("bandwidth"))
        .withMessageContaining("upstream_bandwidth_usage");
  }

  @Test
  void resourcesAreCounted() {
    assertThat(statistics.countApis().instanceNum()).isEqualTo(1);
    assertThat(statistics.countGroups().offsellNums()).isEqualTo(1);
    assertThat(statistics.countApps().authedNums()).isEqualTo(1);
  }

  @Test
  void missingPermissionIsNamed() {
    fakes.gateway().failNext(403, "APIG.1005", "Permission denied");
    assertThatThrownBy(() -> statistics.latestForGroup(fakes.gateway().groupId()))
        .isInstanceOf(ForbiddenException.class)
        .hasMessageContaining("it needs the permission apig:instance:listApiMonitoring");

    Instant to = Instant.parse("2026-11-27T10:00:00Z");
    fakes.gateway().failNext(403, "APIG.1005", "Permission denied");
    assertThatThrownBy(() -> statistics.metricData(query(to.minus(HOUR), to, MetricAggregate.MAX)))
        .hasMessageContaining("apig:instance:listMetricData");
  }

  private static MetricDataQuery query(Instant from, Instant to, MetricAggregate aggregate) {
    return new MetricDataQuery(
        PublicAddress.INBOUND,
        GatewayMetric.UPSTREAM_BANDWIDTH,
        from,
        to,
        Duration.ofMinutes(5),
        aggregate);
  }

  @Test
  void blankIdIsRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> statistics.latestForApi(" ", HOUR));
    assertThatIllegalArgumentException().isThrownBy(() -> statistics.latestForGroup(""));
    assertThat(fakes.received(Service.APIGW)).isEmpty();
  }

  private static String sample(String cycle) {
    return """
        {"code":"APIG.0000","start_time":1595576600,"end_time":1595580140,"list":[
          {"max_latency":109,"avg_latency":45.33,"max_inner_latency":9,"avg_inner_latency":5.5,
           "req_count":9,"req_count2xx":2,"req_count4xx":6,"req_count5xx":1,"req_count_error":7,
           "output_throughput":5000000000,"input_throughput":1200,"current_minute":1595576640,
           "cycle":"%s","api_id":"9a7a5d4d5b0b4d6f8d1a7a5d4d5b0b4d","req_time":"2020-07-24 15:44:00",
           "register_time":"2020-07-24 15:44:56","status":1}]}""".formatted(cycle);
  }
}
