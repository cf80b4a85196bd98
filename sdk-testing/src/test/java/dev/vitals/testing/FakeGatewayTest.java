package dev.vitals.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class FakeGatewayTest {
  private final VirtualTime clock = VirtualTime.startingAt(Instant.parse("2020-07-24T07:47:25Z"));

  @RegisterExtension
  final FakeServices fakes = FakeServices.builder().clock(clock).start();

  @Test
  void anHourIsSixtyMinuteMarks() {
    JsonNode answer = api("duration=1h").json();

    assertThat(answer.path("code").textValue()).isEqualTo("APIG.0000");
    assertThat(answer.path("start_time").longValue()).isEqualTo(1_595_573_280);
    assertThat(answer.path("end_time").longValue()).isEqualTo(1_595_576_820);
    assertThat(answer.path("list")).hasSizeBetween(40, 59).allSatisfy(entry -> {
      assertThat(entry.path("cycle").textValue()).isEqualTo("MINUTE");
      assertThat(entry.path("current_minute").longValue() % 60).isZero();
      assertThat(entry.path("current_minute").longValue())
          .isBetween(1_595_573_280L, 1_595_576_820L);
      assertThat(entry.path("req_count").intValue()).isPositive();
    });
  }

  @Test
  void countsAddUpAndLatenciesAreInOrder() {
    JsonNode list = api("duration=1h").json().path("list");

    assertThat(list).allSatisfy(entry -> {
      int ok = entry.path("req_count2xx").intValue();
      int client = entry.path("req_count4xx").intValue();
      int server = entry.path("req_count5xx").intValue();
      assertThat(ok).isNotNegative();
      assertThat(ok + client + server).isEqualTo(entry.path("req_count").intValue());
      assertThat(client + server).isEqualTo(entry.path("req_count_error").intValue());
      assertThat(entry.path("avg_latency").doubleValue())
          .isLessThan(entry.path("max_latency").doubleValue())
          .isGreaterThan(entry.path("avg_backend_latency").doubleValue());
    });
    assertThat(list)
        .anySatisfy(entry -> assertThat(entry.path("req_count5xx").intValue()).isOne());
  }

  @Test
  void textsAreTheGatewaysLocalTimeEightHoursAhead() {
    JsonNode last = api("duration=1h").json().path("list").path(0);

    Instant minute = Instant.ofEpochSecond(last.path("current_minute").longValue());
    assertThat(minute.plus(Duration.ofHours(8)).toString())
        .isEqualTo(last.path("req_time").textValue().replace(' ', 'T') + "Z");
    assertThat(last.path("register_time").textValue())
        .startsWith("2020-07-24 1")
        .endsWith(":56");
  }

  @Test
  void theSameMinuteAlwaysHasTheSameCalls() {
    JsonNode before = api("duration=1h").json().path("list");
    clock.advance(Duration.ofMinutes(1));
    JsonNode after = api("duration=1h").json().path("list");

    assertThat(after.path(3)).isIn(before);
    assertThat(after).isNotEqualTo(before);
  }

  @ParameterizedTest
  @CsvSource({
    "1m,0",
    "30m,1740",
    "59m,3480",
    "60m,3540",
    "61m,3600",
    "90m,3600",
    "2h,3600",
    "24h,82800",
    "25h,86400",
    "48h,86400",
    "49h,172800"
  })
  void theWindowEndsWithTheCurrentBucket(String duration, long seconds) {
    JsonNode answer = api("duration=" + duration).json();

    long end = answer.path("end_time").longValue();
    assertThat(end - answer.path("start_time").longValue()).isEqualTo(seconds);
    assertThat(end)
        .isBetween(clock.instant().getEpochSecond() - 86_400, clock.instant().getEpochSecond());
  }

  @ParameterizedTest
  @CsvSource({"1h,MINUTE", "61m,HOUR", "24h,HOUR", "25h,DAY"})
  void longerWindowsHaveLongerBuckets(String duration, String cycle) {
    assertThat(api("duration=" + duration).json().path("list"))
        .isNotEmpty()
        .allSatisfy(entry -> assertThat(entry.path("cycle").textValue()).isEqualTo(cycle));
  }

  @Test
  void anHoursBucketIsTheSumOfItsMinutes() {
    clock.advance(Duration.between(clock.instant(), Instant.parse("2020-07-24T07:59:59Z")));

    JsonNode hours = api("duration=2h").json().path("list");
    JsonNode minutes = api("duration=60m").json().path("list");

    assertThat(hours.path(1).path("req_count").longValue()).isEqualTo(sum(minutes, "req_count"));
    assertThat(hours.path(1).path("output_throughput").longValue())
        .isEqualTo(sum(minutes, "output_throughput"));
  }

  @Test
  void historyEndsAfterThirtyDays() {
    assertThat(api("duration=99999h").json().path("list")).hasSizeBetween(30, 31);
  }

  @Test
  void aGroupIsTheSumOfItsApisOverTheLastHour() {
    String other = "5f1c2d3e4b5a69788796a5b4c3d2e1f0";
    fakes.gateway().addApi(other);

    JsonNode group = group("group_id=" + fakes.gateway().groupId()).json();
    JsonNode first = api("duration=1h").json();
    JsonNode second = statistics("api", "api_id=" + other + "&duration=1h").json();

    assertThat(group.path("start_time")).isEqualTo(first.path("start_time"));
    assertThat(sum(group.path("list"), "req_count"))
        .isEqualTo(sum(first.path("list"), "req_count") + sum(second.path("list"), "req_count"));
    assertThat(group.path("list").path(0).has("api_id")).isFalse();
    assertThat(group.path("list").path(0).has("cycle")).isFalse();
    assertThat(group.path("list").path(0).has("avg_inner_latency")).isFalse();
  }

  @Test
  void theTokenIsAskedForFirst() {
    RawAnswer missing = RawHttp.get(fakes.gateway(), "/v2/x");
    RawAnswer wrong = RawHttp.get(fakes.gateway(), "/v2/x", "X-Auth-Token: wrong");

    assertThat(missing.status()).isEqualTo(401);
    assertThat(missing.json().path("error_code").textValue()).isEqualTo("APIG.1000");
    assertThat(wrong.status()).isEqualTo(401);
    assertThat(wrong.body())
        .isEqualTo("{\"error_code\":\"APIG.1002\","
            + "\"error_msg\":\"Incorrect token or token resolution failed\"}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "duration=",
        "duration=1d",
        "duration=0h",
        "duration=h",
        "duration=-1m",
        "duration=1.5h",
        "duration=1H",
        "duration=60"
      })
  void aWrongDurationIsNamed(String duration) {
    RawAnswer answer = api(duration);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body())
        .isEqualTo("{\"error_code\":\"APIG.2012\",\"error_msg\":\"Invalid parameter"
            + " value,parameterName:duration. Please refer to the support documentation\"}");
  }

  @Test
  void aMissingIdIsNamed() {
    assertThat(statistics("api", "duration=1h").json().path("error_msg").textValue())
        .contains("parameterName:api_id");
    assertThat(group("").json().path("error_msg").textValue()).contains("parameterName:group_id");
    assertThat(group("").status()).isEqualTo(400);
  }

  @Test
  void whatTheGatewayDoesNotKnowIsNotFound() {
    RawAnswer api = statistics("api", "api_id=unknown&duration=1h");
    RawAnswer group = group("group_id=unknown");
    RawAnswer instance = get(
        "/v2/" + fakes.gateway().projectId() + "/apigw/instances/unknown/statistics/api/latest");

    assertThat(api.status()).isEqualTo(404);
    assertThat(api.body())
        .isEqualTo("{\"error_code\":\"APIG.3002\",\"error_msg\":\"API unknown does not exist\"}");
    assertThat(group.status()).isEqualTo(404);
    assertThat(group.json().path("error_code").textValue()).isEqualTo("APIG.3001");
    assertThat(instance.status()).isEqualTo(404);
    assertThat(instance.json().path("error_code").textValue()).isEqualTo("APIG.3030");
  }

  @Test
  void anotherProjectIsForbidden() {
    RawAnswer answer = get("/v2/other/apigw/instances/"
        + fakes.gateway().instanceId()
        + "/statistics/api/latest?duration=1h");

    assertThat(answer.status()).isEqualTo(403);
  }

  @ParameterizedTest
  @ValueSource(strings = {"dim", "metric_name", "from", "to", "period", "filter"})
  void metricDataNeedsEachParameter(String missing) {
    String query =
        "dim=inbound_eip&metric_name=up_stream&from=1595570000000&to=1595573600000&period=300&filter=sum";

    assertThat(metricData(query).status()).isEqualTo(200);
    RawAnswer answer = metricData(query.replace(missing + "=", "not_" + missing + "="));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body()).contains("parameterName:" + missing);
  }

  @ParameterizedTest
  @CsvSource({"sum,max", "max,average", "average,min", "variance,"})
  void metricDataHasTheMemberThatWasAskedFor(String filter, String smaller) {
    JsonNode points = metricData("dim=inbound_eip&metric_name=up_stream&from=1595570000000"
            + "&to=1595573600000&period=1200&filter=" + filter)
        .json()
        .path("datapoints");

    assertThat(points).isNotEmpty().allMatch(point -> point.has(filter) && point.size() == 3);
    if (smaller != null) {
      JsonNode others = metricData("dim=inbound_eip&metric_name=up_stream&from=1595570000000"
              + "&to=1595573600000&period=1200&filter=" + smaller)
          .json()
          .path("datapoints");
      assertThat(points.path(0).path(filter).doubleValue())
          .isGreaterThanOrEqualTo(others.path(0).path(smaller).doubleValue());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "groups, onsell_nums, offsell_nums",
    "apis, nums_on_release, instance_num",
    "apps, authed_nums, unauthed_nums"
  })
  void resourcesAreCounted(String kind, String one, String other) {
    RawAnswer answer = get("/v2/%s/apigw/instances/%s/resources/outline/%s"
        .formatted(fakes.gateway().projectId(), fakes.gateway().instanceId(), kind));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().has(one)).isTrue();
    assertThat(answer.json().has(other)).isTrue();
  }

  private RawAnswer metricData(String query) {
    return get("/v2/%s/apigw/instances/%s/metric-data?%s"
        .formatted(fakes.gateway().projectId(), fakes.gateway().instanceId(), query));
  }

  @ParameterizedTest
  @CsvSource({"403,APIG.1005", "500,APIG.9999", "429,APIG.0308"})
  void otherRefusalsAreProvoked(int status, String code) {
    fakes.gateway().failNext(status, code, "no");

    RawAnswer answer = api("duration=1h");

    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.body()).isEqualTo("{\"error_code\":\"" + code + "\",\"error_msg\":\"no\"}");
  }

  private RawAnswer api(String duration) {
    return statistics("api", "api_id=" + fakes.gateway().apiId() + "&" + duration);
  }

  private RawAnswer group(String query) {
    return statistics("group", query);
  }

  private RawAnswer statistics(String kind, String query) {
    return get("/v2/%s/apigw/instances/%s/statistics/%s/latest?%s"
        .formatted(fakes.gateway().projectId(), fakes.gateway().instanceId(), kind, query));
  }

  private RawAnswer get(String target) {
    return RawHttp.get(
        fakes.gateway(), target, "X-Auth-Token: " + fakes.gateway().key());
  }

  private static long sum(JsonNode list, String member) {
    return StreamSupport.stream(list.spliterator(), false)
        .mapToLong(entry -> entry.path(member).longValue())
        .sum();
  }
}
