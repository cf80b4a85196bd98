package dev.vitals.generator;

import dev.vitals.generator.Type.Scalar;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the type of a schema that lists its values. */
final class Enumerations {
  /** Java's limits on the code that fills an enumeration are near; a text loses nothing. */
  private static final int MOST_CONSTANTS = 1_500;

  private final Forms forms;
  private final Naming naming;
  private final Notes notes;

  Enumerations(Forms forms, Naming naming, Notes notes) {
    this.forms = forms;
    this.naming = naming;
    this.notes = notes;
  }

  /** Returns the type, or null if the values do not matter for it. */
  @Nullable
  Type typeOf(SchemaView schema, List<Object> values, Place place) {
    if (schema.hasType("array") || schema.hasType("object") || schema.types().size() > 1) {
      return null;
    }
    if (schema.hasType("string")) {
      boolean plain = values.stream().allMatch(Enumerations::isPlain);
      return plain ? texts(schema, values, place) : null;
    }
    boolean typed = !schema.types().isEmpty();
    if (values.stream().allMatch(Boolean.class::isInstance)) {
      return typed ? null : Scalar.BOOLEAN;
    }
    if (values.stream().allMatch(Number.class::isInstance)) {
      boolean integers = values.stream().allMatch(Enumerations::isLong);
      if (integers && (!typed || schema.hasType("integer"))) {
        return integers(schema, values, place);
      }
      return typed ? null : Scalar.BIG_DECIMAL;
    }
    if (typed) {
      return null;
    }
    return values.stream().allMatch(String.class::isInstance)
        ? texts(schema, values, place)
        : forms.any(place, "its values are of several types");
  }

  Type texts(SchemaView schema, List<Object> values, Place place) {
    List<String> texts = values.stream().map(String::valueOf).toList();
    if (texts.size() > MOST_CONSTANTS) {
      notes.add(place, "is String: an enumeration of " + texts.size() + " texts has no constants");
      return Scalar.STRING;
    }
    return constants(schema, texts, place);
  }

  Type integers(SchemaView schema, List<Object> values, Place place) {
    return constants(schema, values.stream().map(Enumerations::toLong).toList(), place);
  }

  private Type constants(SchemaView schema, List<?> values, Place place) {
    NameTable names = naming.constants();
    List<EnumForm.Constant> constants = new ArrayList<>();
    boolean text = values.get(0) instanceof String;
    for (Object value : new LinkedHashSet<>(values)) {
      constants.add(new EnumForm.Constant(
          names.take(naming.constant(value)), text ? Texts.literal((String) value) : value + "L"));
    }
    return forms.add(
        new EnumForm(forms.home(), forms.className(place), place.name(), schema, text, constants));
  }

  private static boolean isPlain(Object value) {
    return value instanceof String || value instanceof Number || value instanceof Boolean;
  }

  private static boolean isLong(Object value) {
    try {
      toLong(value);
      return true;
    } catch (ArithmeticException e) {
      return false;
    }
  }

  private static Long toLong(Object value) {
    return new BigDecimal(value.toString()).longValueExact();
  }
}
