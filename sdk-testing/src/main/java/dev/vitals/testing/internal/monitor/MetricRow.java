package dev.vitals.testing.internal.monitor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vitals.testing.internal.wire.Json;
import java.util.List;
import java.util.function.Predicate;

/** A metric: the one kind of item that the server validates. */
record MetricRow(ObjectNode members) implements Row {
  private static final List<String> TEXTS = List.of(
      "session_h",
      "context_h",
      "item_start_time",
      "item_path",
      "item",
      "item_variant",
      "item_fs_loc",
      "kind",
      "component");
  private static final List<String> NUMBERS =
      List.of("total_time", "user_time", "kernel_time", "cpu_usage", "mem_usage");

  /** Reads the body of a create request; members the server does not know are dropped. */
  static MetricRow parse(JsonNode body) throws MonitorError {
    ObjectNode errors = Json.object();
    ObjectNode members = Json.object();
    if (!body.isObject()) {
      errors.put("", PythonText.repr(body) + " is not of type 'object'");
    } else {
      for (String name : TEXTS) {
        if (isOfType(body, name, JsonNode::isTextual, "string", errors)) {
          members.set(name, body.get(name));
        }
      }
      for (String name : NUMBERS) {
        if (isOfType(body, name, JsonNode::isNumber, "number", errors)) {
          members.put(name, body.get(name).doubleValue());
        }
      }
    }
    if (!errors.isEmpty()) {
      ObjectNode answer = Json.object();
      answer.set("errors", errors);
      throw new MonitorError(400, answer.put("message", "Input payload validation failed"));
    }
    return new MetricRow(members);
  }

  /** The member of this name, which is a text. */
  String text(String name) {
    return members.path(name).textValue();
  }

  /** The member of this name, which is a number. */
  double number(String name) {
    return members.path(name).doubleValue();
  }

  @Override
  public ObjectNode toJson() {
    return members.deepCopy();
  }

  private static boolean isOfType(
      JsonNode body, String name, Predicate<JsonNode> type, String typeName, ObjectNode errors) {
    JsonNode value = body.get(name);
    if (value == null) {
      errors.put(name, "'" + name + "' is a required property");
      return false;
    }
    if (!type.test(value)) {
      errors.put(name, PythonText.repr(value) + " is not of type '" + typeName + "'");
      return false;
    }
    return true;
  }
}
