package dev.vitals.testing.internal.wire;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The decoded parameters of a query string, in the order they were sent. */
public final class Query {
  private final Map<String, List<String>> values;

  private Query(Map<String, List<String>> values) {
    this.values = values;
  }

  /** Reads a raw query string, without its question mark. */
  public static Query parse(String raw) {
    Map<String, List<String>> values = new LinkedHashMap<>();
    for (String pair : raw.split("&", -1)) {
      if (!pair.isEmpty()) {
        int equals = pair.indexOf('=');
        String name = equals < 0 ? pair : pair.substring(0, equals);
        String value = equals < 0 ? "" : pair.substring(equals + 1);
        values.computeIfAbsent(decode(name), key -> new ArrayList<>()).add(decode(value));
      }
    }
    return new Query(values);
  }

  /** The parameters' names. */
  public Set<String> names() {
    return Collections.unmodifiableSet(values.keySet());
  }

  /** Whether the parameter was sent, with or without a value. */
  public boolean has(String name) {
    return values.containsKey(name);
  }

  /** The first value; servers ignore the later ones. */
  public Optional<String> first(String name) {
    return all(name).stream().findFirst();
  }

  /** Every value of a parameter that may be repeated. */
  public List<String> all(String name) {
    return List.copyOf(values.getOrDefault(name, List.of()));
  }

  /** The first value of each parameter with this one added or replaced, encoded again. */
  public String with(String name, String value) {
    Map<String, String> firsts = new LinkedHashMap<>();
    values.forEach((key, all) -> firsts.put(key, all.get(0)));
    firsts.put(name, value);
    return firsts.entrySet().stream()
        .map(entry -> encode(entry.getKey()) + "=" + encode(entry.getValue()))
        .collect(Collectors.joining("&"));
  }

  /** A segment of a path with its percent escapes resolved; a plus sign is only that. */
  public static String decodeSegment(String raw) {
    return decode(raw.replace("+", "%2B"));
  }

  private static String decode(String raw) {
    try {
      return URLDecoder.decode(raw, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return raw; // servers take a broken escape as it is
    }
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
