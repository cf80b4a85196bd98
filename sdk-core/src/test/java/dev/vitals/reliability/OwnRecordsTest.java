package dev.vitals.reliability;

import static dev.vitals.reliability.Rig.failure;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vitals.client.ApiClient;
import dev.vitals.client.ApiRequest;
import dev.vitals.client.StreamRequest;
import dev.vitals.config.Limits;
import dev.vitals.errors.DecodingException;
import dev.vitals.stream.EventStream;
import dev.vitals.testing.FaultScript;
import dev.vitals.testing.FaultServer;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A caller's own records are read and written without any set-up. */
@Timeout(30)
final class OwnRecordsTest {
  record Job(String id, Instant created, LocalDate due, Optional<String> note) {}

  record Times(
      Duration duration,
      LocalDateTime local,
      LocalTime time,
      OffsetDateTime offset,
      Period period,
      Year year,
      YearMonth month,
      ZoneId zone,
      ZonedDateTime zoned,
      Optional<List<Instant>> instants) {}

  private static final String TIMES =
      "{\"duration\":\"PT1M\",\"local\":\"2026-01-31T12:00:00.500\",\"time\":\"12:00\","
          + "\"offset\":\"2026-01-31T12:00+01:00\",\"period\":\"P1D\",\"year\":\"2026\","
          + "\"month\":\"2026-01\",\"zone\":\"Europe/Paris\","
          + "\"zoned\":\"2026-01-31T12:00+01:00[Europe/Paris]\","
          + "\"instants\":[\"1970-01-01T00:00:00Z\"]}";

  @RegisterExtension
  final Rig rig = new Rig();

  @Test
  void timesAndOptionalsAreReadAndSent() {
    String json = "{\"id\":\"1\",\"created\":\"1970-01-01T00:00:00Z\",\"due\":\"2026-02-01\"}";
    FaultServer server = rig.serve(FaultScript.answer(200, "application/json", json));
    ApiClient client = rig.client(server);

    Job job = client.send(ApiRequest.get("/job", Job.class));
    client.send(ApiRequest.post("/job", Job.class).body(job));

    assertThat(job)
        .isEqualTo(new Job("1", Instant.EPOCH, LocalDate.of(2026, 2, 1), Optional.empty()));
    assertThat(server.received().get(1).body()).isEqualTo(json.replace("\"}", "\",\"note\":null}"));
  }

  @Test
  void everyTypeOfTimeIsReadAndWrittenBack() {
    FaultServer server = rig.serve(
        FaultScript.answer(200, "application/json", TIMES),
        FaultScript.answer(200, "application/x-ndjson", TIMES + "\n"));
    ApiClient client = rig.client(server);

    Times times = client.send(ApiRequest.get("/t", Times.class));
    try (EventStream<Times> stream =
        client.open(StreamRequest.post("/t", Times.class).body(times))) {
      assertThat(stream).containsExactly(times);
    }

    assertThat(server.received().get(1).body()).isEqualTo(TIMES);
    assertThat(times.instants()).contains(List.of(Instant.EPOCH));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"yesterday\"", "1769860800", "{}", "true"})
  void otherTimeIsRefused(String created) {
    FaultServer server = rig.serve(
        FaultScript.answer(200, "application/json", "{\"id\":\"1\",\"created\":" + created + "}"));

    failure(DecodingException.class, rig.client(server), ApiRequest.get("/job", Job.class));
  }

  @Test
  void limitOfBodyIsLimitOfItsText() {
    String json = "{\"file\":\"" + "A".repeat(21_000_000) + "\"}";
    FaultServer server = rig.serve(
        FaultScript.answer(200, "application/json", json),
        FaultScript.answer(200, "application/x-ndjson", json + "\n"));
    ApiClient client = rig.client(Rig.configuration(server.url())
        .limits(Limits.builder().body(100 << 20).record(100 << 20).build()));

    assertThat(client.send(Rig.GET).path("file").asText()).hasSize(21_000_000);
    try (EventStream<JsonNode> stream = client.open(Rig.STREAM)) {
      JsonNode item = stream.iterator().next();
      assertThat(item.path("file").asText()).hasSize(21_000_000);
    }
  }

  @Test
  void errorUnderSuccessIsQuoted() {
    FaultServer server = rig.serve(FaultScript.answer(
        200, "application/json", "{\"error\":{\"code\":429,\"message\":\"out of capacity\"}}"));
    ApiRequest<int[]> request = ApiRequest.get("/n", int[].class);

    assertThat(failure(DecodingException.class, rig.client(server), request))
        .hasMessageContaining("the service says: out of capacity");
    assertThat(server.received()).hasSize(1);
  }
}
