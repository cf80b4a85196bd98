package dev.vitals.generator;

import dev.vitals.generator.Type.Scalar;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the type of each schema, and the classes that have to be written.
 *
 * <p>A schema that no Java type holds without loss is any JSON: the type is {@code JsonNode}, and a
 * note says why.
 */
final class Forms {
  static final Type.Json ANY = new Type.Json();

  private final References references;
  private final Form.Home home;
  private final Naming naming;
  private final ScalarTypes scalars;
  private final Notes notes;
  private final Flattening flattening;
  private final Choices choices;
  private final Enumerations enumerations;

  private final IdentityHashMap<Object, Type> types = new IdentityHashMap<>();
  private final Set<Object> underWay = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Map<String, Form> forms = new LinkedHashMap<>();
  private final Deque<Runnable> unfinished = new ArrayDeque<>();

  Forms(References references, Form.Home home, Naming naming, ScalarTypes scalars, Notes notes) {
    this.references = references;
    this.home = home;
    this.naming = naming;
    this.scalars = scalars;
    this.notes = notes;
    this.flattening = new Flattening(references);
    this.choices = new Choices(this, references, flattening, notes);
    this.enumerations = new Enumerations(this, naming, notes);
    naming.reserve(references.components().keySet());
  }

  /** Finds the types of all components. */
  void addComponents() {
    references.components().forEach((name, schema) -> typeOf(schema, Place.component(name)));
    finish();
  }

  /** Finds the type of a schema that an operation uses, and what classes it needs. */
  Type typeFor(SchemaView schema, Place place) {
    Type type = typeOf(schema, place);
    finish();
    return type;
  }

  /** The classes to write, by name. */
  Map<String, Form> classes() {
    return forms;
  }

  Form.Home home() {
    return home;
  }

  private void finish() {
    while (!unfinished.isEmpty()) {
      unfinished.remove().run();
    }
  }

  Type typeOf(SchemaView schema, Place place) {
    if (schema.ref() != null) {
      References.Target target = references.find(schema.ref());
      if (target == null) {
        return any(place, "its reference " + schema.ref() + " leads nowhere");
      }
      return typeOf(target.schema(), target.place());
    }
    Type known = types.get(schema.schema());
    if (known != null) {
      return known;
    }
    if (!underWay.add(schema.schema())) {
      return any(place, "it is made of nothing but itself");
    }
    Type type = find(schema, place);
    underWay.remove(schema.schema());
    types.put(schema.schema(), type);
    return type;
  }

  Type any(Place place, String why) {
    notes.add(place, "is any JSON (JsonNode): " + why);
    return ANY;
  }

  private Type find(SchemaView schema, Place place) {
    if (schema.is("x-union") && !schema.properties().isEmpty()) {
      return union(schema, place);
    }
    if (flattening.hasMembers(schema)) {
      SchemaView only = place.isComponent() ? null : flattening.onlyPart(schema);
      return only == null ? object(schema, place) : typeOf(only, place);
    }
    return schema.allOf().isEmpty() ? single(schema, place) : combined(schema, place);
  }

  /** Parts without members: what one of them says about the shape holds for all. */
  private Type combined(SchemaView schema, Place place) {
    Type found = ANY;
    for (SchemaView part : schema.allOf()) {
      if (part.hasShape()) {
        Type type = typeOf(part, place);
        found = isNarrower(type, found) ? type : found;
      }
    }
    Type own = single(schema, place);
    return isNarrower(own, found) ? own : found;
  }

  private static boolean isNarrower(Type type, Type than) {
    return (than == ANY && type != ANY) || (type instanceof Type.Model && than instanceof Scalar);
  }

  /** A schema that is not combined of others. */
  private Type single(SchemaView schema, Place place) {
    List<SchemaView> variants =
        schema.variants().stream().filter(SchemaView::hasShape).toList();
    if (!variants.isEmpty()) {
      return choices.typeOf(schema, variants, place);
    }
    if (!schema.values().isEmpty()) {
      Type type = enumerations.typeOf(schema, schema.values(), place);
      if (type != null) {
        return type;
      }
    }
    return plain(schema, place);
  }

  /** A schema by its JSON type alone. */
  Type plain(SchemaView schema, Place place) {
    List<String> jsonTypes = List.copyOf(schema.types());
    if (jsonTypes.size() > 1) {
      return jsonTypes.stream().allMatch(type -> type.equals("integer") || type.equals("number"))
          ? Scalar.BIG_DECIMAL
          : any(place, "it may be " + String.join(" or ", jsonTypes));
    }
    String type = jsonTypes.isEmpty() ? "" : jsonTypes.get(0);
    if (type.equals("array") || (type.isEmpty() && schema.schema().getItems() != null)) {
      SchemaView items = schema.items();
      Type element = typeOf(items, place.of("inner"));
      return new Type.ListOf(element, isNullElement(items, element));
    }
    SchemaView additional = schema.additional();
    if (additional != null && (type.equals("object") || type.isEmpty())) {
      Type value = typeOf(additional, place.of("value"));
      return new Type.MapOf(value, isNullElement(additional, value));
    }
    if (type.equals("object") || type.isEmpty()) {
      return ANY;
    }
    Type scalar = scalars.of(type, schema);
    return scalar == null ? any(place, "JSON has no type " + type) : scalar;
  }

  private boolean isNullElement(SchemaView schema, Type type) {
    return type != ANY && isNullable(schema);
  }

  /** Whether a value may be null, here or where a reference leads. */
  boolean isNullable(SchemaView schema) {
    return isNullable(schema, Collections.newSetFromMap(new IdentityHashMap<>()));
  }

  private boolean isNullable(SchemaView schema, Set<Object> seen) {
    if (!seen.add(schema.schema())) {
      return false;
    }
    if (schema.isNullable()) {
      return true;
    }
    if (schema.ref() != null) {
      References.Target target = references.find(schema.ref());
      return target == null || isNullable(target.schema(), seen);
    }
    List<SchemaView> parts =
        schema.allOf().stream().filter(SchemaView::hasShape).toList();
    if (!parts.isEmpty() && !flattening.hasMembers(schema)) {
      return parts.stream().allMatch(part -> isNullable(part, seen));
    }
    return !schema.hasShape()
        || schema.variants().stream().anyMatch(variant -> isNullable(variant, seen));
  }

  private Type object(SchemaView schema, Place place) {
    ObjectForm form = new ObjectForm(home, naming.className(place), place.name(), schema);
    unfinished.add(() -> fill(form, schema, place));
    return add(form);
  }

  private void fill(ObjectForm form, SchemaView schema, Place place) {
    Flattening.Members members = flattening.of(schema, place);
    if (members.hasFurtherChoice()) {
      notes.add(place, "has members by oneOf or anyOf; they are among its additionalProperties()");
    }
    Naming.Members names = naming.members();
    Map<String, String> taken = new LinkedHashMap<>();
    members
        .properties()
        .forEach((wire, property) ->
            taken.put(wire, names.take(wire, property.schema().is("x-local-view"))));
    members.properties().forEach((wire, property) -> {
      SchemaView view = property.schema();
      Type type = typeOf(view, property.place());
      boolean required = members.required().contains(wire);
      Member.Presence presence = new Member.Presence(
          required, isNullable(view), flattening.isReadOnly(view), flattening.isWriteOnly(view));
      form.add(new Member(
          form,
          wire,
          view,
          type,
          presence,
          names.beside(taken.getOrDefault(wire, wire)),
          description(view, type)));
    });
  }

  /** A member without words of its own has those of a type that has no class to carry them. */
  private @Nullable String description(SchemaView schema, Type type) {
    if (schema.description() != null || type instanceof Type.Model) {
      return schema.description();
    }
    SchemaView target = references.resolve(schema);
    return target == null ? null : target.description();
  }

  private Type union(SchemaView schema, Place place) {
    String className = naming.className(place);
    UnionForm form = new UnionForm(home, className, place.name(), schema);
    unfinished.add(() -> {
      Naming.Members names = naming.members();
      NameTable records = NameTable.of(Set.of(className, "Unknown", "Decoder", "Encoder"));
      schema.properties().forEach((wire, view) -> {
        Type type = typeOf(view, place.of(wire));
        String name = names.take(wire, false);
        String words = description(view, type);
        form.add(new UnionForm.Kind(
            className,
            wire,
            name,
            naming.recordName(records, name),
            type,
            words != null
                ? Texts.javadoc(words)
                : type instanceof Type.Model
                    ? "See {@link " + type.java() + "}."
                    : "Member &quot;" + Texts.javadoc(wire) + "&quot;."));
      });
    });
    return add(form);
  }

  Type texts(SchemaView schema, List<Object> values, Place place) {
    return enumerations.texts(schema, values, place);
  }

  Type integers(SchemaView schema, List<Object> values, Place place) {
    return enumerations.integers(schema, values, place);
  }

  Type add(Form form) {
    forms.put(form.className(), form);
    return new Type.Model(form);
  }

  String className(Place place) {
    return naming.className(place);
  }
}
