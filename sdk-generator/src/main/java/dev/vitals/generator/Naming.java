package dev.vitals.generator;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.openapitools.codegen.DefaultCodegen;
import org.openapitools.codegen.utils.CamelizeOption;
import org.openapitools.codegen.utils.StringUtils;

/**
 * Gives Java's names to what a document names. How a name is spelled is openapi-generator's, which
 * knows the user's mappings; that each name is an identifier and belongs to one thing is decided
 * here.
 */
final class Naming {
  /** Classes that generated code names by themselves, its own nested ones among them. */
  private static final Set<String> TAKEN_CLASSES = Set.of(
      "Builder",
      "Decoder",
      "Encoder",
      "Known",
      "Unknown",
      "BigDecimal",
      "BigInteger",
      "Boolean",
      "Copies",
      "DeserializationContext",
      "Double",
      "Duration",
      "Generated",
      "IOException",
      "Instant",
      "Integer",
      "IsoTime",
      "ItemReaders",
      "ItemWriters",
      "JsonDeserialize",
      "JsonDeserializer",
      "JsonGenerator",
      "JsonNode",
      "JsonParser",
      "JsonSerialize",
      "JsonSerializer",
      "JsonToken",
      "KindReader",
      "LinkedHashMap",
      "List",
      "LocalDate",
      "LocalDateTime",
      "Long",
      "Map",
      "MemberChecks",
      "MemberNames",
      "MemberWriter",
      "Nullable",
      "NullableCopies",
      "Object",
      "Objects",
      "OffsetDateTime",
      "Optional",
      "Override",
      "ReadFailure",
      "Record",
      "ScalarReader",
      "SerializerProvider",
      "Set",
      "Spelling",
      "String",
      "StructureReader");

  /** Methods without parameters that every model has, and its field of unknown members. */
  private static final Set<String> TAKEN_MEMBERS = Set.of(
      "additionalProperties",
      "builder",
      "toBuilder",
      "clone",
      "equals",
      "finalize",
      "getClass",
      "hashCode",
      "notify",
      "notifyAll",
      "toString",
      "wait");

  /** What the decoder's own variables are called. */
  private static final Set<String> DECODER_LOCALS =
      Set.of("jsonParser", "jsonContext", "memberNumber", "draft", "seen");

  private final DefaultCodegen spelling;
  private final Notes notes;
  private final NameTable classes = NameTable.ofClasses();
  private final Set<String> classNames = new HashSet<>(TAKEN_CLASSES);
  private final Map<String, String> components = new HashMap<>();

  Naming(DefaultCodegen spelling, Notes notes) {
    this.spelling = spelling;
    this.notes = notes;
  }

  /** Keeps the names of the components for them, in the document's order. */
  void reserve(Iterable<String> componentNames) {
    for (String name : componentNames) {
      components.put(name, takeClass(Place.component(name)));
    }
  }

  String className(Place place) {
    String reserved = place.isComponent() ? components.get(place.name()) : null;
    return reserved == null ? takeClass(place) : reserved;
  }

  private String takeClass(Place place) {
    String wish = NameTable.identifier(spelling.toModelName(place.name()), "Schema");
    if (TAKEN_CLASSES.contains(wish)) {
      wish = "Model" + wish;
    }
    String name = classes.take(wish);
    if (!name.equals(wish)) {
      notes.add(place, "is class " + name + ": another schema is called " + wish + ", too");
    }
    classNames.add(name);
    return name;
  }

  /** A scope for the members of one class. */
  Members members() {
    return new Members();
  }

  /** A scope for the constants of one enumeration. */
  NameTable constants() {
    return NameTable.of(List.of("CONSTANTS", "UNKNOWN_TO_SDK"));
  }

  /** How a constant would like to be called. */
  String constant(Object value) {
    String type = value instanceof String ? "String" : "Integer";
    String wish = spelling.toEnumVarName(value.toString(), type);
    return NameTable.identifier(wish.toUpperCase(java.util.Locale.ROOT), "TEXT");
  }

  /** The name of the record for a kind that a member tells. */
  String recordName(NameTable records, String memberName) {
    String wish = StringUtils.camelize(memberName);
    return records.take(classNames.contains(wish) ? wish + "Kind" : wish);
  }

  /** The names of the members of one class: first those of all members, then those beside them. */
  final class Members {
    private final NameTable names = NameTable.of(TAKEN_MEMBERS);
    private final NameTable constants = NameTable.of(Set.of());

    /** Takes the name of accessor, field and setter. */
    String take(String wire, boolean isLocalView) {
      String wish = NameTable.identifier(spelling.toVarName(wire), "member");
      String name =
          names.take(TAKEN_MEMBERS.contains(wish) || classNames.contains(wish) ? "_" + wish : wish);
      if (isLocalView) {
        names.reserve(name + "Local");
        names.reserve(name + "WithOffset");
      }
      return name;
    }

    Member.Names beside(String name) {
      return new Member.Names(
          name,
          DECODER_LOCALS.contains(name) ? names.take(name + "Value") : name,
          names.take(name + "Seen"),
          names.take(name + "Whole"),
          names.take(name + "Spelling"),
          constants.take(Member.constantWish(StringUtils.underscore(name))));
    }
  }

  /** Spells a part of a place's name as openapi-generator does in its names of operations. */
  static String camel(String text) {
    return StringUtils.camelize(text, CamelizeOption.LOWERCASE_FIRST_LETTER);
  }
}
