package dev.vitals.testing.internal.monitor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vitals.testing.internal.wire.Json;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A session as posted: nothing about it was checked but what the server checks. */
record SessionRow(String h, String runDate, @Nullable String scmRef, ObjectNode description)
    implements Row {

  /**
   * Reads the body of a create request.
   *
   * @param idInPath used if the body has no {@code session_h}; null at the collection's root
   */
  static SessionRow parse(JsonNode body, @Nullable String idInPath) throws MonitorError {
    if (!(required(body, "description") instanceof ObjectNode description)) {
      throw descriptionLost();
    }
    String h = body.has("session_h") ? text(body.get("session_h")) : idInPath;
    String runDate = text(required(body, "run_date"));
    String scmRef = text(required(body, "scm_ref"));
    if (h == null || runDate == null) {
      throw MonitorError.internal(); // the columns are not nullable
    }
    return new SessionRow(h, runDate, scmRef, description);
  }

  /** What SQL extracts of the description: a text, or null if there is none. */
  @Nullable
  String tag(String name) {
    JsonNode value = description.path(name);
    return value.isMissingNode() || value.isNull() ? null : PythonText.str(value);
  }

  /** Whether SQL finds this text under the name: a number never equals a text. */
  boolean hasTag(String name, String text) {
    JsonNode value = description.path(name);
    return value.isTextual() && value.textValue().equals(text);
  }

  /** The session without its tags, which one listing of the server's loses. */
  Row withoutTags() {
    return () -> {
      ObjectNode json = toJson();
      json.set("tags", NullNode.getInstance());
      return json;
    };
  }

  @Override
  public ObjectNode toJson() throws MonitorError {
    Optional<String> rendered = RunDate.rendered(runDate);
    ObjectNode json = Json.object()
        .put("session_h", h)
        .put("run_date", rendered.orElseThrow(MonitorError::internal))
        .put("scm_ref", scmRef);
    ArrayNode tags = json.putArray("tags");
    for (var member : description.properties()) {
      JsonNode value = member.getValue();
      tags.addObject()
          .put("name", member.getKey())
          .put("value", value.isNull() ? null : PythonText.str(value));
    }
    return json;
  }

  /** The server's message is lost, because its answer goes through the session's model. */
  private static MonitorError descriptionLost() {
    ObjectNode body = Json.object();
    for (String name : new String[] {"session_h", "run_date", "scm_ref", "tags"}) {
      body.set(name, NullNode.getInstance());
    }
    return new MonitorError(400, body);
  }

  private static JsonNode required(JsonNode body, String name) throws MonitorError {
    JsonNode value = body.get(name);
    if (value == null) {
      throw MonitorError.internal(); // a KeyError
    }
    return value;
  }

  private static @Nullable String text(JsonNode value) {
    return value.isNull() ? null : PythonText.str(value);
  }
}
