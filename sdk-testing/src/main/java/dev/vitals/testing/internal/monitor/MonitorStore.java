package dev.vitals.testing.internal.monitor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The server's three tables, in the order of insertion. Safe for use by several threads. */
public final class MonitorStore {
  private final Map<String, SessionRow> sessions = new LinkedHashMap<>(); // all guarded by this
  private final Map<String, ContextRow> contexts = new LinkedHashMap<>();
  private final List<MetricRow> metrics = new ArrayList<>();

  /**
   * Stores a session and returns it as the server does.
   *
   * @param idInPath the id in the URL, null at the collection's root
   * @throws MonitorError if the server refuses it, or stores it and cannot write its date
   */
  public synchronized ObjectNode createSession(JsonNode body, @Nullable String idInPath)
      throws MonitorError {
    SessionRow row = SessionRow.parse(body, idInPath);
    if (sessions.putIfAbsent(row.h(), row) != null) {
      throw MonitorError.internal();
    }
    return row.toJson();
  }

  /** Stores a metric, even of a session that does not exist. */
  public synchronized ObjectNode createMetric(JsonNode body) throws MonitorError {
    MetricRow row = MetricRow.parse(body);
    metrics.add(row);
    return row.toJson();
  }

  /** Stores a context. */
  public synchronized ObjectNode createContext(JsonNode body) throws MonitorError {
    ContextRow row = ContextRow.parse(body);
    if (contexts.putIfAbsent(row.h(), row) != null) {
      throw MonitorError.internal();
    }
    return row.toJson();
  }

  /** The sessions whose id starts with the prefix and whose description fulfils the filter. */
  public synchronized List<? extends Row> sessions(String prefix, Predicate<JsonNode> filter) {
    Predicate<String> hasPrefix = Like.startingWith(prefix);
    return sessions.values().stream()
        .filter(row -> hasPrefix.test(row.h()) && filter.test(row.description()))
        .toList();
  }

  /** The server counts a column that may be null: sessions without a reference are left out. */
  public synchronized long countSessions() {
    return sessions.values().stream().filter(row -> row.scmRef() != null).count();
  }

  /** The contexts whose id starts with the prefix. */
  public synchronized List<? extends Row> contexts(String prefix) {
    Predicate<String> hasPrefix = Like.startingWith(prefix);
    return contexts.values().stream().filter(row -> hasPrefix.test(row.h())).toList();
  }

  /** All metrics. */
  public synchronized List<? extends Row> metrics() {
    return List.copyOf(metrics);
  }

  /** The metrics that fulfil a condition. */
  synchronized List<MetricRow> metrics(Predicate<MetricRow> condition) {
    return metrics.stream().filter(condition).toList();
  }

  /** The metrics whose session fulfils a condition. */
  synchronized List<MetricRow> metricsOfSessions(Predicate<SessionRow> condition) {
    return metrics(row -> {
      SessionRow session = sessions.get(row.text("session_h"));
      return session != null && condition.test(session);
    });
  }

  /** The sessions that fulfil a condition. */
  synchronized List<SessionRow> sessions(Predicate<SessionRow> condition) {
    return sessions.values().stream().filter(condition).toList();
  }
}
