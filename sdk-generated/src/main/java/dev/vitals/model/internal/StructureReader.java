package dev.vitals.model.internal;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.databind.util.RawValue;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads arrays, objects and trees at the parser's current token, and leaves the parser at their last
 * token. Lists and maps keep the order of the wire and cannot be changed.
 */
public final class StructureReader {
  /** Reads one element of an array, or one value of an object whose names are data. */
  @FunctionalInterface
  public interface ValueReader<T> {
    /** Reads from the current token; null for JSON null. */
    @Nullable
    T read(JsonParser parser, DeserializationContext context, String member) throws IOException;
  }

  private StructureReader() {}

  /** Whether an object begins here; false for null. Anything else is refused. */
  public static boolean isObject(JsonParser parser, String member, Class<?> type)
      throws IOException {
    if (parser.currentToken() == JsonToken.START_OBJECT) {
      return true;
    }
    if (ScalarReader.isNull(parser)) {
      return false;
    }
    throw ReadFailure.mismatch(parser, member, type, "an object");
  }

  /** Refuses anything but the start of an object. */
  public static void requireObject(JsonParser parser, Class<?> model) throws IOException {
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      throw ReadFailure.mismatch(parser, model.getSimpleName(), model, "an object");
    }
  }

  /** Reads any JSON as a tree; null for JSON null. */
  public static @Nullable JsonNode readJsonNode(JsonParser parser, DeserializationContext context)
      throws IOException {
    return ScalarReader.isNull(parser) ? null : tree(parser, context);
  }

  /** Reads an array. Refuses null elements, because leaving them out would shift the others. */
  @SuppressWarnings("NullAway") // no null is in the list
  public static <T> @Nullable List<T> readList(
      JsonParser parser, DeserializationContext context, String member, ValueReader<T> element)
      throws IOException {
    return list(parser, context, member, element, false);
  }

  /** Reads an array whose elements may be null. */
  public static <T> @Nullable List<@Nullable T> readListWithNulls(
      JsonParser parser, DeserializationContext context, String member, ValueReader<T> element)
      throws IOException {
    return list(parser, context, member, element, true);
  }

  private static <T> @Nullable List<@Nullable T> list(
      JsonParser parser,
      DeserializationContext context,
      String member,
      ValueReader<T> element,
      boolean withNulls)
      throws IOException {
    if (ScalarReader.isNull(parser)) {
      return null;
    }
    if (parser.currentToken() != JsonToken.START_ARRAY) {
      throw ReadFailure.mismatch(parser, member, List.class, "an array");
    }
    List<@Nullable T> list = new ArrayList<>();
    try {
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        T value = element.read(parser, context, member);
        if (value == null && !withNulls) {
          throw ReadFailure.mismatch(parser, member, List.class, "an element");
        }
        list.add(value);
      }
    } catch (JsonMappingException e) {
      e.prependPath(list, list.size());
      throw e;
    }
    return Collections.unmodifiableList(list);
  }

  /** Reads an object whose names are data. A null value is absent, as in every object. */
  @SuppressWarnings("NullAway") // no null is in the map
  public static <T> @Nullable Map<String, T> readMap(
      JsonParser parser, DeserializationContext context, String member, ValueReader<T> value)
      throws IOException {
    return map(parser, context, member, value, false);
  }

  /** Reads an object whose names are data and whose values may be null. */
  public static <T> @Nullable Map<String, @Nullable T> readMapWithNulls(
      JsonParser parser, DeserializationContext context, String member, ValueReader<T> value)
      throws IOException {
    return map(parser, context, member, value, true);
  }

  private static <T> @Nullable Map<String, @Nullable T> map(
      JsonParser parser,
      DeserializationContext context,
      String member,
      ValueReader<T> value,
      boolean withNulls)
      throws IOException {
    if (!isObject(parser, member, Map.class)) {
      return null;
    }
    Map<String, @Nullable T> map = new LinkedHashMap<>();
    for (String key = parser.nextFieldName(); key != null; key = parser.nextFieldName()) {
      parser.nextToken();
      try {
        T read = value.read(parser, context, member);
        if (read != null || withNulls) {
          map.put(key, read);
        }
      } catch (JsonMappingException e) {
        e.prependPath(map, key);
        throw e;
      }
    }
    return Collections.unmodifiableMap(map);
  }

  /** Reads a string, as an element of an array or a value of a map. */
  public static @Nullable String readText(
      JsonParser parser, DeserializationContext context, String member) throws IOException {
    return ScalarReader.readString(parser, member);
  }

  /** Adds the member whose value follows; the first one creates the map. */
  public static Map<String, JsonNode> keepUnknown(
      @Nullable Map<String, JsonNode> unknown, JsonParser parser, DeserializationContext context)
      throws IOException {
    return keep(unknown, parser.currentName(), tree(parser, context));
  }

  /** Reads a tree as Jackson does, except for fractions; at most 1000 levels, as the parser allows. */
  static JsonNode tree(JsonParser parser, DeserializationContext context) throws IOException {
    return switch (parser.currentToken()) {
      case START_OBJECT -> {
        ObjectNode object = context.getNodeFactory().objectNode();
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
          parser.nextToken();
          object.set(name, tree(parser, context));
        }
        yield object;
      }
      case START_ARRAY -> {
        ArrayNode array = context.getNodeFactory().arrayNode();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          array.add(tree(parser, context));
        }
        yield array;
      }
      case VALUE_NUMBER_FLOAT -> fraction(parser, context.getNodeFactory());
      default -> context.readTree(parser);
    };
  }

  /** Returns a double where it is exact, otherwise all digits; exponents are not expanded. */
  private static JsonNode fraction(JsonParser parser, JsonNodeFactory nodes) throws IOException {
    boolean noNumber = parser.isNaN();
    double value = parser.getDoubleValue();
    if (noNumber) {
      return nodes.numberNode(value);
    }
    String digits = parser.getText();
    try {
      BigDecimal exact = new BigDecimal(digits);
      return Double.isFinite(value) && BigDecimal.valueOf(value).compareTo(exact) == 0
          ? nodes.numberNode(value)
          : DecimalNode.valueOf(exact);
    } catch (NumberFormatException e) {
      return nodes.rawValueNode(new RawValue(digits)); // an exponent of more than 32 bits
    }
  }

  /** Adds the string of an alias that contradicts its member. */
  public static Map<String, JsonNode> keepAlias(
      @Nullable Map<String, JsonNode> unknown, String alias, String text) {
    return keep(unknown, alias, TextNode.valueOf(text));
  }

  private static Map<String, JsonNode> keep(
      @Nullable Map<String, JsonNode> unknown, String name, JsonNode value) {
    Map<String, JsonNode> kept = unknown == null ? new LinkedHashMap<>() : unknown;
    kept.put(name, value);
    return kept;
  }

  /** Closes the map of unknown members; all models without any share one. */
  public static Map<String, JsonNode> unknownMembers(@Nullable Map<String, JsonNode> unknown) {
    return unknown == null ? Map.of() : Collections.unmodifiableMap(unknown);
  }
}
