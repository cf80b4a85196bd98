package dev.vitals.internal.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vitals.errors.DecodingException.Problem;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** One parser for many records: none may leave a trace in the next. */
final class RecordDecoderTest {
  @Test
  void recordsOfEveryKindFollowEachOther() throws Exception {
    try (RecordDecoder<JsonNode> decoder = JsonCodec.shared().records(JsonNode.class)) {
      for (int round = 0; round < 3; round++) {
        assertThat(decode(decoder, "{\"a\":1}")).hasToString("{\"a\":1}");
        assertThat(decode(decoder, "12")).hasToString("12");
        assertThat(decode(decoder, "[\"" + "x".repeat(20_000) + "\"]").get(0).textValue())
            .hasSize(20_000);
        assertThat(decode(decoder, "null").isNull()).isTrue();
        assertThat(decode(decoder, "\"\"").textValue()).isEmpty();
      }
    }
  }

  @Test
  void recordAfterBadOneIsReadWell() throws Exception {
    try (RecordDecoder<JsonNode> decoder = JsonCodec.shared().records(JsonNode.class)) {
      assertProblem(decoder, "{\"a\":", Problem.MALFORMED);
      assertThat(decode(decoder, "{\"a\":1}")).hasToString("{\"a\":1}");
      assertProblem(decoder, "{\"a\":1} x", Problem.TRAILING_CONTENT);
      assertThat(decode(decoder, "{\"a\":2}")).hasToString("{\"a\":2}");
      assertProblem(decoder, "1 2", Problem.TRAILING_CONTENT);
      assertThat(decode(decoder, "[3]")).hasToString("[3]");
      assertProblem(decoder, "[".repeat(1_001) + "]".repeat(1_001), Problem.TOO_DEEP);
      assertThat(decode(decoder, "[4]")).hasToString("[4]");
    }
  }

  @Test
  void nullIsNotRecordOfClass() throws Exception {
    try (RecordDecoder<String> decoder = JsonCodec.shared().records(String.class)) {
      byte[] bytes = "null".getBytes(StandardCharsets.UTF_8);

      assertThatExceptionOfType(JsonProblem.class)
          .isThrownBy(() -> decoder.decode(bytes, 0, bytes.length))
          .satisfies(e -> assertThat(e.problem()).isEqualTo(Problem.MALFORMED));
    }
  }

  @Test
  void bytesAroundRangeAreNotRead() throws Exception {
    try (RecordDecoder<JsonNode> decoder = JsonCodec.shared().records(JsonNode.class)) {
      byte[] bytes = "}{\"a\":1}{".getBytes(StandardCharsets.UTF_8);

      assertThat(decoder.decode(bytes, 1, bytes.length - 1)).hasToString("{\"a\":1}");
    }
  }

  private static JsonNode decode(RecordDecoder<JsonNode> decoder, String json) throws JsonProblem {
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    return decoder.decode(bytes, 0, bytes.length);
  }

  private static void assertProblem(RecordDecoder<JsonNode> decoder, String json, Problem problem) {
    assertThatExceptionOfType(JsonProblem.class)
        .isThrownBy(() -> decode(decoder, json))
        .satisfies(e -> assertThat(e.problem()).isEqualTo(problem));
  }
}
