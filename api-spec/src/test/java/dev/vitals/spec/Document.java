package dev.vitals.spec;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** One of the five documents, as written: references are resolved on request only. */
record Document(String name, JsonNode root) {
  private static final ObjectMapper YAML = new YAMLMapper();
  private static final Set<String> METHODS =
      Set.of("get", "put", "post", "delete", "options", "head", "patch", "trace");

  static Stream<Document> all() {
    return Stream.of(
            "goodmem-ping",
            "stackrox-ping",
            "monitor-sessions",
            "apigw-statistics",
            "avalanche-health")
        .map(Document::read);
  }

  static Document read(String name) {
    try (InputStream in = Document.class.getResourceAsStream("/openapi/" + name + ".yaml")) {
      return new Document(name, YAML.readTree(Objects.requireNonNull(in, name)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The schemas by name. */
  Set<Map.Entry<String, JsonNode>> schemas() {
    return root.at("/components/schemas").properties();
  }

  List<Operation> operations() {
    List<Operation> operations = new ArrayList<>();
    for (Map.Entry<String, JsonNode> path : root.path("paths").properties()) {
      for (Map.Entry<String, JsonNode> method : path.getValue().properties()) {
        if (METHODS.contains(method.getKey())) {
          operations.add(new Operation(this, method.getKey(), path.getKey(), method.getValue()));
        }
      }
    }
    return operations;
  }

  /** Returns every example next to a schema or inside one: of bodies, parameters and headers. */
  List<Example> examples() {
    List<Example> examples = new ArrayList<>();
    collectExamples(JsonPointer.empty(), root, examples);
    for (Map.Entry<String, JsonNode> schema : schemas()) {
      if (schema.getValue().has("example")) {
        String pointer = "/components/schemas/" + schema.getKey();
        examples.add(
            new Example(this, schema.getKey(), pointer, schema.getValue().get("example")));
      }
    }
    return examples;
  }

  private void collectExamples(JsonPointer at, JsonNode node, List<Example> found) {
    JsonNode schema = node.path("schema");
    if (schema.isObject()) {
      String pointer =
          schema.has("$ref") ? target(schema) : at.appendProperty("schema").toString();
      for (Map.Entry<String, JsonNode> named : node.path("examples").properties()) {
        JsonNode value = resolve(named.getValue()).path("value");
        found.add(new Example(this, named.getKey(), pointer, value));
      }
      if (node.has("example")) {
        found.add(new Example(this, at.toString(), pointer, node.get("example")));
      }
    }
    for (Map.Entry<String, JsonNode> member : node.properties()) {
      collectExamples(at.appendProperty(member.getKey()), member.getValue(), found);
    }
    for (int i = 0; node.isArray() && i < node.size(); i++) {
      collectExamples(at.appendIndex(i), node.get(i), found);
    }
  }

  /** Returns the node itself or the target of its reference; a missing node without a target. */
  JsonNode resolve(JsonNode node) {
    return node.has("$ref") ? resolve(root.at(target(node))) : node;
  }

  private static String target(JsonNode reference) {
    return reference.path("$ref").asText().substring("#".length());
  }

  @Override
  public String toString() {
    return name;
  }
}
