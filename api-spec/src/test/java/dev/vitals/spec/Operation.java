package dev.vitals.spec;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A method of a path. */
record Operation(Document document, String method, String path, JsonNode node) {

  /** The bodies of the answers whose status starts with {@code prefix}, in every media type. */
  List<Body> answers(String prefix) {
    List<Body> bodies = new ArrayList<>();
    for (Map.Entry<String, JsonNode> answer : node.path("responses").properties()) {
      if (answer.getKey().startsWith(prefix)) {
        JsonNode content = document.resolve(answer.getValue()).path("content");
        for (Map.Entry<String, JsonNode> media : content.properties()) {
          bodies.add(new Body(answer.getKey(), media.getKey(), media.getValue()));
        }
      }
    }
    return bodies;
  }

  @Override
  public String toString() {
    String id = node.path("operationId").asText("?");
    return "%s %s %s".formatted(method.toUpperCase(Locale.ROOT), path, id);
  }

  /** One form of an answer. */
  record Body(String status, String mediaType, JsonNode node) {
    boolean isJson() {
      return mediaType.contains("json") || mediaType.equals("text/event-stream");
    }
  }
}
