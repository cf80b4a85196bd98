package dev.vitals.model.internal;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Copies what a caller passes to a builder, so that neither can change the other's.
 *
 * <p>The declared types promise strings and values without null. Raw types can break that promise, so
 * each element is checked. Null means "not set" and stays null.
 */
public final class Copies {
  private Copies() {}

  /** Copies a list; none of its elements may be null. */
  public static <T> @Nullable List<T> list(@Nullable List<T> list, String member) {
    if (list == null) {
      return null;
    }
    List<T> copy = new ArrayList<>(list.size());
    for (T element : list) {
      copy.add(element(element, member + "[" + copy.size() + "]"));
    }
    return Collections.unmodifiableList(copy);
  }

  /** Copies a map in its order; none of its keys and values may be null. */
  public static <T> @Nullable Map<String, T> map(@Nullable Map<String, T> map, String member) {
    if (map == null) {
      return null;
    }
    Map<String, T> copy = new LinkedHashMap<>(map);
    copy.replaceAll((key, value) -> {
      requireValue(key, "the name of each entry of " + member);
      return element(value, member + "[\"" + key + "\"]");
    });
    return Collections.unmodifiableMap(copy);
  }

  /** Copies a map as {@link #map} does; every value must be a string at run time as well. */
  public static @Nullable Map<String, String> textMap(
      @Nullable Map<String, String> map, String member) {
    if (map != null) {
      for (Map.Entry<String, ?> entry : map.entrySet()) {
        requireText(entry.getValue(), member + "[\"" + entry.getKey() + "\"]");
      }
    }
    return map(map, member);
  }

  /** Copies a tree. JSON null means "not set" as well. */
  public static @Nullable JsonNode json(@Nullable JsonNode tree) {
    return tree == null || tree.isNull() ? null : tree.deepCopy();
  }

  /** Copies unknown members; all models without any share one map. */
  public static Map<String, JsonNode> unknownMembers(Map<String, JsonNode> unknown) {
    return unknown.isEmpty() ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(unknown));
  }

  /** Copies an element if it is mutable, and refuses what JSON cannot hold. */
  @SuppressWarnings("unchecked") // a copy has the type of its original
  private static <T> T element(T element, String place) {
    requireValue(element, place);
    if (element instanceof List<?> list) {
      return (T) Objects.requireNonNull(list(list, place));
    }
    if (element instanceof Map<?, ?> map) {
      return (T) Objects.requireNonNull(map((Map<String, ?>) map, place));
    }
    if (element instanceof JsonNode tree) {
      return (T) tree.deepCopy();
    }
    MemberChecks.fits(element, place);
    return element;
  }

  private static void requireValue(@Nullable Object value, String what) {
    if (value == null) {
      throw new IllegalArgumentException(what + " must have a value, was null");
    }
  }

  private static void requireText(@Nullable Object value, String what) {
    if (value != null && !(value instanceof String)) {
      throw new IllegalArgumentException(
          what + " must be a string, was of type " + value.getClass().getName());
    }
  }
}
