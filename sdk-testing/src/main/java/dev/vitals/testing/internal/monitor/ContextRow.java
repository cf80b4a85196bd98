package dev.vitals.testing.internal.monitor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vitals.testing.internal.wire.Json;
import java.util.List;

/** The machine that tests ran on. The server checks nothing and fails on what is missing. */
record ContextRow(String h, ObjectNode members) implements Row {
  private static final List<String> NUMBERS = List.of("cpu_count", "cpu_frequency", "ram_total");
  private static final List<String> MEMBERS = List.of(
      "h",
      "cpu_count",
      "cpu_frequency",
      "cpu_type",
      "cpu_vendor",
      "ram_total",
      "machine_node",
      "machine_type",
      "machine_arch",
      "system_info",
      "python_info");

  static ContextRow parse(JsonNode body) throws MonitorError {
    ObjectNode members = Json.object();
    for (String name : MEMBERS) {
      JsonNode value = body.path(name);
      if (name.equals("cpu_vendor") && value.isMissingNode()) {
        members.put(name, "");
      } else if (value.isMissingNode() || value.isNull()) {
        throw MonitorError.internal();
      } else if (NUMBERS.contains(name)) {
        members.put(name, value.asLong()); // 2500.7 becomes 2500
      } else {
        members.put(name, PythonText.str(value));
      }
    }
    return new ContextRow(members.path("h").textValue(), members);
  }

  @Override
  public ObjectNode toJson() {
    return members.deepCopy();
  }
}
