package dev.vitals.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import java.util.List;
import org.junit.jupiter.api.Test;

final class OpenEnumerationTest {
  private final ObjectMapper mapper = new ObjectMapper();

  @Test
  void knownTextIsTheConstant() throws Exception {
    assertThat(PingTargetType.of("LLM")).isSameAs(PingTargetType.LLM);
    assertThat(mapper.readValue("\"LLM\"", PingTargetType.class)).isSameAs(PingTargetType.LLM);
    assertThat(PingTargetType.LLM.value()).isEqualTo("LLM");
    assertThat(PingTargetType.LLM.known()).isEqualTo(PingTargetType.Known.LLM);
  }

  @Test
  void unknownTextIsKeptAndWrittenBack() throws Exception {
    PingTargetType type = mapper.readValue("\"OCR\"", PingTargetType.class);

    assertThat(type.known()).isEqualTo(PingTargetType.Known.UNKNOWN_TO_SDK);
    assertThat(type.value()).isEqualTo("OCR");
    assertThat(type).isEqualTo(PingTargetType.of("OCR")).isNotEqualTo(PingTargetType.LLM);
    assertThat(type).hasSameHashCodeAs(PingTargetType.of("OCR")).hasToString("OCR");
    assertThat(mapper.writeValueAsString(type)).isEqualTo("\"OCR\"");
  }

  @Test
  void textThatOnlyBeginsLikeAConstantIsUnknown() throws Exception {
    for (String text : List.of("", "LL", "LLMS", "llm", "LLM ", "L\\u004cN")) {
      PingTargetType type = mapper.readValue('"' + text + '"', PingTargetType.class);

      assertThat(type.known()).isEqualTo(PingTargetType.Known.UNKNOWN_TO_SDK);
    }
    assertThat(mapper.readValue("\"L\\u004cM\"", PingTargetType.class))
        .isSameAs(PingTargetType.LLM);
  }

  @Test
  void unknownTextSurvivesInsideAModel() throws Exception {
    String json = "{\"req_count\":1,\"current_minute\":1595576640,\"cycle\":\"FORTNIGHT\"}";

    ApiStatisticsEntry entry = mapper.readValue(json, ApiStatisticsEntry.class);

    assertThat(entry.cycle()).isEqualTo(StatisticsCycle.of("FORTNIGHT"));
    assertThat(mapper.writeValueAsString(entry)).isEqualTo(json);
  }

  @Test
  void everyKnownConstantHasItsText() {
    for (PingPayloadType.Known known : PingPayloadType.Known.values()) {
      assertThat(PingPayloadType.of(known.name()).known()).isEqualTo(known);
    }
    assertThat(HealthRpcMethod.HEALTH_READINESS.value()).isEqualTo("health.readiness");
  }

  @Test
  void numberIsNoText() {
    assertThatThrownBy(() -> mapper.readValue("1", PingTargetType.class))
        .isInstanceOf(MismatchedInputException.class)
        .hasMessageStartingWith("PingTargetType: expected text, found an integer");
  }
}
