package dev.vitals.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Compares what was read with what was written: an explicit null equals an absent member, and two
 * RFC 3339 texts are equal if instant and offset are. Nothing else may differ.
 */
final class JsonTrees {
  private JsonTrees() {}

  /** Returns one line per difference, with its path. */
  static Stream<String> differences(JsonNode read, JsonNode written) {
    return differences("", read, written);
  }

  private static Stream<String> differences(
      String path, @Nullable JsonNode read, @Nullable JsonNode written) {
    if (isAbsent(read) && isAbsent(written)) {
      return Stream.empty();
    }
    if (read == null || written == null) {
      return Stream.of(path + ": read " + read + ", written " + written);
    }
    if (read.isObject() && written.isObject()) {
      return names(read, written).stream()
          .flatMap(name -> differences(path + "/" + name, read.get(name), written.get(name)));
    }
    if (read.isArray() && written.isArray() && read.size() == written.size()) {
      return Stream.iterate(0, i -> i < read.size(), i -> i + 1)
          .flatMap(i -> differences(path + "/" + i, read.get(i), written.get(i)));
    }
    return read.equals(written) || isSameTime(read, written)
        ? Stream.empty()
        : Stream.of(path + ": read " + read + ", written " + written);
  }

  private static boolean isAbsent(@Nullable JsonNode node) {
    return node == null || node.isNull();
  }

  private static Set<String> names(JsonNode read, JsonNode written) {
    Set<String> names = new TreeSet<>();
    read.fieldNames().forEachRemaining(names::add);
    written.fieldNames().forEachRemaining(names::add);
    return names;
  }

  private static boolean isSameTime(JsonNode read, JsonNode written) {
    try {
      // Equal offset date-times have the same instant and the same offset.
      return read.isTextual()
          && written.isTextual()
          && OffsetDateTime.parse(read.textValue())
              .equals(OffsetDateTime.parse(written.textValue()));
    } catch (DateTimeParseException e) {
      return false;
    }
  }
}
