package dev.vitals.model.internal;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializerProvider;
import dev.vitals.model.internal.MemberWriter.ValueWriter;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writers of array and map values other than strings and models. */
public final class ItemWriters {
  private ItemWriters() {}

  public static void write(Integer value, JsonGenerator generator, SerializerProvider provider)
      throws IOException {
    generator.writeNumber(value);
  }

  public static void write(Long value, JsonGenerator generator, SerializerProvider provider)
      throws IOException {
    generator.writeNumber(value);
  }

  public static void write(Double value, JsonGenerator generator, SerializerProvider provider)
      throws IOException {
    generator.writeNumber(value);
  }

  public static void write(BigInteger value, JsonGenerator generator, SerializerProvider provider)
      throws IOException {
    generator.writeNumber(value);
  }

  public static void write(BigDecimal value, JsonGenerator generator, SerializerProvider provider)
      throws IOException {
    generator.writeNumber(value);
  }

  public static void write(Boolean value, JsonGenerator generator, SerializerProvider provider)
      throws IOException {
    generator.writeBoolean(value);
  }

  /** Writes an RFC 3339 date-time. */
  public static void write(
      OffsetDateTime value, JsonGenerator generator, SerializerProvider provider)
      throws IOException {
    generator.writeString(Rfc3339.format(value));
  }

  /** Writes a date such as 2026-11-22. */
  public static void write(LocalDate value, JsonGenerator generator, SerializerProvider provider)
      throws IOException {
    generator.writeString(value.toString());
  }

  /** Writes seconds since the Unix epoch. */
  public static void write(Instant value, JsonGenerator generator, SerializerProvider provider)
      throws IOException {
    generator.writeNumber(value.getEpochSecond());
  }

  /** Writes nanoseconds. */
  public static void write(Duration value, JsonGenerator generator, SerializerProvider provider)
      throws IOException {
    generator.writeNumber(value.toNanos());
  }

  public static void write(JsonNode value, JsonGenerator generator, SerializerProvider provider)
      throws IOException {
    value.serialize(generator, provider);
  }

  /** Writes null, or a value by its writer. */
  public static <T> ValueWriter<@Nullable T> orNull(ValueWriter<T> writer) {
    return (value, generator, provider) -> {
      if (value == null) {
        generator.writeNull();
      } else {
        writer.write(value, generator, provider);
      }
    };
  }

  /** Writes an array inside an array or a map. */
  public static <T> ValueWriter<List<T>> list(ValueWriter<T> element) {
    return (values, generator, provider) -> {
      generator.writeStartArray();
      for (T value : values) {
        element.write(value, generator, provider);
      }
      generator.writeEndArray();
    };
  }

  /** Writes a map inside an array or a map. */
  public static <T> ValueWriter<Map<String, T>> map(ValueWriter<T> value) {
    return (values, generator, provider) -> {
      generator.writeStartObject();
      for (Map.Entry<String, T> entry : values.entrySet()) {
        generator.writeFieldName(entry.getKey());
        value.write(entry.getValue(), generator, provider);
      }
      generator.writeEndObject();
    };
  }
}
