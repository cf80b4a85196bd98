package dev.vitals.stream.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitals.client.ApiClient;
import dev.vitals.client.StreamRequest;
import dev.vitals.config.Configuration;
import dev.vitals.errors.VitalsException;
import dev.vitals.stream.ServerSentEvent;
import dev.vitals.stream.wire.ScriptedAnswers;
import dev.vitals.stream.wire.Split;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import okhttp3.Response;
import okhttp3.sse.EventSource;
import okhttp3.sse.EventSourceListener;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** The cases through the door for okhttp-sse's listeners, on the calling thread. */
@TestInstance(Lifecycle.PER_CLASS)
final class ListenerConformanceTest {
  private final ScriptedAnswers answers = new ScriptedAnswers();
  private final ApiClient client = ApiClient.create(Configuration.builder("http://127.0.0.1")
      .httpClient(answers.http())
      .executor(Runnable::run)
      .build());

  @AfterAll
  void closeClient() {
    client.close();
  }

  @TestFactory
  Stream<DynamicTest> everyCaseReachesListener() {
    return SseCase.all().stream()
        .filter(sse -> !sse.keepOpen())
        .map(sse -> DynamicTest.dynamicTest(sse.id(), () -> {
          answers.next(sse.answer(Split.whole()));
          Recorder recorder = new Recorder();

          client.newEventSource(
              sse.resumed(StreamRequest.get("/events", ServerSentEvent.class)), recorder);

          if (sse.isRefused()) {
            assertThat(recorder.failure).isInstanceOf(VitalsException.class);
            assertThat(recorder.opened).isFalse();
          } else {
            assertThat(recorder.failure).isNull();
            assertThat(recorder.closed).isTrue();
            assertThat(sse.comparable(recorder.events)).isEqualTo(sse.comparable(sse.expected()));
          }
        }));
  }

  private static final class Recorder extends EventSourceListener {
    private final List<ServerSentEvent> events = new ArrayList<>();
    private boolean opened;
    private boolean closed;
    private @Nullable Throwable failure;

    @Override
    public void onOpen(EventSource source, Response response) {
      opened = true;
    }

    @Override
    public void onEvent(
        EventSource source, @Nullable String id, @Nullable String type, String data) {
      events.add(new ServerSentEvent(type == null ? "message" : type, data, id == null ? "" : id));
    }

    @Override
    public void onClosed(EventSource source) {
      closed = true;
    }

    @Override
    public void onFailure(
        EventSource source, @Nullable Throwable thrown, @Nullable Response response) {
      failure = thrown;
    }
  }
}
