package dev.vitals.model.internal;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonNode;
import dev.vitals.model.internal.StructureReader.ValueReader;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Readers of array and map values other than strings and models. */
public final class ItemReaders {
  /** A method of {@link ScalarReader}. */
  @FunctionalInterface
  public interface ScalarMethod<T> {
    /** Reads from the current token; null for JSON null. */
    @Nullable
    T read(JsonParser parser, String member) throws IOException;
  }

  private ItemReaders() {}

  /** Reads a single value. */
  public static <T> ValueReader<T> scalar(ScalarMethod<T> method) {
    return (parser, context, member) -> method.read(parser, member);
  }

  /** Reads an array inside an array or a map. */
  public static <T> ValueReader<List<T>> list(ValueReader<T> element) {
    return (parser, context, member) -> StructureReader.readList(parser, context, member, element);
  }

  /** Reads a map inside an array or a map. */
  public static <T> ValueReader<Map<String, T>> map(ValueReader<T> value) {
    return (parser, context, member) -> StructureReader.readMap(parser, context, member, value);
  }

  /** Reads an array inside of an array or a map; its elements may be null. */
  public static <T> ValueReader<List<@Nullable T>> listWithNulls(ValueReader<T> element) {
    return (parser, context, member) ->
        StructureReader.readListWithNulls(parser, context, member, element);
  }

  /** Reads a map inside of an array or a map; its values may be null. */
  public static <T> ValueReader<Map<String, @Nullable T>> mapWithNulls(ValueReader<T> value) {
    return (parser, context, member) ->
        StructureReader.readMapWithNulls(parser, context, member, value);
  }

  /** Reads any JSON. Null is a value here, so that an element that was sent is not left out. */
  public static JsonNode tree(JsonParser parser, DeserializationContext context, String member)
      throws IOException {
    return StructureReader.tree(parser, context);
  }
}
