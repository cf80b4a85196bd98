package dev.vitals.internal.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.vitals.errors.DecodingException.Problem;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** Reads and writes JSON. Thread-safe; shared by the whole JVM, and its caches with it. */
public final class JsonCodec {
  private static final JsonCodec SHARED = new JsonCodec();

  private final ObjectMapper mapper;
  private final ConcurrentMap<Class<?>, ObjectReader> readers = new ConcurrentHashMap<>();

  private JsonCodec() {
    JsonFactory factory = JsonFactory.builder()
        .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
        .streamReadConstraints(StreamReadConstraints.builder()
            .maxStringLength(Integer.MAX_VALUE) // Limits.body() and Limits.record() apply
            .build())
        .build();
    // Concerns the caller's own classes only: the models keep unknown members.
    mapper = new ObjectMapper(factory)
        .registerModules(new JavaTime(), new OptionalMembers())
        .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
  }

  /** Returns the only codec. */
  public static JsonCodec shared() {
    return SHARED;
  }

  /**
   * Writes {@code value} as JSON.
   *
   * @throws IllegalArgumentException if the value cannot be written as JSON
   */
  public byte[] encode(Object value) {
    try {
      return mapper.writeValueAsBytes(value);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(
          "body of type " + value.getClass().getName() + " cannot be written as JSON: "
              + e.getMessage(),
          e);
    }
  }

  /** Reads the one JSON text in {@code bytes}. */
  public <T> T decode(byte[] bytes, Class<T> type) throws JsonProblem {
    requireUtf8(bytes, 0, bytes.length);
    try {
      return requireValue(reader(type).readValue(bytes), type);
    } catch (IOException e) {
      throw problem(e);
    }
  }

  /** Reads the one JSON array in {@code bytes}; the list is unmodifiable. */
  public <T> List<T> decodeList(byte[] bytes, Class<T> element) throws JsonProblem {
    requireUtf8(bytes, 0, bytes.length);
    List<T> list;
    try {
      list = mapper.readerForListOf(element).readValue(bytes);
    } catch (IOException e) {
      throw problem(e);
    }
    if (list == null) {
      throw new JsonProblem(Problem.MALFORMED, "expected a list, found null", null);
    }
    int missing = list.indexOf(null);
    if (missing >= 0) {
      throw new JsonProblem(
          Problem.MALFORMED,
          "expected " + element.getSimpleName() + " at index " + missing + ", found null",
          null);
    }
    return List.copyOf(list);
  }

  /** Reads {@code bytes} as a tree. */
  public JsonNode tree(byte[] bytes) throws JsonProblem {
    return decode(bytes, JsonNode.class);
  }

  /** Returns a decoder for the records of one stream; not thread-safe. */
  public <T> RecordDecoder<T> records(Class<T> type) {
    return new RecordDecoder<>(
        mapper.getFactory(),
        reader(type).without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS),
        type);
  }

  private ObjectReader reader(Class<?> type) {
    return readers.computeIfAbsent(type, mapper::readerFor);
  }

  static <T> T requireValue(T value, Class<T> type) throws JsonProblem {
    if (value == null) {
      throw new JsonProblem(
          Problem.MALFORMED, "expected " + type.getSimpleName() + ", found null", null);
    }
    return value;
  }

  static void requireUtf8(byte[] bytes, int from, int to) throws JsonProblem {
    int invalid = Utf8.firstInvalid(bytes, from, to);
    if (invalid >= 0) {
      throw new JsonProblem(
          Problem.ENCODING, "byte " + (invalid - from) + " is not valid UTF-8", null);
    }
  }

  /** Distinguishes a second value after the first from other syntax errors. */
  private static JsonProblem problem(IOException e) {
    String message = e.getMessage();
    if (message != null && message.startsWith("Trailing token")) {
      return new JsonProblem(
          Problem.TRAILING_CONTENT, "unexpected content after the JSON value", e);
    }
    return JsonProblem.from(e);
  }

  static void closeQuietly(JsonParser parser) {
    try {
      parser.close();
    } catch (IOException e) {
      throw new IllegalStateException("closing a parser over memory cannot fail", e);
    }
  }
}
