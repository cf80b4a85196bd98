package dev.vitals.stream.conformance;

import dev.vitals.stream.ServerSentEvent;
import dev.vitals.stream.wire.ScriptedAnswers;
import dev.vitals.stream.wire.Split;
import java.util.List;
import java.util.Objects;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/** A published reader of server-sent events, to be compared with the standard. */
abstract class SseReader {
  /**
   * What a reader made of a body.
   *
   * @param events in order
   * @param failure what it ended with, or null after a clean end
   */
  record Reading(List<ServerSentEvent> events, @Nullable Throwable failure) {}

  private final ScriptedAnswers answers = new ScriptedAnswers();
  final OkHttpClient http = answers.http();

  /** Name and version. */
  abstract String name();

  /** Whether it has a way to be told the id of an earlier connection. */
  abstract boolean resumes();

  abstract Reading read(SseCase sse);

  /** How it departs from the standard when the case comes in these reads, or null. */
  @Nullable
  String fault(SseCase sse, Split split) {
    answers.next(sse.answer(split));
    Reading reading = read(sse);
    if (sse.isRefused()) {
      return reading.failure() == null || !reading.events().isEmpty() ? "reads it" : null;
    }
    if (reading.failure() instanceof ScriptedAnswers.Spinning) {
      return "spins";
    }
    List<ServerSentEvent> events = sse.comparable(reading.events());
    List<ServerSentEvent> expected = sse.comparable(sse.expected());
    if (reading.failure() != null && !sse.keepOpen()) {
      return "throws " + reading.failure().getClass().getSimpleName();
    }
    if (events.size() != expected.size()) {
      return "events: " + events.size() + " instead of " + expected.size();
    }
    for (int i = 0; i < events.size(); i++) {
      String field = difference(events.get(i), expected.get(i));
      if (field != null) {
        return "other " + field + " in event " + i;
      }
    }
    return null;
  }

  private static @Nullable String difference(ServerSentEvent event, ServerSentEvent expected) {
    if (!Objects.equals(event.type(), expected.type())) {
      return "type";
    }
    if (!Objects.equals(event.data(), expected.data())) {
      return "data";
    }
    return Objects.equals(event.lastEventId(), expected.lastEventId()) ? null : "id";
  }
}
