package dev.vitals.generator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.extensions.SwaggerParserExtension;
import io.swagger.v3.parser.core.models.AuthorizationValue;
import io.swagger.v3.parser.core.models.ParseOptions;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import io.swagger.v3.parser.util.ClasspathHelper;
import io.swagger.v3.parser.util.DeserializationUtils;
import io.swagger.v3.parser.util.RemoteUrl;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads documents of OpenAPI 3.2, which swagger-parser does not know yet: says what they say in the
 * words of 3.1, and lets swagger-parser read that. To be dropped once it knows 3.2.
 *
 * <p>A media type's {@code itemSchema} becomes its {@code schema}, marked with {@code
 * x-item-schema: true}, or stays in {@code x-item-schema} beside a {@code schema}. Operations that 3.1
 * has no place for become extensions.
 *
 * <p>Found by swagger-parser through {@code META-INF/services}, and asked only about what its own
 * readers do not understand.
 */
public final class OpenApi32 implements SwaggerParserExtension {
  private static final Set<String> DATA =
      Set.of("example", "examples", "default", "enum", "const", "properties");

  /** Called by swagger-parser. */
  public OpenApi32() {}

  @Override
  public @Nullable SwaggerParseResult readLocation(
      String location, @Nullable List<AuthorizationValue> auth, @Nullable ParseOptions options) {
    try {
      return read(content(location, auth), auth, options, location);
    } catch (Exception e) { // whatever it was, another reader reports it
      return null;
    }
  }

  @Override
  public @Nullable SwaggerParseResult readContents(
      String content, @Nullable List<AuthorizationValue> auth, @Nullable ParseOptions options) {
    try {
      return read(content, auth, options, null);
    } catch (JsonProcessingException e) {
      return null;
    }
  }

  private static String content(String location, @Nullable List<AuthorizationValue> auth)
      throws Exception {
    if (location.startsWith("http://") || location.startsWith("https://")) {
      return RemoteUrl.urlToString(location, auth);
    }
    Path file = Path.of(location.replaceFirst("^file:(//)?", ""));
    return Files.exists(file)
        ? Files.readString(file)
        : ClasspathHelper.loadFileFromClasspath(location);
  }

  private static @Nullable SwaggerParseResult read(
      String content,
      @Nullable List<AuthorizationValue> auth,
      @Nullable ParseOptions options,
      @Nullable String location)
      throws JsonProcessingException {
    JsonNode tree = DeserializationUtils.deserializeIntoTree(content, location);
    if (!(tree instanceof ObjectNode document)
        || !document.path("openapi").asText().startsWith("3.2")) {
      return null;
    }
    document.put("openapi", "3.1.1");
    document.remove("$self");
    document.path("paths").forEach(OpenApi32::hideOperations);
    translate(document);
    return new OpenAPIV3Parser()
        .readContents(new ObjectMapper().writeValueAsString(document), auth, options, location);
  }

  private static void hideOperations(JsonNode path) {
    if (path instanceof ObjectNode operations) {
      rename(operations, "query", "x-query");
      rename(operations, "additionalOperations", "x-additional-operations");
    }
  }

  private static void rename(ObjectNode object, String name, String to) {
    JsonNode value = object.remove(name);
    if (value != null) {
      object.set(to, value);
    }
  }

  private static void translate(JsonNode node) {
    for (Map.Entry<String, JsonNode> member : node.properties()) {
      if (DATA.contains(member.getKey())) {
        continue;
      }
      if (member.getKey().equals("content")) {
        member.getValue().forEach(OpenApi32::translateItems);
      }
      translate(member.getValue());
    }
    if (node.isArray()) {
      node.forEach(OpenApi32::translate);
    }
  }

  private static void translateItems(JsonNode node) {
    if (!(node instanceof ObjectNode media) || !media.has("itemSchema")) {
      return;
    }
    if (media.has("schema")) {
      rename(media, "itemSchema", "x-item-schema");
    } else {
      rename(media, "itemSchema", "schema");
      media.put("x-item-schema", true);
    }
  }
}
