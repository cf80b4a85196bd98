package dev.vitals.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The named examples of the five OpenAPI documents, each with its schema. */
final class Examples {
  static final List<String> DOCUMENTS = List.of(
      "goodmem-ping", "stackrox-ping", "monitor-sessions", "apigw-statistics", "avalanche-health");

  /** One example; prints as its position, which names the test that runs it. */
  record Example(String document, String name, String schema, JsonNode value) {
    Class<?> model() throws ClassNotFoundException {
      return Class.forName("dev.vitals.model." + schema);
    }

    @Override
    public String toString() {
      return document + ": " + name + " as " + schema;
    }
  }

  private Examples() {}

  static Stream<Example> all() {
    return DOCUMENTS.stream().flatMap(Examples::of);
  }

  static Stream<Example> of(String document) {
    JsonNode root = read(document);
    return root.findParents("examples").stream()
        .filter(mediaType -> mediaType.has("schema"))
        .flatMap(mediaType -> examples(document, root, mediaType));
  }

  private static Stream<Example> examples(String document, JsonNode root, JsonNode mediaType) {
    String schema = lastSegment(mediaType.at("/schema/$ref").asText());
    return mediaType.get("examples").properties().stream()
        .map(entry -> new Example(document, entry.getKey(), schema, value(root, entry)));
  }

  private static JsonNode value(JsonNode root, Map.Entry<String, JsonNode> example) {
    JsonNode reference = example.getValue().get("$ref");
    JsonNode holder = reference == null
        ? example.getValue()
        : root.at("/components/examples/" + lastSegment(reference.asText()));
    return Objects.requireNonNull(holder.get("value"), example.getKey());
  }

  private static String lastSegment(String reference) {
    return reference.substring(reference.lastIndexOf('/') + 1);
  }

  private static JsonNode read(String document) {
    String resource = "/openapi/" + document + ".yaml";
    ClassLoader loader = Examples.class.getClassLoader();
    try (InputStream yaml = loader.getResourceAsStream(resource.substring(1))) {
      Object root = new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml);
      return new ObjectMapper().valueToTree(Objects.requireNonNull(root, resource));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
