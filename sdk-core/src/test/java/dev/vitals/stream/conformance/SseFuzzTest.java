package dev.vitals.stream.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.InRange;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import com.code_intelligence.jazzer.mutation.annotation.WithLength;
import dev.vitals.client.StreamRequest;
import dev.vitals.stream.ServerSentEvent;
import dev.vitals.stream.wire.Split;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever bytes come, in whatever reads: what the standard makes of them, up to the limit. */
final class SseFuzzTest {
  private final FuzzedStream<ServerSentEvent> stream =
      new FuzzedStream<>(StreamRequest.get("/events", ServerSentEvent.class), "text/event-stream");

  @MethodSource("bodies")
  @FuzzTest
  void everyBodyIsReadAsStandardSays(
      byte @NotNull [] body,
      byte @NotNull @WithLength(min = 1, max = 8) [] reads,
      @InRange(min = 1, max = 300) int limit) {
    Outcome<ServerSentEvent> expected = SseReference.read(body, limit);

    assertThat(stream.read(body, Split.whole(), limit)).isEqualTo(expected);
    assertThat(stream.read(body, FuzzedStream.split(reads, body.length), limit))
        .isEqualTo(expected);
  }

  static Stream<Arguments> bodies() {
    return SseCase.all().stream()
        .filter(sse -> !sse.keepOpen() && !sse.isRefused())
        .flatMap(sse -> FuzzedStream.seeds(sse.input()));
  }
}
