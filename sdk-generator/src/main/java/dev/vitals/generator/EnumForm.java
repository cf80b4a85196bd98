package dev.vitals.generator;

import java.util.List;

/** An enumeration: an open class of texts or of integers, with a constant for each known value. */
final class EnumForm extends Form {
  private final boolean text;
  private final List<Constant> constants;

  /** A known value: the constant's name, and the value as a literal. */
  record Constant(String name, String literal) {
    String doc() {
      return literal.matches("[\\w .:/\"-]+")
          ? "{@code " + literal + "}."
          : Texts.javadoc(literal) + ".";
    }
  }

  EnumForm(
      Home home,
      String className,
      String schemaName,
      SchemaView schema,
      boolean text,
      List<Constant> constants) {
    super(home, className, schemaName, schema);
    this.text = text;
    this.constants = constants;
  }

  boolean isText() {
    return text;
  }

  /** What a value is, in comments. */
  String word() {
    return text ? "text" : "number";
  }

  String java() {
    return text ? "String" : "long";
  }

  String equal() {
    return text ? "value.equals(other.value)" : "value == other.value";
  }

  String hashed() {
    return text ? "value.hashCode()" : "Long.hashCode(value)";
  }

  String shown() {
    return text ? "value" : "Long.toString(value)";
  }

  String write() {
    return text ? "writeString" : "writeNumber";
  }

  List<Constant> constants() {
    return constants;
  }

  String constantNames() {
    return String.join(", ", constants.stream().map(Constant::name).toList());
  }

  @Override
  List<Type> types() {
    return List.of();
  }

  @Override
  String shape() {
    return text ? "texts" : "integers";
  }
}
