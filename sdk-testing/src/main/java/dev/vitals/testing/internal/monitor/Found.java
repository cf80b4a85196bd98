package dev.vitals.testing.internal.monitor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.vitals.testing.internal.wire.Json;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the server found, before it is cut into pages and written. */
sealed interface Found {
  /** Items to cut into pages; without any, the answer has no body. */
  record Items(String name, List<? extends Row> all) implements Found {}

  /** Items to cut into pages that are written with all members, also if there is none. */
  record Collected(ObjectNode around, String name, List<? extends Row> all) implements Found {}

  /** A number of items. */
  record Count(long number) implements Found {}

  /** An answer without pages; null for no content. */
  record Whole(@Nullable JsonNode json) implements Found {}

  /** Distinct texts in the order they first came, each an item of its own. */
  static List<Row> texts(Iterable<@Nullable String> texts) {
    List<JsonNode> distinct = new ArrayList<>();
    for (String text : texts) {
      JsonNode node = text == null ? NullNode.getInstance() : new TextNode(text);
      if (!distinct.contains(node)) {
        distinct.add(node);
      }
    }
    List<Row> rows = new ArrayList<>();
    distinct.forEach(node -> rows.add(() -> node));
    return rows;
  }

  /** An object that says what was asked for. */
  static ObjectNode asked(String... namesAndValues) {
    ObjectNode asked = Json.object();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      asked.put(namesAndValues[i], namesAndValues[i + 1]);
    }
    return asked;
  }
}
