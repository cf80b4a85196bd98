package dev.vitals.generator;

import dev.vitals.generator.Type.Scalar;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A member of an object: what it is, and each piece of code that the templates print for it. */
final class Member {
  private final ObjectForm owner;
  private final String wire;
  private final SchemaView schema;
  private final Type type;
  private final Presence presence;
  private final Names names;
  private final @Nullable String described;

  /** The names that generated code gives a member and what belongs to it. */
  record Names(
      String name, String local, String seen, String whole, String spelling, String constant) {}

  /** When a member has to be there, and whether its value may then be null. */
  record Presence(boolean required, boolean nullable, boolean readOnly, boolean writeOnly) {}

  Member(
      ObjectForm owner,
      String wire,
      SchemaView schema,
      Type type,
      Presence presence,
      Names names,
      @Nullable String described) {
    this.owner = owner;
    this.wire = wire;
    this.schema = schema;
    this.type = type;
    this.presence = presence;
    this.names = names;
    this.described = described;
  }

  String wire() {
    return wire;
  }

  Type type() {
    return type;
  }

  String name() {
    return names.name();
  }

  String constant() {
    return names.constant();
  }

  String spelling() {
    return names.spelling();
  }

  String whole() {
    return names.whole();
  }

  /** The name on the wire, as a literal. */
  String json() {
    return Texts.literal(wire);
  }

  /** What messages call the member, as a literal. */
  String place() {
    return Texts.literal(owner.className() + "." + wire);
  }

  String doc() {
    if (described != null) {
      return Texts.javadoc(described);
    }
    return type instanceof Type.Model
        ? "See {@link " + type.java() + "}."
        : "Member &quot;" + Texts.javadoc(wire) + "&quot;.";
  }

  // Presence

  boolean isRequired() {
    return presence.required();
  }

  /** Whether every object has a value, be it read or built. */
  private boolean alwaysHasValue() {
    return presence.required()
        && !presence.nullable()
        && !presence.readOnly()
        && !presence.writeOnly();
  }

  private boolean isPrimitive() {
    return alwaysHasValue() && type.primitive() != null;
  }

  private boolean requiredOnRead() {
    return presence.required() && !presence.writeOnly();
  }

  private boolean requiredOnBuild() {
    return presence.required() && !presence.nullable() && !presence.readOnly();
  }

  /** Required under one of two names. */
  private boolean requiredByEitherName() {
    return schema.is("x-required");
  }

  /** Whether null alone does not tell that the member was absent. */
  private boolean needsSeen() {
    return isPrimitive() || (requiredOnRead() && presence.nullable());
  }

  boolean mustBeRead() {
    return requiredOnRead() || requiredByEitherName();
  }

  /** Whether the member is written as null when it has no value. */
  boolean isNullWritten() {
    return schema.is("x-write-null") || (presence.required() && presence.nullable());
  }

  // Declarations

  /** The declared type of field, parameter and accessor. */
  String declared() {
    if (isPrimitive()) {
      return String.valueOf(type.primitive());
    }
    return alwaysHasValue() || requiredByEitherName() ? type.java() : "@Nullable " + type.java();
  }

  String boxed() {
    return type.java();
  }

  int slots() {
    int slots = isPrimitive() && (type == Scalar.LONG || type == Scalar.DOUBLE) ? 2 : 1;
    return slots + (isDouble() ? 1 : 0) + (alias() == null ? 0 : 1);
  }

  boolean isDouble() {
    return type == Scalar.DOUBLE;
  }

  List<String> helperImports(boolean hasReadFailure) {
    List<String> imports = new ArrayList<>();
    if (alias() != null) {
      imports.add("dev.vitals.model.internal.Spelling");
    }
    if (requiredByEitherName() && !hasReadFailure) {
      imports.add("dev.vitals.model.internal.ReadFailure");
    }
    if (type.holdsNull()) {
      imports.add("dev.vitals.model.internal.NullableCopies");
    }
    if (isLocalView()) {
      imports.add("dev.vitals.model.internal.IsoTime");
      imports.add("java.time.LocalDateTime");
      imports.add("java.time.OffsetDateTime");
      imports.add("java.util.Optional");
    }
    return imports;
  }

  // Decoding

  /** The variable that the decoder reads into: its own, or a field of the draft of a wide class. */
  String local() {
    return owner.isWide() ? "draft." + name() : names.local();
  }

  String localWhole() {
    return owner.isWide() ? "draft." + names.whole() : names.whole();
  }

  List<String> localDeclarations() {
    List<String> lines = new ArrayList<>();
    if (isPrimitive()) {
      lines.add(
          type.primitive() + " " + local() + (type == Scalar.BOOLEAN ? " = false;" : " = 0;"));
    } else {
      lines.add(type.java() + " " + local() + " = null;");
    }
    if (needsSeen()) {
      lines.add("boolean " + names.seen() + " = false;");
    }
    if (isDouble()) {
      lines.add("boolean " + names.whole() + " = false;");
    }
    return lines;
  }

  private List<String> assignments() {
    List<String> lines = new ArrayList<>();
    boolean primitive = isPrimitive() && !owner.isWide();
    lines.add(local() + " = "
        + (primitive ? ((Scalar) type).readPrimitive(place()) : type.read(place())) + ";");
    if (needsSeen() && !owner.isWide()) {
      lines.add(names.seen() + " = true;");
    }
    if (isDouble()) {
      lines.add(localWhole() + " = ScalarReader.isWhole(jsonParser);");
    }
    return lines;
  }

  /** What the decoder does with the value; one line, or several in a block. */
  String assignment() {
    return assignments().get(0);
  }

  boolean isBlock() {
    return assignments().size() > 1;
  }

  List<String> block() {
    return assignments();
  }

  /** The condition that the member is missing. */
  String missing() {
    if (!needsSeen()) {
      return local() + " == null";
    }
    if (owner.isWide()) {
      return isPrimitive() ? local() + " == null" : "!seen[" + constant() + "]";
    }
    return "!" + names.seen();
  }

  // Values

  String equal() {
    String mine = "this." + name();
    String other = "other." + name();
    if (isPrimitive()) {
      return isDouble()
          ? "Double.compare(" + mine + ", " + other + ") == 0"
          : mine + " == " + other;
    }
    return alwaysHasValue()
        ? mine + ".equals(" + other + ")"
        : "Objects.equals(" + mine + ", " + other + ")";
  }

  /** What toString shows: never what the document calls write-only or a password. */
  String shown() {
    return presence.writeOnly() || schema.format().equals("password") ? "\"***\"" : name();
  }

  String shownAs() {
    return (owner.members().get(0) == this ? "" : ", ") + name() + "=";
  }

  String written() {
    return isDouble()
        ? "writer.write(" + json() + ", value." + name() + ", value." + names.whole() + ");"
        : type.write(json(), "value." + name());
  }

  String copied() {
    return type.copy(name(), place());
  }

  /** Whether the builder has to be given a value. */
  boolean isNeeded() {
    return requiredOnBuild() || requiredByEitherName();
  }

  /** What build() passes on. */
  String built() {
    return isNeeded()
        ? "MemberChecks.required(" + name() + ", " + place() + ", " + Texts.literal(name()) + ")"
        : name();
  }

  /** Checks of the setter, before the value is kept. */
  List<String> checks() {
    List<String> checks = new ArrayList<>();
    if (isDouble()) {
      checks.add(check("finite"));
      checks.add("this." + names.whole() + " = false;");
    }
    if (type == Scalar.INSTANT || type == Scalar.DURATION) {
      checks.add(check("fits" + type.java()));
    }
    if (owner.isRequest()) {
      addRequestChecks(checks);
    }
    return checks;
  }

  private void addRequestChecks(List<String> checks) {
    if (schema.format().equals("uuid")) {
      checks.add(check("uuid"));
    }
    BigDecimal minimum = schema.schema().getMinimum();
    if (minimum != null && minimum.stripTrailingZeros().scale() <= 0) {
      checks.add(check("atLeast", minimum.toBigInteger() + ", "));
    }
    if (schema.schema().getMaxProperties() != null) {
      checks.add(check("atMostEntries", schema.schema().getMaxProperties() + ", "));
    }
    if (type instanceof Type.Model model && model.form().isEnumeration()) {
      checks.add("if (" + name() + " != null && " + name() + ".known() == " + type.java()
          + ".Known.UNKNOWN_TO_SDK) {");
      checks.add("  throw MemberChecks.unknownText(" + name() + ".value(), " + place() + ");");
      checks.add("}");
    }
    String named = schema.text("x-check");
    if ("iso-date-time".equals(named)) {
      checks.add(check("isoDateTime"));
    }
  }

  private String check(String method) {
    return check(method, "");
  }

  private String check(String method, String limit) {
    return "MemberChecks." + method + "(" + limit + name() + ", " + place() + ");";
  }

  // A second name on the wire

  /** The member whose text this one carries under another name. */
  boolean isAliasOf() {
    return schema.text("x-alias-of") != null;
  }

  private @Nullable Member aliasMember() {
    String name = schema.text("x-alias");
    return owner.members().stream()
        .filter(member -> member.isAliasOf() && member.wire.equals(name))
        .findFirst()
        .orElse(null);
  }

  /** The second name, as a literal. */
  @Nullable
  String alias() {
    Member alias = aliasMember();
    return alias == null ? null : alias.json();
  }

  @Nullable
  String aliasLocal() {
    Member alias = aliasMember();
    return alias == null ? null : alias.local();
  }

  String builtSpelling() {
    return schema.is("x-write-alias") ? "Spelling.BOTH" : "Spelling.OWN_NAME";
  }

  /** Names under which the member is read as well, as literals; it is written under its own. */
  List<String> otherNames() {
    return schema.extension("x-also-read") instanceof List<?> names
        ? names.stream().map(name -> Texts.literal(String.valueOf(name))).toList()
        : List.of();
  }

  /** The one text that the document allows, as a literal, if it allows but one. */
  @Nullable
  String onlyText() {
    return type instanceof Type.Model model
            && model.form() instanceof EnumForm texts
            && texts.isText()
            && texts.constants().size() == 1
        ? texts.constants().get(0).literal()
        : null;
  }

  /** Whether accessors show the text as a time. */
  boolean isLocalView() {
    return schema.is("x-local-view") && type == Scalar.STRING;
  }

  /** The name of a constant. */
  static String constantWish(String name) {
    return "MEMBER_" + name.toUpperCase(Locale.ROOT);
  }
}
