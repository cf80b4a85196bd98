package dev.vitals.services;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import io.swagger.v3.core.util.Yaml;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** What the OpenAPI documents promise of errors. */
final class Documents {
  /** An error status of an operation. */
  record DocumentedError(String operation, int status) {}

  /** A body that the document shows for an error. */
  record ErrorExample(String operation, int status, String name, JsonNode body) {
    @Override
    public String toString() {
      return operation + " " + status + " " + name;
    }
  }

  private Documents() {}

  static List<DocumentedError> errors(Service service) {
    List<DocumentedError> errors = new ArrayList<>();
    for (JsonNode operation : operations(tree(service))) {
      for (var response : operation.path("responses").properties()) {
        if (isError(response.getKey())) {
          errors.add(new DocumentedError(
              operation.path("operationId").asText(), Integer.parseInt(response.getKey())));
        }
      }
    }
    return errors;
  }

  static List<ErrorExample> errorExamples(Service service) {
    JsonNode document = tree(service);
    List<ErrorExample> examples = new ArrayList<>();
    for (JsonNode operation : operations(document)) {
      for (var response : operation.path("responses").properties()) {
        JsonNode json = resolved(document, response.getValue()).at("/content/application~1json");
        if (isError(response.getKey())) {
          for (var example : json.path("examples").properties()) {
            examples.add(new ErrorExample(
                operation.path("operationId").asText(),
                Integer.parseInt(response.getKey()),
                example.getKey(),
                resolved(document, example.getValue()).path("value")));
          }
        }
      }
    }
    return examples;
  }

  private static boolean isError(String status) {
    return status.startsWith("4") || status.startsWith("5");
  }

  private static List<JsonNode> operations(JsonNode document) {
    List<JsonNode> operations = new ArrayList<>();
    document.path("paths").forEach(path -> path.forEach(operations::add));
    return operations;
  }

  private static JsonNode resolved(JsonNode document, JsonNode node) {
    String reference = node.path("$ref").asText();
    return reference.isEmpty() ? node : document.at(reference.substring(1));
  }

  private static JsonNode tree(Service service) {
    ClassLoader loader = requireNonNull(Documents.class.getClassLoader());
    try (InputStream document = loader.getResourceAsStream(service.document())) {
      return Yaml.mapper().readTree(requireNonNull(document, service.document()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
