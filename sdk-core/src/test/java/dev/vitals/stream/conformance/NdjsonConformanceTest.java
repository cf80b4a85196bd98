package dev.vitals.stream.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vitals.client.ApiClient;
import dev.vitals.client.StreamRequest;
import dev.vitals.config.Configuration;
import dev.vitals.config.Limits;
import dev.vitals.stream.wire.ScriptedAnswers;
import dev.vitals.stream.wire.Split;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

@TestInstance(Lifecycle.PER_CLASS)
final class NdjsonConformanceTest {
  private static final StreamRequest<JsonNode> REQUEST =
      StreamRequest.get("/records", JsonNode.class);

  /** Closing is tested after at most this many records of a case; one case has 200,000. */
  private static final int PREFIXES = 20;

  private final List<NdjsonCase> cases = NdjsonCase.all();
  private final ScriptedAnswers answers = new ScriptedAnswers();
  private final Map<Limits, ApiClient> clients = new HashMap<>();

  @AfterAll
  void closeClients() {
    clients.values().forEach(ApiClient::close);
  }

  @Test
  void allCasesAreThere() {
    assertThat(cases).hasSize(126);
    assertThat(cases).extracting(NdjsonCase::id).doesNotHaveDuplicates();
  }

  @TestFactory
  Stream<DynamicTest> everyCaseReadsSameInEverySplit() {
    return cases.stream()
        .map(ndjson -> DynamicTest.dynamicTest(ndjson.id(), () -> {
          for (Split split : splits(ndjson)) {
            Transcript<JsonNode> read = read(ndjson, split, ndjson.itemsToRead());

            assertThat(read).as(split.name()).satisfies(ndjson::check);
            assertThat(answers.closed()).isTrue();
          }
        }));
  }

  @TestFactory
  Stream<DynamicTest> closingAfterAnyRecordClosesBody() {
    return cases.stream()
        .map(ndjson -> DynamicTest.dynamicTest(ndjson.id(), () -> {
          for (int most = 0; most <= Math.min(ndjson.expected().size(), PREFIXES); most++) {
            Transcript<JsonNode> read = read(ndjson, Split.whole(), most);

            assertThat(read.items()).hasSize(most);
            assertThat(answers.closed()).isTrue();
          }
        }));
  }

  private static List<Split> splits(NdjsonCase ndjson) {
    List<Split> splits = new ArrayList<>(Split.all(ndjson.input().size()));
    splits.add(ndjson.reads());
    return splits;
  }

  private Transcript<JsonNode> read(NdjsonCase ndjson, Split split, long most) {
    ApiClient client = clients.computeIfAbsent(ndjson.limits(), this::client);
    answers.next(ndjson.answer(split));
    return Transcript.of(() -> client.open(REQUEST), most);
  }

  private ApiClient client(Limits limits) {
    return ApiClient.create(Configuration.builder("http://127.0.0.1")
        .httpClient(answers.http())
        .limits(limits)
        .build());
  }
}
