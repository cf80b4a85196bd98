package dev.vitals.generator;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** An object with members: an immutable class with a builder. */
final class ObjectForm extends Form {
  /** Java allows a constructor 255 slots, of which {@code this} and the unknown members take two. */
  private static final int MOST_SLOTS = 253;

  /** Keeps each method of a wide decoder far below the 64 KB that Java allows. */
  private static final int CASES_PER_METHOD = 200;

  private final List<Member> members = new ArrayList<>();

  ObjectForm(Home home, String className, String schemaName, SchemaView schema) {
    super(home, className, schemaName, schema);
  }

  void add(Member member) {
    members.add(member);
  }

  /** All members, those that are another's alias among them. */
  List<Member> members() {
    return members;
  }

  /** The members that have a field. */
  List<Member> fields() {
    return members.stream().filter(member -> !member.isAliasOf()).toList();
  }

  /** Whether the constructor would have more parameters than Java allows; it then takes a builder. */
  boolean isWide() {
    return fields().stream().mapToInt(Member::slots).sum() > MOST_SLOTS;
  }

  /** The cases of a wide decoder, a method for each part of them. */
  List<Part> parts() {
    List<Part> parts = new ArrayList<>();
    for (int from = 0; from < members.size(); from += CASES_PER_METHOD) {
      int to = Math.min(from + CASES_PER_METHOD, members.size());
      parts.add(new Part(parts.size(), from, to, members.subList(from, to)));
    }
    return parts;
  }

  /** Some of the members of a wide decoder: those whose numbers are above one and up to another. */
  record Part(int index, int from, int last, List<Member> members) {}

  /** The members with the numbers that the decoder knows them by. */
  List<Numbered> numbered() {
    List<Numbered> numbered = new ArrayList<>();
    members.forEach(member -> numbered.add(new Numbered(member, numbered.size() + 1)));
    return numbered;
  }

  /** A member and its number. */
  record Numbered(Member member, int number) {}

  int memberCount() {
    return members.size();
  }

  /** The members that have to be set before an object is built. */
  List<Member> needed() {
    return fields().stream().filter(Member::isNeeded).toList();
  }

  String memberNames() {
    return String.join(", ", members.stream().map(Member::json).toList());
  }

  /** What the table of names is told of names that are read as well. */
  String otherNames() {
    StringBuilder names = new StringBuilder();
    for (Numbered numbered : numbered()) {
      for (String name : numbered.member().otherNames()) {
        names
            .append(".alsoRead(")
            .append(name)
            .append(", ")
            .append(numbered.number())
            .append(')');
      }
    }
    return names.toString();
  }

  String hashed() {
    StringBuilder names = new StringBuilder();
    fields().forEach(member -> names.append(member.name()).append(", "));
    return names.append("additionalProperties").toString();
  }

  /** Whether the builder checks what the server would refuse. */
  boolean isRequest() {
    return schema().is("x-request");
  }

  /** Names and values of the members of which at most one may be set; empty if there are none. */
  String exclusive() {
    if (!(schema().extension("x-exclusive") instanceof List<?> names)) {
      return "";
    }
    StringBuilder pairs = new StringBuilder();
    for (Member member : fields()) {
      if (names.contains(member.wire())) {
        pairs.append(", ").append(member.json()).append(", ").append(member.name());
      }
    }
    return pairs.toString();
  }

  boolean isExclusive() {
    return !exclusive().isEmpty();
  }

  boolean hasRequired() {
    return !schema().required().isEmpty() || members.stream().anyMatch(Member::isRequired);
  }

  /** Imports that only some forms of members need. */
  Set<String> memberImports() {
    Set<String> imports = new LinkedHashSet<>();
    members.forEach(member -> imports.addAll(member.helperImports(hasRequired())));
    imports.removeAll(imports());
    return imports;
  }

  @Override
  List<Type> types() {
    return members.stream().map(Member::type).toList();
  }

  @Override
  String shape() {
    return "objects";
  }
}
