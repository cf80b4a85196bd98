package dev.vitals.generator;

import java.util.ArrayList;
import java.util.List;

/** A union whose kind is told by the name of its one member: {@code x-union} in the document. */
final class UnionForm extends Form {
  private final List<Kind> kinds = new ArrayList<>();

  UnionForm(Home home, String className, String schemaName, SchemaView schema) {
    super(home, className, schemaName, schema);
  }

  /** A kind: the member that tells it, and the record that holds its value. */
  record Kind(String union, String wire, String name, String record, Type type, String doc) {
    String json() {
      return Texts.literal(wire);
    }

    String words() {
      return Texts.javadoc(wire);
    }

    String read() {
      return type.read(Texts.literal(union + "." + wire))
          .replace("jsonParser", "parser")
          .replace("jsonContext", "context");
    }

    String java() {
      return type.java();
    }

    String written() {
      return type.write(json(), "kind." + name + "()");
    }
  }

  void add(Kind kind) {
    kinds.add(kind);
  }

  List<Kind> kinds() {
    return kinds;
  }

  String kindNames() {
    return String.join(", ", kinds.stream().map(Kind::json).toList());
  }

  @Override
  List<Type> types() {
    return kinds.stream().map(Kind::type).toList();
  }

  @Override
  String shape() {
    return "objects";
  }
}
