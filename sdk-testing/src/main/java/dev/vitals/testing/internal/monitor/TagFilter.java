package dev.vitals.testing.internal.monitor;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vitals.testing.internal.wire.Query;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** The parameters {@code with_flags}, {@code restrict_flags} and {@code method}, as SQL sees them. */
public final class TagFilter {
  private TagFilter() {}

  /**
   * What the descriptions of the listed sessions fulfil.
   *
   * @throws MonitorError if a name is empty, which makes a wrong JSON path
   */
  public static Predicate<JsonNode> of(Query query) throws MonitorError {
    String names = query.first("with_flags").orElse("");
    if (names.isEmpty()) {
      return description -> true;
    }
    String[] required = query.first("restrict_flags").orElse("").split(",", -1);
    List<Predicate<JsonNode>> conditions = new ArrayList<>();
    for (String name : names.split(",", -1)) {
      if (name.isEmpty()) {
        throw MonitorError.internal();
      }
      int position = conditions.size();
      String value = position < required.length ? required[position] : "";
      conditions.add(description -> isFulfilled(extract(description, name), value));
    }
    return query.first("method").orElse("match_any").equals("match_any")
        ? description -> conditions.stream().anyMatch(each -> each.test(description))
        : description -> conditions.stream().allMatch(each -> each.test(description));
  }

  /** The name is a path: its dots lead into nested objects. */
  private static JsonNode extract(JsonNode description, String name) {
    JsonNode node = description;
    for (String member : name.split("\\.", -1)) {
      node = node.path(member);
    }
    return node;
  }

  /** An empty value asks for any value but the empty text; numbers never equal a text. */
  private static boolean isFulfilled(JsonNode found, String value) {
    if (found.isMissingNode() || found.isNull()) {
      return false;
    }
    if (value.isEmpty()) {
      return !found.isTextual() || !found.textValue().isEmpty();
    }
    return found.isContainerNode()
        ? found.toString().equals(value)
        : found.isTextual() && found.textValue().equals(value);
  }
}
