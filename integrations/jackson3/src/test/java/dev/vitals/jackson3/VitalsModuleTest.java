package dev.vitals.jackson3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import dev.vitals.client.ApiClient;
import dev.vitals.client.ApiRequest;
import dev.vitals.client.StreamRequest;
import dev.vitals.config.Configuration;
import dev.vitals.config.Credentials;
import dev.vitals.model.ApiStatistics;
import dev.vitals.model.HealthReport;
import dev.vitals.model.NewSession;
import dev.vitals.model.PingEvent;
import dev.vitals.model.PingOnceRequest;
import dev.vitals.model.PingResult;
import dev.vitals.model.PingStreamRequest;
import dev.vitals.model.PongMessage;
import dev.vitals.stream.EventStream;
import dev.vitals.testing.FakeService;
import dev.vitals.testing.FakeServices;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.json.JsonMapper;

/** What the fakes answer, read and written by both Jacksons. */
final class VitalsModuleTest {
  private final FakeServices fakes = FakeServices.builder().start();
  private final ObjectMapper jackson2 = com.fasterxml.jackson.databind.json.JsonMapper.builder()
      .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
      .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
      .build();
  private final JsonMapper jackson3 =
      JsonMapper.builder().addModule(new VitalsModule()).build();

  @AfterEach
  void close() {
    fakes.close();
  }

  private static ApiClient client(FakeService service, String header) {
    return ApiClient.create(Configuration.builder(service.url())
        .credentials(Credentials.header(header, service.key()))
        .build());
  }

  private <T> void bothAgree(String json, Class<T> type) throws JsonProcessingException {
    T model = jackson3.readValue(json, type);

    assertThat(model).isEqualTo(jackson2.readValue(json, type));
    assertThat(jackson3.writeValueAsString(model)).isEqualTo(jackson2.writeValueAsString(model));
    assertThat(jackson3.treeToValue(jackson3.readTree(json), type)).isEqualTo(model);
    assertThat(jackson3.convertValue(model, type)).isEqualTo(model);
  }

  @Test
  void answersOfAllServicesAreReadAndWrittenByteForByte() throws Exception {
    try (ApiClient node =
            ApiClient.create(Configuration.builder(fakes.node().url()).build());
        ApiClient central =
            ApiClient.create(Configuration.builder(fakes.central().url()).build());
        ApiClient gateway = client(fakes.gateway(), "X-Auth-Token");
        ApiClient goodmem = client(fakes.goodmem(), "x-api-key")) {
      bothAgree(node.send(ApiRequest.get("/ext/health", String.class)), HealthReport.class);
      bothAgree(central.send(ApiRequest.get("/v1/ping", String.class)), PongMessage.class);
      bothAgree(
          gateway.send(ApiRequest.get(
                  "/v2/{project}/apigw/instances/{instance}/statistics/api/latest", String.class)
              .path("project", fakes.gateway().projectId())
              .path("instance", fakes.gateway().instanceId())
              .query("api_id", fakes.gateway().apiId())
              .query("duration", "1h")),
          ApiStatistics.class);
      String target = fakes.goodmem().targetId();
      bothAgree(
          goodmem.send(ApiRequest.post("/v1/ping:once", String.class)
              .body(PingOnceRequest.builder().targetId(target).build())),
          PingResult.class);
      try (EventStream<JsonNode> events =
          goodmem.open(StreamRequest.post("/v1/ping:stream", JsonNode.class)
              .body(PingStreamRequest.builder()
                  .targetId(target)
                  .count(2)
                  .intervalMs(50)
                  .build())
              .lastItem(event -> event.has("summary")))) {
        for (JsonNode event : events) {
          bothAgree(event.toString(), PingEvent.class);
        }
      }
    }
  }

  @Test
  void unknownMembersSurviveToTheLastDigit() {
    String json = "{\"status\":\"ok\",\"news\":[1.0,1.25,12345678901234567890,null,{\"x\":\"é\"}]}";

    assertThat(jackson3.writeValueAsString(jackson3.readValue(json, PongMessage.class)))
        .isEqualTo(json);
  }

  record Page(PongMessage pong, List<NewSession> sessions, Optional<JsonNode> more) {}

  @Test
  void modelsInsideOtherValuesAreReadAndWritten() throws Exception {
    NewSession session = NewSession.builder()
        .sessionH("0123456789abcdef0123456789abcdef")
        .runDate("2026-01-31T12:00:00")
        .scmRef("4914d195")
        .description(Map.of("branch", "main"))
        .build();
    String json = "{\"pong\":{\"status\":\"ok\",\"since\":72.0},\"sessions\":["
        + jackson2.writeValueAsString(session) + "],\"more\":{\"a\":1.0}}";

    Page page = jackson3.readValue(json, Page.class);

    assertThat(page.sessions()).containsExactly(session);
    assertThat(jackson3.writeValueAsString(page).replace(" ", ""))
        .contains("{\"status\":\"ok\",\"since\":72.0}", "\"a\":1.0");
    assertThat(jackson3.readTree(jackson3.writeValueAsString(page)))
        .isEqualTo(jackson3.readTree(json));
  }

  @Test
  void mapperThatLooksForModulesFindsIt() {
    JsonMapper found = JsonMapper.builder().findAndAddModules().build();

    assertThat(found.readValue("{\"status\":\"ok\"}", PongMessage.class).status())
        .isEqualTo("ok");
  }

  @Test
  void answerThatIsNoModelIsReportedInItsWords() {
    assertThatExceptionOfType(DatabindException.class)
        .isThrownBy(() -> jackson3.readValue("{\"healthy\":\"maybe\"}", HealthReport.class))
        .withMessageContaining("HealthReport");
  }

  @Test
  void withoutTheModuleNothingIsWrittenInSilence() {
    PongMessage pong = jackson3.readValue("{\"status\":\"ok\"}", PongMessage.class);

    assertThat(JsonMapper.builder().build().writeValueAsString(pong)).isEqualTo("{}");
    assertThat(jackson3.writeValueAsString(pong)).isEqualTo("{\"status\":\"ok\"}");
  }
}
