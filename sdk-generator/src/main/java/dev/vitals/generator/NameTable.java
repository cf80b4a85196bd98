package dev.vitals.generator;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import javax.lang.model.SourceVersion;

/**
 * The names of one scope, each given once. First come, first served: what comes later in a document
 * never renames an earlier one.
 */
final class NameTable {
  private final Set<String> taken;

  private NameTable(Set<String> taken) {
    this.taken = taken;
  }

  /** A scope of members, constants or variables. */
  static NameTable of(Collection<String> taken) {
    return new NameTable(new HashSet<>(taken));
  }

  /** A scope of classes: their files may lie where names that differ only by case are one. */
  static NameTable ofClasses() {
    return new NameTable(new TreeSet<>(String.CASE_INSENSITIVE_ORDER));
  }

  boolean isTaken(String name) {
    return taken.contains(name);
  }

  void reserve(String name) {
    taken.add(name);
  }

  /** Takes the wish, or the wish and the first number from 2 on that makes it free. */
  String take(String wish) {
    String name = wish;
    for (int i = 2; !taken.add(name); i++) {
      name = wish + i;
    }
    return name;
  }

  /** Makes an identifier of any text: what Java's names cannot hold becomes an underscore. */
  static String identifier(String text, String ifEmpty) {
    StringBuilder name = new StringBuilder();
    text.codePoints()
        .map(
            c -> Character.isJavaIdentifierPart(c) && !Character.isIdentifierIgnorable(c) ? c : '_')
        .forEach(name::appendCodePoint);
    if (name.chars().allMatch(c -> c == '_')) {
      name.append(ifEmpty);
    }
    if (!Character.isJavaIdentifierStart(name.codePointAt(0))) {
      name.insert(0, '_');
    }
    return SourceVersion.isName(name) ? name.toString() : "_" + name;
  }
}
