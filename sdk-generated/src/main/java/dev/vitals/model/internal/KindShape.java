package dev.vitals.model.internal;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import dev.vitals.model.internal.StructureReader.ValueReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What an object of one kind looks like, and how it is read. */
final class KindShape<T> {
  private final ValueReader<? extends T> reader;
  private final List<String> required = new ArrayList<>();
  private final Map<String, String> constants = new HashMap<>();
  private final Map<String, MemberShape> shapes = new HashMap<>();

  KindShape(ValueReader<? extends T> reader) {
    this.reader = reader;
  }

  void require(String... names) {
    required.addAll(List.of(names));
  }

  void fix(String name, String text) {
    constants.put(name, text);
  }

  void know(MemberShape shape, String... names) {
    for (String name : names) {
      shapes.put(name, shape);
    }
  }

  @Nullable
  T read(JsonParser parser, DeserializationContext context, String member) throws IOException {
    return reader.read(parser, context, member);
  }

  /** Returns how many of the members this kind knows, or -1 if the object is not of this kind. */
  int countKnown(Map<String, MemberShape> members, Map<String, @Nullable String> texts) {
    if (!members.keySet().containsAll(required)) {
      return -1;
    }
    int known = 0;
    for (Map.Entry<String, MemberShape> member : members.entrySet()) {
      MemberShape shape = shapes.get(member.getKey());
      if (shape == null) {
        continue;
      }
      if (!shape.allows(member.getValue())) {
        return -1;
      }
      String text = constants.get(member.getKey());
      if (text != null && !text.equals(texts.get(member.getKey()))) {
        return -1;
      }
      known++;
    }
    return known;
  }
}
