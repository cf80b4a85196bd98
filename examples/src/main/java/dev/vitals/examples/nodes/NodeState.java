package dev.vitals.examples.nodes;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vitals.model.HealthReport;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A node's checks at one moment. Immutable. */
public final class NodeState {
  private static final String REACHABLE = "reachable"; // our own check, next to those of the node

  private final Map<String, String> errors; // by check; empty for one that passes

  private NodeState(Map<String, String> errors) {
    this.errors = errors;
  }

  /** A check that has begun to fail, or passes again. */
  public record Change(String check, boolean failing, String text) {}

  /** Returns the state of a node that was not asked yet: nothing is known, so nothing fails. */
  static NodeState unknown() {
    return new NodeState(Map.of());
  }

  static NodeState of(HealthReport report) {
    Map<String, String> errors = new LinkedHashMap<>();
    report.checks().forEach((name, check) -> {
      JsonNode error = check.error(); // a check that fails has one, whatever else it contains
      errors.put(name, error == null ? "" : text(error));
    });
    errors.put(REACHABLE, "");
    return new NodeState(errors);
  }

  static NodeState unreachable(Throwable failure) {
    return new NodeState(Map.of(REACHABLE, String.valueOf(failure.getMessage())));
  }

  /** Whether no check fails; also true for a node that was not asked yet. */
  boolean isHealthy() {
    return errors.values().stream().allMatch(String::isEmpty);
  }

  /** Returns the names of the known checks. */
  List<String> checks() {
    return List.copyOf(errors.keySet());
  }

  boolean knows(String check) {
    return errors.containsKey(check);
  }

  boolean fails(String check) {
    return !errors.getOrDefault(check, "").isEmpty();
  }

  /**
   * Returns the checks that fail now and did not before, and those that pass again. Neither another
   * message nor a check that has disappeared counts as a change.
   */
  List<Change> changesSince(NodeState before) {
    List<Change> changes = new ArrayList<>();
    errors.forEach((check, error) -> {
      if (fails(check) != before.fails(check)) {
        changes.add(new Change(check, !error.isEmpty(), error.isEmpty() ? "passes again" : error));
      }
    });
    return changes;
  }

  /** The error is text; the node of 2020 had an object with a message. */
  private static String text(JsonNode error) {
    String text = error.path("message").asText(error.asText());
    return Objects.requireNonNullElse(text, "").isEmpty() ? error.toString() : text;
  }
}
