package dev.vitals.stream.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vitals.client.ApiClient;
import dev.vitals.client.StreamRequest;
import dev.vitals.config.Configuration;
import dev.vitals.config.Limits;
import dev.vitals.stream.ServerSentEvent;
import dev.vitals.stream.wire.ScriptedAnswers.Answer;
import dev.vitals.stream.wire.Wire;
import dev.vitals.stream.wire.WireServer;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import okio.ByteString;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** Every case once over a socket, in the reads it asks for, one HTTP chunk a read. */
@TestInstance(Lifecycle.PER_CLASS)
final class LoopbackConformanceTest {
  /** Within this time an item must come although the connection stays open. */
  private static final Duration AT_ONCE = Duration.ofSeconds(1);

  private final Map<String, Answer> answers = new ConcurrentHashMap<>();
  private final WireServer server = WireServer.start(this::answer);
  private final Map<Limits, ApiClient> clients = new ConcurrentHashMap<>();

  @AfterAll
  void closeAll() throws InterruptedException {
    clients.values().forEach(ApiClient::close);
    boolean freed = server.awaitConnections(0, Duration.ofSeconds(5));
    server.close();

    assertThat(freed).as("every connection is closed").isTrue();
  }

  @TestFactory
  Stream<DynamicTest> everyEventStream() {
    return SseCase.all().stream()
        .map(sse -> DynamicTest.dynamicTest(sse.id(), () -> {
          answers.put("/" + sse.id(), sse.answer(sse.reads()));
          StreamRequest<ServerSentEvent> request =
              sse.resumed(StreamRequest.get("/" + sse.id(), ServerSentEvent.class));

          sse.check(read(
              sse.keepOpen() ? request.idleTimeout(AT_ONCE) : request,
              Limits.standard(),
              sse.itemsToRead()));
        }));
  }

  @TestFactory
  Stream<DynamicTest> everyRecordStream() {
    return NdjsonCase.all().stream()
        .map(ndjson -> DynamicTest.dynamicTest(ndjson.id(), () -> {
          answers.put("/" + ndjson.id(), ndjson.answer(ndjson.reads()));
          StreamRequest<JsonNode> request = StreamRequest.get("/" + ndjson.id(), JsonNode.class);

          ndjson.check(read(
              ndjson.keepOpen() ? request.idleTimeout(AT_ONCE) : request,
              ndjson.limits(),
              ndjson.itemsToRead()));
        }));
  }

  private <T> Transcript<T> read(StreamRequest<T> request, Limits limits, long most) {
    ApiClient client = clients.computeIfAbsent(
        limits,
        own -> ApiClient.create(Configuration.builder(server.url()).limits(own).build()));
    return Transcript.of(() -> client.open(request), most);
  }

  private void answer(Wire wire) throws IOException {
    Answer answer = Objects.requireNonNull(answers.get(wire.target()), wire.target());
    wire.send("HTTP/1.1 " + answer.status() + " x\r\nContent-Type: " + answer.contentType()
        + (answer.status() == 204 ? "\r\n\r\n" : "\r\nTransfer-Encoding: chunked\r\n\r\n"));
    if (answer.status() == 204) {
      return;
    }
    ByteString body = answer.body();
    int from = 0;
    while (from < body.size()) {
      int end = Math.min(body.size(), answer.split().end().applyAsInt(from));
      wire.sendChunk(body.substring(from, end).toByteArray());
      from = end;
    }
    if (answer.keepOpen()) {
      wire.awaitClose();
      wire.close();
    } else {
      wire.endChunks();
    }
  }
}
