package dev.vitals.generator;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Makes one list of members of what {@code allOf} combines. */
final class Flattening {
  private final References references;

  Flattening(References references) {
    this.references = references;
  }

  /** A member's schema, and the place that names what is inline in it. */
  record Property(SchemaView schema, Place place) {}

  /** The members of an object, in the order of its parts. */
  record Members(
      Map<String, Property> properties, Set<String> required, boolean hasFurtherChoice) {}

  /** Whether the schema or a part of it names members. */
  boolean hasMembers(SchemaView schema) {
    return hasMembers(schema, newSet());
  }

  private boolean hasMembers(SchemaView schema, Set<Object> seen) {
    if (!seen.add(schema.schema())) {
      return false;
    }
    if (!schema.properties().isEmpty()) {
      return !schema.is("x-union");
    }
    for (SchemaView part : schema.allOf()) {
      SchemaView target = references.resolve(part);
      if (target != null && hasMembers(target, seen)) {
        return true;
      }
    }
    return false;
  }

  /** Returns the one part that says all about the shape; null if there are more, or the schema does. */
  @Nullable
  SchemaView onlyPart(SchemaView schema) {
    if (!schema.properties().isEmpty() || !schema.required().isEmpty()) {
      return null;
    }
    List<SchemaView> parts = schema.allOf().stream()
        .filter(part -> part.hasShape() || !part.required().isEmpty())
        .toList();
    return parts.size() == 1 && schema.variants().isEmpty() ? parts.get(0) : null;
  }

  /** Whether values are objects with members, be it of several kinds. */
  boolean isObject(SchemaView schema) {
    return isObject(schema, newSet());
  }

  private boolean isObject(SchemaView schema, Set<Object> seen) {
    SchemaView target = references.resolve(schema);
    if (target == null || !seen.add(target.schema()) || target.is("x-union")) {
      return false;
    }
    if (hasMembers(target)) {
      return true;
    }
    if (!target.allOf().isEmpty()) {
      return target.allOf().stream().filter(SchemaView::hasShape).count() == 1
          && target.variants().isEmpty()
          && target.allOf().stream().filter(SchemaView::hasShape).allMatch(p -> isObject(p, seen));
    }
    return !target.variants().isEmpty()
        && target.variants().stream().allMatch(variant -> isObject(variant, seen));
  }

  Members of(SchemaView schema, Place place) {
    Map<String, Property> properties = new LinkedHashMap<>();
    Set<String> required = new LinkedHashSet<>();
    boolean choice = collect(schema, place, properties, required, newSet());
    return new Members(properties, required, choice);
  }

  private boolean collect(
      SchemaView schema,
      Place place,
      Map<String, Property> properties,
      Set<String> required,
      Set<Object> seen) {
    if (!seen.add(schema.schema())) {
      return false;
    }
    boolean choice = schema.variants().stream().anyMatch(SchemaView::hasShape);
    for (SchemaView part : schema.allOf()) {
      SchemaView target = references.resolve(part);
      if (target == null) {
        continue;
      }
      References.Target named = part.ref() == null ? null : references.find(part.ref());
      choice |= collect(target, named == null ? place : named.place(), properties, required, seen);
    }
    schema.properties().forEach((name, property) -> {
      // A part that says nothing about the shape does not undo what an earlier one said.
      if (property.hasShape() || !properties.containsKey(name)) {
        properties.put(name, new Property(property, place.of(name)));
      }
    });
    required.addAll(schema.required());
    return choice;
  }

  boolean isReadOnly(SchemaView schema) {
    return is(schema, SchemaView::isReadOnly);
  }

  boolean isWriteOnly(SchemaView schema) {
    return is(schema, SchemaView::isWriteOnly);
  }

  private boolean is(SchemaView schema, Predicate<SchemaView> flag) {
    SchemaView target = references.resolve(schema);
    return flag.test(schema)
        || (target != null && (flag.test(target) || target.allOf().stream().anyMatch(flag)));
  }

  private static Set<Object> newSet() {
    return Collections.newSetFromMap(new IdentityHashMap<>());
  }
}
