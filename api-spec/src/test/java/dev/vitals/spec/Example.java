package dev.vitals.spec;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A value and the schema it must satisfy.
 *
 * @param name its name under {@code examples}, or its position if it has none
 * @param schema the JSON pointer of the schema in the document
 */
record Example(Document document, String name, String schema, JsonNode value) {

  Example withValue(JsonNode other) {
    return new Example(document, name, schema, other);
  }

  @Override
  public String toString() {
    return "%s %s (%s)".formatted(document, name, schema);
  }
}
