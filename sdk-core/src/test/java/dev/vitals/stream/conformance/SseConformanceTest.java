package dev.vitals.stream.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitals.client.ApiClient;
import dev.vitals.client.StreamRequest;
import dev.vitals.config.Configuration;
import dev.vitals.stream.ServerSentEvent;
import dev.vitals.stream.wire.ScriptedAnswers;
import dev.vitals.stream.wire.Split;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

@TestInstance(Lifecycle.PER_CLASS)
final class SseConformanceTest {
  private static final StreamRequest<ServerSentEvent> REQUEST =
      StreamRequest.get("/events", ServerSentEvent.class);

  private final List<SseCase> cases = SseCase.all();
  private final ScriptedAnswers answers = new ScriptedAnswers();
  private final ApiClient client = ApiClient.create(
      Configuration.builder("http://127.0.0.1").httpClient(answers.http()).build());

  @AfterAll
  void closeClient() {
    client.close();
  }

  @Test
  void allCasesAreThere() {
    assertThat(cases).hasSize(211);
    assertThat(cases).extracting(SseCase::id).doesNotHaveDuplicates();
  }

  @TestFactory
  Stream<DynamicTest> everyCaseReadsSameInEverySplit() {
    return cases.stream()
        .map(sse -> DynamicTest.dynamicTest(sse.id(), () -> {
          for (Split split : splits(sse)) {
            Transcript<ServerSentEvent> read = read(sse, split, sse.itemsToRead());

            assertThat(read).as(split.name()).satisfies(sse::check);
          }
        }));
  }

  @TestFactory
  Stream<DynamicTest> closingAfterAnyEventClosesBody() {
    return cases.stream()
        .filter(sse -> !sse.isRefused())
        .map(sse -> DynamicTest.dynamicTest(sse.id(), () -> {
          for (int most = 0; most <= sse.expected().size(); most++) {
            Transcript<ServerSentEvent> read = read(sse, Split.whole(), most);

            assertThat(read.items()).hasSize(most);
            assertThat(answers.closed()).isTrue();
          }
        }));
  }

  private static List<Split> splits(SseCase sse) {
    List<Split> splits = new ArrayList<>(Split.all(sse.input().size()));
    splits.add(sse.reads());
    return splits;
  }

  private Transcript<ServerSentEvent> read(SseCase sse, Split split, long most) {
    answers.next(sse.answer(split));
    return Transcript.of(() -> client.open(sse.resumed(REQUEST)), most);
  }
}
