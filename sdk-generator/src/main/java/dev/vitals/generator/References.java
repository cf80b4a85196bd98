package dev.vitals.generator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.SpecVersion;
import io.swagger.v3.oas.models.media.Schema;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds what a {@code $ref} points to, be it a component or any other place of the document. */
final class References {
  private static final String COMPONENT = "#/components/schemas/";

  private final OpenAPI api;
  private final Map<String, SchemaView> components = new LinkedHashMap<>();
  private final Map<String, Target> elsewhere = new HashMap<>();
  private @Nullable JsonNode document;

  /** A schema, and the place that names it. */
  record Target(Place place, SchemaView schema) {}

  @SuppressWarnings("rawtypes") // the parser's own map
  References(OpenAPI api) {
    this.api = api;
    if (api.getComponents() != null && api.getComponents().getSchemas() != null) {
      for (Map.Entry<String, Schema> entry : api.getComponents().getSchemas().entrySet()) {
        if (entry.getValue() != null) {
          components.put(entry.getKey(), new SchemaView(entry.getValue()));
        }
      }
    }
  }

  Map<String, SchemaView> components() {
    return components;
  }

  /** Returns the target, or null if there is nothing at the place. */
  @Nullable
  Target find(String ref) {
    String pointer = ref.startsWith("#") ? ref : ref.contains("/") ? ref : COMPONENT + ref;
    if (pointer.startsWith(COMPONENT)) {
      String name = unescape(pointer.substring(COMPONENT.length()));
      SchemaView component = components.get(name);
      if (component == null) {
        component = components.get(decoded(name));
        name = decoded(name);
      }
      if (component != null) {
        return new Target(Place.component(name), component);
      }
    }
    return elsewhere.computeIfAbsent(pointer, this::read);
  }

  /** Follows references until a schema stands there; null if nothing stands there, or only a circle. */
  @Nullable
  SchemaView resolve(SchemaView schema) {
    SchemaView view = schema;
    for (int steps = 0; view.ref() != null; steps++) {
      Target target = find(view.ref());
      if (target == null || steps > components.size() + elsewhere.size()) {
        return null;
      }
      view = target.schema();
    }
    return view;
  }

  private @Nullable Target read(String pointer) {
    if (!pointer.startsWith("#/")) {
      return null;
    }
    ObjectMapper mapper = api.getSpecVersion() == SpecVersion.V31 ? Json31.mapper() : Json.mapper();
    if (document == null) {
      document = mapper.valueToTree(api);
    }
    JsonNode node = document.at(pointer.substring(1));
    if (node.isMissingNode()) {
      node = document.at(decoded(pointer.substring(1)));
    }
    if (!node.isObject()) {
      return null;
    }
    Schema<?> schema = mapper.convertValue(node, Schema.class);
    return new Target(
        Place.inline(decoded(pointer.substring(2))
            .replaceAll("[^\\p{Alnum}]+", "_")
            .replaceFirst("^components_schemas_", "")),
        new SchemaView(schema));
  }

  private static String unescape(String token) {
    return token.replace("~1", "/").replace("~0", "~");
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return text;
    }
  }
}
