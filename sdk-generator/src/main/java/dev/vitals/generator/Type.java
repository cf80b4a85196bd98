package dev.vitals.generator;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A type that generated code declares, reads, writes and copies. The pieces of code use the names
 * that the templates give their parser and context.
 */
sealed interface Type {
  /** The type in Java, boxed. */
  String java();

  /** What has to be imported for {@link #java}. */
  Set<String> imports();

  /** The generated classes in it. */
  default Set<Form> forms() {
    return Set.of();
  }

  /** Code that reads a member's value; null for JSON null. */
  String read(String place);

  /** A method that reads one element of an array, or one value of a map. */
  String itemReader();

  /** A method that writes one element of an array, or one value of a map. */
  String itemWriter();

  /** Code that copies what a caller passes to a setter. */
  String copy(String name, String place);

  /** The JSON type of a value, as {@code KindReader} of the run-time classes names it. */
  String shape();

  /** The primitive type for a value that is always there, if Java has one. */
  default @Nullable String primitive() {
    return null;
  }

  /** Whether null stands somewhere among the elements. */
  default boolean holdsNull() {
    return false;
  }

  /** Code that writes a member. */
  default String write(String json, String value) {
    return "writer.write(" + json + ", " + value + ");";
  }

  /** A single value. */
  enum Scalar implements Type {
    STRING("String", null, "", "texts"),
    INTEGER("Integer", "int", "", "integers"),
    LONG("Long", "long", "", "integers"),
    BIG_INTEGER("BigInteger", null, "java.math.", "integers"),
    DOUBLE("Double", "double", "", "numbers"),
    BIG_DECIMAL("BigDecimal", null, "java.math.", "numbers"),
    BOOLEAN("Boolean", "boolean", "", "booleans"),
    OFFSET_DATE_TIME("OffsetDateTime", null, "java.time.", "texts"),
    LOCAL_DATE("LocalDate", null, "java.time.", "texts"),
    INSTANT("Instant", null, "java.time.", "integers"),
    DURATION("Duration", null, "java.time.", "integers");

    private final String name;
    private final @Nullable String primitive;
    private final String inPackage;
    private final String shape;

    Scalar(String name, @Nullable String primitive, String inPackage, String shape) {
      this.name = name;
      this.primitive = primitive;
      this.inPackage = inPackage;
      this.shape = shape;
    }

    @Override
    public String java() {
      return name;
    }

    @Override
    public @Nullable String primitive() {
      return primitive;
    }

    @Override
    public Set<String> imports() {
      return inPackage.isEmpty() ? Set.of() : Set.of(inPackage + name);
    }

    /** Code that reads a required primitive, which is never null. */
    String readPrimitive(String place) {
      return "ScalarReader." + primitive + "Value(jsonParser, " + place + ")";
    }

    @Override
    public String read(String place) {
      return "ScalarReader.read" + name + "(jsonParser, " + place + ")";
    }

    @Override
    public String itemReader() {
      return this == STRING
          ? "StructureReader::readText"
          : "ItemReaders.scalar(ScalarReader::read" + name + ")";
    }

    @Override
    public String itemWriter() {
      return this == STRING ? "MemberWriter::text" : "ItemWriters::write";
    }

    @Override
    public String copy(String value, String place) {
      return value;
    }

    @Override
    public String shape() {
      return shape;
    }
  }

  /** Any JSON, as a tree. */
  record Json() implements Type {
    @Override
    public String java() {
      return "JsonNode";
    }

    @Override
    public Set<String> imports() {
      return Set.of();
    }

    @Override
    public String read(String place) {
      return "StructureReader.readJsonNode(jsonParser, jsonContext)";
    }

    @Override
    public String itemReader() {
      return "ItemReaders::tree";
    }

    @Override
    public String itemWriter() {
      return "ItemWriters::write";
    }

    @Override
    public String copy(String value, String place) {
      return "Copies.json(" + value + ")";
    }

    @Override
    public String shape() {
      return "any";
    }
  }

  /** A class that is generated. */
  record Model(Form form) implements Type {
    @Override
    public String java() {
      return form.className();
    }

    @Override
    public Set<String> imports() {
      return Set.of(form.packageName() + "." + form.className());
    }

    @Override
    public Set<Form> forms() {
      return Set.of(form);
    }

    @Override
    public String read(String place) {
      return java() + ".Decoder.read(jsonParser, jsonContext, " + place + ")";
    }

    @Override
    public String itemReader() {
      return java() + ".Decoder::read";
    }

    @Override
    public String itemWriter() {
      return java() + ".Encoder::write";
    }

    @Override
    public String write(String json, String value) {
      return "writer.writeValue(" + json + ", " + value + ", " + itemWriter() + ");";
    }

    @Override
    public String copy(String value, String place) {
      return value;
    }

    @Override
    public String shape() {
      return form.shape();
    }
  }

  /** An array. */
  record ListOf(Type element, boolean nullable) implements Type {
    @Override
    public String java() {
      return "List<" + (nullable ? "@Nullable " : "") + element.java() + ">";
    }

    @Override
    public Set<String> imports() {
      Set<String> imports = new HashSet<>(element.imports());
      imports.add("java.util.List");
      return imports;
    }

    @Override
    public Set<Form> forms() {
      return element.forms();
    }

    @Override
    public boolean holdsNull() {
      return nullable || element.holdsNull();
    }

    @Override
    public String read(String place) {
      return "StructureReader.readList" + (nullable ? "WithNulls" : "")
          + "(jsonParser, jsonContext, " + place + ", " + element.itemReader() + ")";
    }

    @Override
    public String itemReader() {
      return "ItemReaders.list" + (nullable ? "WithNulls" : "") + "(" + element.itemReader() + ")";
    }

    @Override
    public String itemWriter() {
      return "ItemWriters.list(" + elementWriter() + ")";
    }

    private String elementWriter() {
      return nullable ? "ItemWriters.orNull(" + element.itemWriter() + ")" : element.itemWriter();
    }

    @Override
    public String write(String json, String value) {
      return "writer.writeList(" + json + ", " + value + ", " + elementWriter() + ");";
    }

    @Override
    public String copy(String value, String place) {
      return (holdsNull() ? "NullableCopies" : "Copies") + ".list(" + value + ", " + place + ")";
    }

    @Override
    public String shape() {
      return "arrays";
    }
  }

  /** An object whose names are data. */
  record MapOf(Type value, boolean nullable) implements Type {
    @Override
    public String java() {
      return "Map<String, " + (nullable ? "@Nullable " : "") + value.java() + ">";
    }

    @Override
    public Set<String> imports() {
      return value.imports();
    }

    @Override
    public Set<Form> forms() {
      return value.forms();
    }

    @Override
    public boolean holdsNull() {
      return nullable || value.holdsNull();
    }

    @Override
    public String read(String place) {
      return "StructureReader.readMap" + (nullable ? "WithNulls" : "")
          + "(jsonParser, jsonContext, " + place + ", " + value.itemReader() + ")";
    }

    @Override
    public String itemReader() {
      return "ItemReaders.map" + (nullable ? "WithNulls" : "") + "(" + value.itemReader() + ")";
    }

    @Override
    public String itemWriter() {
      return "ItemWriters.map(" + valueWriter() + ")";
    }

    private String valueWriter() {
      return nullable ? "ItemWriters.orNull(" + value.itemWriter() + ")" : value.itemWriter();
    }

    @Override
    public String write(String json, String map) {
      return "writer.writeMap(" + json + ", " + map + ", " + valueWriter() + ");";
    }

    @Override
    public String copy(String map, String place) {
      if (holdsNull()) {
        return "NullableCopies.map(" + map + ", " + place + ")";
      }
      return "Copies." + (value == Scalar.STRING ? "textMap" : "map") + "(" + map + ", " + place
          + ")";
    }

    @Override
    public String shape() {
      return "objects";
    }
  }
}
