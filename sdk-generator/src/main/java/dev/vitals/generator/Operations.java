package dev.vitals.generator;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.Schema;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds the schemas that stand in operations, and names them after the operation. */
final class Operations {
  private final OpenAPI api;
  private final Forms forms;

  Operations(OpenAPI api, Forms forms) {
    this.api = api;
    this.forms = forms;
  }

  void addSchemas() {
    if (api.getPaths() != null) {
      api.getPaths().forEach(this::addPath);
    }
    if (api.getWebhooks() != null) {
      api.getWebhooks().forEach(this::addPath);
    }
    if (api.getComponents() == null) {
      return;
    }
    if (api.getComponents().getResponses() != null) {
      api.getComponents()
          .getResponses()
          .forEach((name, response) -> addContent(response.getContent(), name + "_response"));
    }
    if (api.getComponents().getRequestBodies() != null) {
      api.getComponents()
          .getRequestBodies()
          .forEach((name, body) -> addContent(body.getContent(), name + "_request"));
    }
  }

  private void addPath(String path, @Nullable PathItem item) {
    if (item != null) {
      item.readOperationsMap()
          .forEach((method, operation) -> addOperation(operation, id(operation, method, path)));
    }
  }

  /** The operation's own id, or one made of method and path. */
  private static String id(Operation operation, PathItem.HttpMethod method, String path) {
    if (operation.getOperationId() != null && !operation.getOperationId().isBlank()) {
      return operation.getOperationId();
    }
    return path.replaceAll("[^\\p{Alnum}]+", "_") + "_"
        + method.name().toLowerCase(java.util.Locale.ROOT);
  }

  private void addOperation(Operation operation, String id) {
    if (operation.getRequestBody() != null) {
      addContent(operation.getRequestBody().getContent(), id + "_request");
    }
    if (operation.getResponses() != null) {
      operation
          .getResponses()
          .forEach((status, response) ->
              addContent(response.getContent(), id + "_" + status + "_response"));
    }
    if (operation.getParameters() != null) {
      operation
          .getParameters()
          .forEach(parameter ->
              add(parameter.getSchema(), id + "_" + parameter.getName() + "_parameter"));
    }
    if (operation.getCallbacks() != null) {
      for (Map.Entry<String, io.swagger.v3.oas.models.callbacks.Callback> callback :
          operation.getCallbacks().entrySet()) {
        callback.getValue().forEach((url, item) -> addPath(id + "_" + callback.getKey(), item));
      }
    }
  }

  private void addContent(@Nullable Content content, String name) {
    if (content != null) {
      content.values().forEach(media -> add(media.getSchema(), name));
    }
  }

  private void add(@Nullable Schema<?> schema, String name) {
    if (schema != null) {
      forms.typeFor(new SchemaView(schema), Place.inline(name));
    }
  }
}
