package dev.vitals.generator;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A choice between objects: {@code oneOf} or {@code anyOf}. The classes of the kinds implement its
 * sealed interface; a member's text tells the kind, or else what members are there.
 */
final class KindsForm extends Form {
  private final @Nullable String discriminator;
  private final List<Kind> kinds;

  /** A kind, and the texts of the discriminator that tell it. */
  record Kind(Form form, Set<String> texts) {}

  /** A call that describes a kind to the reader: a method and its arguments. */
  record Trait(String method, String arguments) {}

  KindsForm(
      Home home,
      String className,
      String schemaName,
      SchemaView schema,
      @Nullable String discriminator,
      List<Kind> kinds) {
    super(home, className, schemaName, schema);
    this.discriminator = discriminator;
    this.kinds = kinds;
    kinds.forEach(kind -> kind.form().implement(className));
  }

  String permitted() {
    return String.join(", ", kinds.stream().map(kind -> kind.form().className()).toList());
  }

  boolean isTold() {
    return discriminator != null;
  }

  String discriminatorLiteral() {
    return discriminator == null ? "null" : Texts.literal(discriminator);
  }

  String discriminatorWords() {
    return discriminator == null ? "" : Texts.javadoc(discriminator);
  }

  List<Kind> kinds() {
    return kinds;
  }

  List<String> kindNames() {
    return kinds.stream().map(kind -> kind.form().className()).toList();
  }

  /** What the decoder's table of kinds holds, call by call. */
  List<Trait> traits() {
    List<Trait> traits = new ArrayList<>();
    if (isTold()) {
      for (Kind kind : kinds) {
        traits.add(kind(kind.form(), tells(kind)));
      }
      return traits;
    }
    for (ObjectForm object : objects()) {
      traits.add(kind(object, Set.of()));
      addShape(object, traits);
    }
    return traits;
  }

  private static Trait kind(Form form, Set<String> texts) {
    return new Trait("kind", form.className() + ".Decoder::read" + literals(texts));
  }

  private Set<String> tells(Kind kind) {
    Set<String> tells = new LinkedHashSet<>(kind.texts());
    if (kind.form() instanceof KindsForm nested
        && discriminator != null
        && discriminator.equals(nested.discriminator)) {
      nested.kinds.forEach(inner -> tells.addAll(nested.tells(inner)));
    }
    return tells;
  }

  /** The objects of this union and of the unions in it. */
  private Set<ObjectForm> objects() {
    Set<ObjectForm> objects = new LinkedHashSet<>();
    for (Kind kind : kinds) {
      if (kind.form() instanceof ObjectForm object) {
        objects.add(object);
      } else if (kind.form() instanceof KindsForm nested) {
        objects.addAll(nested.objects());
      }
    }
    return objects;
  }

  private static void addShape(ObjectForm object, List<Trait> traits) {
    Set<String> required = new LinkedHashSet<>();
    Map<String, Set<String>> byType = new LinkedHashMap<>();
    for (Member member : object.members()) {
      if (member.mustBeRead()) {
        required.add(member.wire());
      }
      byType
          .computeIfAbsent(member.type().shape(), type -> new LinkedHashSet<>())
          .add(member.wire());
      String only = member.onlyText();
      if (only != null) {
        traits.add(new Trait("constant", Texts.literal(member.wire()) + ", " + only));
      }
    }
    if (!required.isEmpty()) {
      traits.add(new Trait("required", literals(required).substring(2)));
    }
    byType.forEach((type, names) -> traits.add(new Trait(type, literals(names).substring(2))));
  }

  private static String literals(Set<String> texts) {
    StringBuilder list = new StringBuilder();
    texts.forEach(text -> list.append(", ").append(Texts.literal(text)));
    return list.toString();
  }

  @Override
  List<Type> types() {
    List<Type> types = new ArrayList<>();
    kinds.forEach(kind -> types.add(new Type.Model(kind.form())));
    objects().forEach(object -> types.add(new Type.Model(object)));
    return types;
  }

  @Override
  String shape() {
    return "objects";
  }
}
