package dev.vitals.model.internal;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Copies lists and maps in which the document allows null, as {@link Copies} does all others. */
public final class NullableCopies {
  private NullableCopies() {}

  /** Copies a list. */
  public static <T> @Nullable List<@Nullable T> list(
      @Nullable List<? extends @Nullable T> list, String member) {
    if (list == null) {
      return null;
    }
    List<@Nullable T> copy = new ArrayList<>(list.size());
    for (T element : list) {
      copy.add(element(element, member + "[" + copy.size() + "]"));
    }
    return Collections.unmodifiableList(copy);
  }

  /** Copies a map in its order; none of its keys may be null. */
  public static <T> @Nullable Map<String, @Nullable T> map(
      @Nullable Map<String, ? extends @Nullable T> map, String member) {
    if (map == null) {
      return null;
    }
    Map<String, @Nullable T> copy = new LinkedHashMap<>();
    map.forEach((key, value) -> {
      if (key == null) {
        throw new IllegalArgumentException(
            "the name of each entry of " + member + " must have a value, was null");
      }
      copy.put(key, element(value, member + "[\"" + key + "\"]"));
    });
    return Collections.unmodifiableMap(copy);
  }

  @SuppressWarnings("unchecked") // a copy has the type of its original
  private static <T> @Nullable T element(@Nullable T element, String place) {
    if (element == null) {
      return null;
    }
    if (element instanceof List<?> list) {
      return (T) list(list, place);
    }
    if (element instanceof Map<?, ?> map) {
      return (T) map((Map<String, ?>) map, place);
    }
    if (element instanceof JsonNode tree) {
      return (T) tree.deepCopy();
    }
    MemberChecks.fits(element, place);
    return element;
  }
}
