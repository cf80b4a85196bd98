package dev.vitals.generator;

import dev.vitals.generator.Type.Scalar;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Chooses the Java type of a single value by its type and format; the user's mappings win. */
final class ScalarTypes {
  private static final Map<String, Scalar> DEFAULTS = Map.ofEntries(
      Map.entry("string", Scalar.STRING),
      Map.entry("string+date", Scalar.LOCAL_DATE),
      Map.entry("string+date-time", Scalar.OFFSET_DATE_TIME),
      Map.entry("file", Scalar.STRING),
      Map.entry("boolean", Scalar.BOOLEAN),
      Map.entry("number", Scalar.BIG_DECIMAL),
      Map.entry("number+double", Scalar.DOUBLE),
      Map.entry("integer", Scalar.LONG),
      Map.entry("integer+int8", Scalar.INTEGER),
      Map.entry("integer+int16", Scalar.INTEGER),
      Map.entry("integer+int32", Scalar.INTEGER),
      Map.entry("integer+uint8", Scalar.INTEGER),
      Map.entry("integer+uint16", Scalar.INTEGER),
      Map.entry("integer+uint64", Scalar.BIG_INTEGER),
      Map.entry("integer+epoch-seconds", Scalar.INSTANT),
      Map.entry("integer+duration-nanos", Scalar.DURATION));

  private static final BigDecimal LARGEST_LONG = BigDecimal.valueOf(Long.MAX_VALUE);
  private static final BigDecimal SMALLEST_LONG = BigDecimal.valueOf(Long.MIN_VALUE);

  private final Map<String, Type> mappings = new HashMap<>(DEFAULTS);

  /**
   * Takes the user's mappings, such as {@code integer=BigInteger}.
   *
   * @throws IllegalArgumentException if a mapping names a type that the run-time classes do not read
   */
  ScalarTypes(Map<String, String> userMappings) {
    userMappings.forEach((form, type) -> mappings.put(form, mapped(form, type)));
  }

  private static Type mapped(String form, String type) {
    if (type.equals("JsonNode")) {
      return new Type.Json();
    }
    return Arrays.stream(Scalar.values())
        .filter(scalar -> scalar.java().equals(type))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("typeMapping " + form + "=" + type
            + " names a type that models cannot hold; use JsonNode or one of "
            + Arrays.stream(Scalar.values()).map(Scalar::java).collect(Collectors.joining(", "))));
  }

  /** Returns the type for a JSON type, or null for a type that JSON Schema does not have. */
  @Nullable
  Type of(String type, SchemaView schema) {
    Type found = mappings.get(type + "+" + schema.format());
    if (found == null) {
      found = mappings.get(type);
    }
    return found == Scalar.LONG && isBeyondLong(schema) ? Scalar.BIG_INTEGER : found;
  }

  private static boolean isBeyondLong(SchemaView schema) {
    BigDecimal maximum = schema.schema().getMaximum();
    BigDecimal minimum = schema.schema().getMinimum();
    return !schema.format().equals("int64")
        && ((maximum != null && maximum.compareTo(LARGEST_LONG) > 0)
            || (minimum != null && minimum.compareTo(SMALLEST_LONG) < 0));
  }
}
