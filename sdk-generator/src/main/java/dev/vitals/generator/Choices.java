package dev.vitals.generator;

import dev.vitals.generator.Type.Scalar;
import io.swagger.v3.oas.models.media.Discriminator;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds the type of a choice, {@code oneOf} or {@code anyOf}. */
final class Choices {
  private final Forms forms;
  private final References references;
  private final Flattening flattening;
  private final Notes notes;

  Choices(Forms forms, References references, Flattening flattening, Notes notes) {
    this.forms = forms;
    this.references = references;
    this.flattening = flattening;
    this.notes = notes;
  }

  Type typeOf(SchemaView schema, List<SchemaView> variants, Place place) {
    if (variants.size() == 1) {
      return forms.typeOf(variants.get(0), place);
    }
    if (variants.stream().allMatch(flattening::isObject)) {
      return objects(schema, variants, place);
    }
    Type scalar = scalar(schema, variants, place);
    if (scalar != null) {
      return scalar;
    }
    Set<Type> types = new LinkedHashSet<>();
    for (SchemaView variant : variants) {
      types.add(
          variant.ref() != null || !flattening.isObject(variant)
              ? forms.typeOf(variant, place.of("oneOf", types.size()))
              : Forms.ANY);
    }
    return types.size() == 1
        ? types.iterator().next()
        : forms.any(place, "oneOf or anyOf offers values of several types");
  }

  /** Values of one JSON type: their enumerations are open, so one that has all constants fits. */
  private @Nullable Type scalar(SchemaView schema, List<SchemaView> variants, Place place) {
    Set<Object> values = new LinkedHashSet<>();
    Set<Type> types = new LinkedHashSet<>();
    Set<String> named = new LinkedHashSet<>();
    String jsonType = null;
    boolean open = false;
    for (SchemaView variant : variants) {
      SchemaView target = references.resolve(variant);
      String type = target == null ? null : scalarType(target);
      if (target == null || type == null || (jsonType != null && !jsonType.equals(type))) {
        return null;
      }
      jsonType = type;
      values.addAll(target.values());
      open |= target.values().isEmpty();
      if (variant.ref() != null && !target.values().isEmpty()) {
        named.add(variant.ref());
      }
      if (target.values().isEmpty()) {
        types.add(forms.plain(target, place));
      }
    }
    if (values.isEmpty()) {
      return types.size() == 1 ? types.iterator().next() : widest(String.valueOf(jsonType));
    }
    if (named.size() == 1
        && variants.stream().allMatch(v -> v.ref() != null || v.values().isEmpty())) {
      return forms.typeOf(
          variants.stream().filter(v -> named.contains(v.ref())).findFirst().orElseThrow(), place);
    }
    return switch (String.valueOf(jsonType)) {
      case "string" -> forms.texts(schema, List.copyOf(values), place);
      case "integer" -> open ? Scalar.LONG : forms.integers(schema, List.copyOf(values), place);
      default -> widest(String.valueOf(jsonType));
    };
  }

  private static @Nullable String scalarType(SchemaView schema) {
    if (!schema.allOf().isEmpty() || !schema.variants().isEmpty()) {
      return null;
    }
    Set<String> types = schema.types();
    if (types.size() == 1) {
      String type = types.iterator().next();
      return type.equals("array") || type.equals("object") ? null : type;
    }
    if (!types.isEmpty() || schema.values().isEmpty()) {
      return null;
    }
    if (schema.values().stream().allMatch(String.class::isInstance)) {
      return "string";
    }
    return schema.values().stream().allMatch(v -> v instanceof Integer || v instanceof Long)
        ? "integer"
        : null;
  }

  private static Type widest(String jsonType) {
    return switch (jsonType) {
      case "string" -> Scalar.STRING;
      case "boolean" -> Scalar.BOOLEAN;
      case "integer" -> Scalar.BIG_INTEGER;
      case "number" -> Scalar.BIG_DECIMAL;
      default -> Forms.ANY;
    };
  }

  private Type objects(SchemaView schema, List<SchemaView> variants, Place place) {
    Map<Form, SchemaView> kinds = new LinkedHashMap<>();
    for (SchemaView variant : variants) {
      Type type =
          forms.typeOf(variant, variant.ref() == null ? place.of("oneOf", kinds.size()) : place);
      if (!(type instanceof Type.Model model) || model.form().isEnumeration()) {
        return forms.any(place, "a kind of its oneOf or anyOf has no class");
      }
      kinds.putIfAbsent(model.form(), variant);
    }
    if (kinds.size() == 1) {
      return new Type.Model(kinds.keySet().iterator().next());
    }
    Set<String> packages = new LinkedHashSet<>();
    kinds.keySet().forEach(form -> packages.add(form.packageName()));
    if (packages.size() > 1) {
      return forms.any(place, "its kinds are in several packages");
    }
    Discriminator discriminator = schema.discriminator();
    String member = discriminator == null ? null : discriminator.getPropertyName();
    List<KindsForm.Kind> list = new ArrayList<>();
    kinds.forEach(
        (form, variant) -> list.add(new KindsForm.Kind(form, tells(variant, discriminator))));
    if (member == null) {
      notes.add(place, "has no discriminator: its kinds are told by their members");
    }
    return forms.add(
        new KindsForm(forms.home(), forms.className(place), place.name(), schema, member, list));
  }

  /** The texts of the discriminator for a kind: those of the mapping, and the schema's own name. */
  private Set<String> tells(SchemaView kind, @Nullable Discriminator discriminator) {
    Set<String> texts = new LinkedHashSet<>();
    if (discriminator == null || kind.ref() == null) {
      return texts;
    }
    References.Target target = references.find(kind.ref());
    if (discriminator.getMapping() != null && target != null) {
      discriminator.getMapping().forEach((text, ref) -> {
        References.Target mapped = references.find(ref);
        if (mapped != null && mapped.schema().isSame(target.schema())) {
          texts.add(text);
        }
      });
    }
    if (target != null) {
      texts.add(target.place().name());
    }
    return texts;
  }
}
