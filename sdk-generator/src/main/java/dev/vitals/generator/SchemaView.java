package dev.vitals.generator;

import io.swagger.v3.oas.models.media.Discriminator;
import io.swagger.v3.oas.models.media.Schema;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Answers what the generator asks of a schema, alike for OpenAPI 2.0, 3.0 and 3.1. */
@SuppressWarnings({"rawtypes", "unchecked"}) // the parser's own lists and maps hold raw schemas
record SchemaView(Schema schema) {
  private static final String NULL = "null";

  @Nullable
  String ref() {
    return schema.get$ref();
  }

  /** Whether both are views of one schema; schemas that are equal may stand in several places. */
  @SuppressWarnings("ReferenceEquality")
  boolean isSame(SchemaView other) {
    return schema == other.schema;
  }

  /** The types but null. */
  Set<String> types() {
    Set<String> types = new LinkedHashSet<>();
    if (schema.getTypes() != null) {
      types.addAll(schema.getTypes());
    } else if (schema.getType() != null) {
      types.add(schema.getType());
    }
    types.remove(NULL);
    return types;
  }

  boolean hasType(String type) {
    return types().contains(type);
  }

  /** Whether null is all that this schema allows. */
  boolean isNull() {
    return types().isEmpty()
        && (NULL.equals(schema.getType())
            || (schema.getTypes() != null && schema.getTypes().contains(NULL))
            || (isConst() && values().isEmpty())
            || (schema.getEnum() != null
                && !schema.getEnum().isEmpty()
                && values().isEmpty()));
  }

  /** Whether this schema itself allows null beside other values; a reference is not followed. */
  boolean isNullable() {
    return Boolean.TRUE.equals(schema.getNullable())
        || Boolean.TRUE.equals(extension("x-nullable"))
        || (schema.getTypes() != null && schema.getTypes().contains(NULL))
        || (schema.getEnum() != null && schema.getEnum().contains(null))
        || isNull()
        || variants(true).stream().anyMatch(SchemaView::isNull);
  }

  String format() {
    return schema.getFormat() == null ? "" : schema.getFormat();
  }

  Map<String, SchemaView> properties() {
    Map<String, SchemaView> properties = new LinkedHashMap<>();
    if (schema.getProperties() != null) {
      ((Map<String, Schema>) schema.getProperties())
          .forEach((name, property) -> properties.put(name, new SchemaView(orAny(property))));
    }
    return properties;
  }

  List<String> required() {
    return schema.getRequired() == null ? List.of() : (List<String>) schema.getRequired();
  }

  List<SchemaView> allOf() {
    return views(schema.getAllOf());
  }

  /** What oneOf and anyOf offer, null left out. */
  List<SchemaView> variants() {
    return variants(false);
  }

  private List<SchemaView> variants(boolean withNull) {
    List<SchemaView> variants = new ArrayList<>(views(schema.getOneOf()));
    variants.addAll(views(schema.getAnyOf()));
    if (!withNull) {
      variants.removeIf(SchemaView::isNull);
    }
    return variants;
  }

  SchemaView items() {
    return new SchemaView(orAny(schema.getItems()));
  }

  /** The schema of the members that have no name in the document, if it has any. */
  @Nullable
  SchemaView additional() {
    Object additional = schema.getAdditionalProperties();
    if (additional instanceof Schema<?> values) {
      return Boolean.FALSE.equals(values.getBooleanSchemaValue()) ? null : new SchemaView(values);
    }
    return Boolean.TRUE.equals(additional) ? new SchemaView(new Schema<>()) : null;
  }

  /** The values of enum or const, null left out. */
  List<Object> values() {
    List<Object> values = new ArrayList<>();
    if (schema.getEnum() != null) {
      values.addAll(schema.getEnum());
    } else if (isConst()) {
      values.add(schema.getConst());
    }
    values.removeIf(
        value -> value == null || (value.toString().equals(NULL) && !(value instanceof String)));
    return values;
  }

  private boolean isConst() {
    return schema.getConst() != null;
  }

  @Nullable
  Discriminator discriminator() {
    return schema.getDiscriminator();
  }

  boolean isReadOnly() {
    return Boolean.TRUE.equals(schema.getReadOnly());
  }

  boolean isWriteOnly() {
    return Boolean.TRUE.equals(schema.getWriteOnly());
  }

  @Nullable
  String description() {
    String description = schema.getDescription();
    return description == null || description.isBlank() ? null : description;
  }

  @Nullable
  Object extension(String name) {
    return schema.getExtensions() == null ? null : schema.getExtensions().get(name);
  }

  boolean is(String extension) {
    return Boolean.TRUE.equals(extension(extension));
  }

  @Nullable
  String text(String extension) {
    return extension(extension) instanceof String text ? text : null;
  }

  /** Whether the schema says anything about the shape of a value, rules and words aside. */
  boolean hasShape() {
    return ref() != null
        || !types().isEmpty()
        || !properties().isEmpty()
        || !values().isEmpty()
        || additional() != null
        || schema.getItems() != null
        || allOf().stream().anyMatch(SchemaView::hasShape)
        || variants().stream().anyMatch(SchemaView::hasShape);
  }

  private static List<SchemaView> views(@Nullable List<Schema> schemas) {
    return schemas == null
        ? List.of()
        : schemas.stream().map(s -> new SchemaView(orAny(s))).toList();
  }

  private static Schema orAny(@Nullable Schema schema) {
    return schema == null ? new Schema<>() : schema;
  }
}
