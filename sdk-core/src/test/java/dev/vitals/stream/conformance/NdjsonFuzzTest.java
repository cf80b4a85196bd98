package dev.vitals.stream.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.InRange;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import com.code_intelligence.jazzer.mutation.annotation.WithLength;
import com.fasterxml.jackson.databind.JsonNode;
import dev.vitals.client.StreamRequest;
import dev.vitals.stream.wire.Split;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever bytes come, in whatever reads: one record a line, up to the limit. */
final class NdjsonFuzzTest {
  private final FuzzedStream<JsonNode> stream =
      new FuzzedStream<>(StreamRequest.get("/records", JsonNode.class), "application/x-ndjson");

  @MethodSource("bodies")
  @FuzzTest
  void everyBodyReadsAsOneRecordLine(
      byte @NotNull [] body,
      byte @NotNull @WithLength(min = 1, max = 8) [] reads,
      @InRange(min = 1, max = 300) int limit) {
    Outcome<JsonNode> expected = NdjsonReference.read(body, limit);

    assertThat(stream.read(body, Split.whole(), limit)).isEqualTo(expected);
    assertThat(stream.read(body, FuzzedStream.split(reads, body.length), limit))
        .isEqualTo(expected);
  }

  static Stream<Arguments> bodies() {
    return NdjsonCase.all().stream()
        .filter(ndjson -> !ndjson.keepOpen())
        .flatMap(ndjson -> FuzzedStream.seeds(ndjson.input()));
  }
}
