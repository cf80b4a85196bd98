package dev.vitals.generator;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A class to generate, in one of four forms, each with a template of its own. */
abstract sealed class Form permits ObjectForm, EnumForm, UnionForm, KindsForm {
  private final Home home;
  private final String className;
  private final SchemaView schema;
  private final String schemaName;
  private final Set<String> interfaces = new LinkedHashSet<>();
  private boolean codecIsPublic;

  /** What the classes of one document share. */
  record Home(String title, String rootPackage, @Nullable String version) {}

  Form(Home home, String className, String schemaName, SchemaView schema) {
    this.home = home;
    this.className = className;
    this.schemaName = schemaName;
    this.schema = schema;
  }

  final String className() {
    return className;
  }

  /** What the document calls the schema, or the place of an inline one. */
  final String schemaName() {
    return schemaName;
  }

  final SchemaView schema() {
    return schema;
  }

  /** The package: that of the document, or below it where the schema has {@code x-package}. */
  final String packageName() {
    String below = schema.text("x-package");
    return below == null ? home.rootPackage() : home.rootPackage() + "." + below;
  }

  /** The name in literals and messages. */
  final String classLiteral() {
    return Texts.literal(className);
  }

  /** The version of this generator, if generated code is to compare it with the run-time classes'. */
  final @Nullable String version() {
    return home.version() == null ? null : Texts.literal(home.version());
  }

  final String title() {
    return Texts.lineComment(home.title());
  }

  /** The first sentence on the class. */
  final String doc() {
    String description = schema.description();
    return description != null
        ? Texts.javadoc(description)
        : "Schema {@code " + Texts.javadoc(schemaName) + "} of " + Texts.javadoc(home.title())
            + ".";
  }

  /** Makes this class a kind of a union. */
  final void implement(String name) {
    interfaces.add(name);
  }

  /** The clause that names the unions of which this is a kind, or nothing. */
  final String implementing() {
    return clause("implements");
  }

  final String extending() {
    return clause("extends");
  }

  private String clause(String word) {
    return interfaces.isEmpty() ? "" : " " + word + " " + String.join(", ", interfaces);
  }

  /** Classes to import, those of the document among them. */
  final Set<String> imports() {
    Set<String> imports = new TreeSet<>();
    types().forEach(type -> imports.addAll(type.imports()));
    imports.remove(packageName() + "." + className);
    return imports;
  }

  /** Opens the codec to classes of other packages, which would not see it otherwise. */
  final void openCodecsInUse() {
    types().stream()
        .flatMap(type -> type.forms().stream())
        .filter(form -> !form.packageName().equals(packageName()))
        .forEach(form -> form.codecIsPublic = true);
  }

  /** The modifier of the codec's methods. */
  final String access() {
    return codecIsPublic ? "public " : "";
  }

  /** The comment on the codec's methods where they are public. */
  final @Nullable String codecDoc() {
    return codecIsPublic ? "Called by generated code of other packages." : null;
  }

  /** The types that the class uses. */
  abstract List<Type> types();

  /** The JSON type of a value, as {@code KindReader} of the run-time classes names it. */
  abstract String shape();

  /** For the templates: which of them prints this form. */
  final boolean isObject() {
    return this instanceof ObjectForm;
  }

  final boolean isEnumeration() {
    return this instanceof EnumForm;
  }

  final boolean isUnion() {
    return this instanceof UnionForm;
  }

  final boolean isKinds() {
    return this instanceof KindsForm;
  }
}
