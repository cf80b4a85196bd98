package dev.vitals.testing;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vitals.testing.internal.monitor.MonitorError;
import dev.vitals.testing.internal.monitor.MonitorRoutes;
import dev.vitals.testing.internal.monitor.MonitorStore;
import dev.vitals.testing.internal.monitor.Samples;
import dev.vitals.testing.internal.server.Answer;
import dev.vitals.testing.internal.wire.Json;
import dev.vitals.testing.traffic.ReceivedRequest;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A monitor-server: test sessions, their metrics and the machines they ran on, in memory.
 *
 * <p>It is empty at the start and takes no credential. Under {@code /api/v1} it serves {@code
 * sessions}, {@code metrics} and {@code contexts}, with the server's own names of members ({@code
 * session_h}, tags of {@code name} and {@code value}), its exact slashes and its pages (see {@link
 * FakeServices.Builder#monitorPageSize}).
 */
public final class FakeMonitor extends FakeService {
  private final MonitorStore store = new MonitorStore();
  private final MonitorRoutes routes;
  private volatile MonitorGeneration generation = MonitorGeneration.WERKZEUG_2_3;

  FakeMonitor(int pageSize) {
    super("");
    routes = new MonitorRoutes(store, pageSize);
    closeConnections(true);
  }

  /**
   * Behaves as on this framework from now on. Default: {@link MonitorGeneration#WERKZEUG_2_3}, the
   * least forgiving.
   */
  public void generation(MonitorGeneration generation) {
    this.generation = requireNonNull(generation, "generation");
  }

  /**
   * Whether each connection is closed right after its answer, without a {@code Connection: close}
   * that announces it: so does the real server when its own script starts it under uWSGI. Default:
   * true; false is a server behind a proxy that keeps connections. HTTP/2 always keeps them.
   */
  public void closesConnections(boolean closes) {
    closeConnections(closes);
  }

  /**
   * Stores a session as if it had been posted.
   *
   * @param json the body of a create request
   * @throws IllegalArgumentException if the server would not answer 201
   */
  public void addSession(String json) {
    add(json, body -> store.createSession(body, null));
  }

  /**
   * Stores a metric as if it had been posted; its session need not exist.
   *
   * @param json the body of a create request
   * @throws IllegalArgumentException if the server would not answer 201
   */
  public void addMetric(String json) {
    add(json, store::createMetric);
  }

  /**
   * Stores this number of made-up sessions, each with two tags, {@code numpy} and {@code
   * pipeline_build_no}.
   *
   * @return their ids, in the order of the listing
   */
  public List<String> addSampleSessions(int count) {
    long stored = store.countSessions();
    return IntStream.range(0, count)
        .mapToObj(offset -> {
          int number = Math.toIntExact(stored + offset);
          addSession(Samples.session(number).toString());
          return Samples.sessionId(number);
        })
        .toList();
  }

  /** Stores this number of made-up metrics of this session. */
  public void addSampleMetrics(String sessionId, int count) {
    for (int number = 0; number < count; number++) {
      addMetric(Samples.metric(sessionId, number).toString());
    }
  }

  /** Refuses the next request with this status and a JSON message. */
  public void failNext(int status, String message) {
    answerNext(Answer.json(status, Json.object().put("message", message) + "\n"));
  }

  @Override
  Answer answer(ReceivedRequest request) {
    return routes.answer(request, generation.framework());
  }

  private static void add(String json, Creation creation) {
    JsonNode body =
        Json.parse(json).orElseThrow(() -> new IllegalArgumentException("not JSON: " + json));
    try {
      creation.create(body);
    } catch (MonitorError e) {
      throw new IllegalArgumentException("the server answers " + e.getMessage(), e);
    }
  }

  @FunctionalInterface
  private interface Creation {
    JsonNode create(JsonNode body) throws MonitorError;
  }
}
