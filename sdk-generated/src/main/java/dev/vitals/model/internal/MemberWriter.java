package dev.vitals.model.internal;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializerProvider;
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

/**
 * Writes one member of an object, its name and its value. A member without a value is not written.
 */
public final class MemberWriter {
  /** Writes one element of an array, or one value of an object whose names are data. */
  @FunctionalInterface
  public interface ValueWriter<T> {
    /** Writes the whole value. */
    void write(T value, JsonGenerator generator, SerializerProvider provider) throws IOException;
  }

  /** Up to 2^53, every integer is exact as a double. */
  private static final double LARGEST_WHOLE = 0x1p53;

  private final JsonGenerator generator;
  private final SerializerProvider provider;

  public MemberWriter(JsonGenerator generator, SerializerProvider provider) {
    this.generator = generator;
    this.provider = provider;
  }

  public void write(String name, int value) throws IOException {
    generator.writeNumberField(name, value);
  }

  public void write(String name, long value) throws IOException {
    generator.writeNumberField(name, value);
  }

  public void write(String name, boolean value) throws IOException {
    generator.writeBooleanField(name, value);
  }

  /** Writes 72 if the number was read as an integer, and 72.0 otherwise. */
  public void write(String name, double value, boolean whole) throws IOException {
    if (whole && Math.abs(value) <= LARGEST_WHOLE) {
      generator.writeNumberField(name, (long) value);
    } else {
      generator.writeNumberField(name, value);
    }
  }

  public void write(String name, @Nullable Integer value) throws IOException {
    if (value != null) {
      generator.writeNumberField(name, value.intValue());
    }
  }

  public void write(String name, @Nullable Long value) throws IOException {
    if (value != null) {
      generator.writeNumberField(name, value.longValue());
    }
  }

  public void write(String name, @Nullable Boolean value) throws IOException {
    if (value != null) {
      generator.writeBooleanField(name, value);
    }
  }

  /** Writes a number as {@link #write(String, double, boolean)} does. */
  public void write(String name, @Nullable Double value, boolean whole) throws IOException {
    if (value != null) {
      write(name, value.doubleValue(), whole);
    }
  }

  public void write(String name, @Nullable BigInteger value) throws IOException {
    if (value != null) {
      generator.writeFieldName(name);
      generator.writeNumber(value);
    }
  }

  public void write(String name, @Nullable BigDecimal value) throws IOException {
    if (value != null) {
      generator.writeNumberField(name, value);
    }
  }

  public void write(String name, @Nullable String value) throws IOException {
    if (value != null) {
      generator.writeStringField(name, value);
    }
  }

  /** Writes an RFC 3339 date-time. */
  public void write(String name, @Nullable OffsetDateTime value) throws IOException {
    if (value != null) {
      generator.writeStringField(name, Rfc3339.format(value));
    }
  }

  /** Writes a date such as 2026-11-22. */
  public void write(String name, @Nullable LocalDate value) throws IOException {
    if (value != null) {
      generator.writeStringField(name, value.toString());
    }
  }

  /** Writes seconds since the Unix epoch. */
  public void write(String name, @Nullable Instant value) throws IOException {
    if (value != null) {
      generator.writeNumberField(name, value.getEpochSecond());
    }
  }

  /** Writes nanoseconds. */
  public void write(String name, @Nullable Duration value) throws IOException {
    if (value != null) {
      generator.writeNumberField(name, value.toNanos());
    }
  }

  public void write(String name, @Nullable JsonNode value) throws IOException {
    if (value != null) {
      generator.writeFieldName(name);
      value.serialize(generator, provider);
    }
  }

  /** Writes a value with its own writer, such as a model's encoder. */
  public <T> void writeValue(String name, @Nullable T value, ValueWriter<? super T> writer)
      throws IOException {
    if (value != null) {
      generator.writeFieldName(name);
      writer.write(value, generator, provider);
    }
  }

  /** Writes an array, each element by its writer. */
  public <T> void writeList(String name, @Nullable List<T> values, ValueWriter<? super T> writer)
      throws IOException {
    if (values != null) {
      generator.writeArrayFieldStart(name);
      for (T value : values) {
        writer.write(value, generator, provider);
      }
      generator.writeEndArray();
    }
  }

  /** Writes an object whose names are data, each value by its writer. */
  public <T> void writeMap(
      String name, @Nullable Map<String, T> values, ValueWriter<? super T> writer)
      throws IOException {
    if (values != null) {
      generator.writeObjectFieldStart(name);
      for (Map.Entry<String, T> entry : values.entrySet()) {
        generator.writeFieldName(entry.getKey());
        writer.write(entry.getValue(), generator, provider);
      }
      generator.writeEndObject();
    }
  }

  /** Writes a string, as an element of an array or a value of a map. */
  public static void text(String value, JsonGenerator generator, SerializerProvider provider)
      throws IOException {
    generator.writeString(value);
  }

  /** Writes null for a member that must be present and has no value. */
  public void writeNull(String name) throws IOException {
    generator.writeNullField(name);
  }

  /** Writes the members that the model does not know. */
  public void writeAll(Map<String, JsonNode> members) throws IOException {
    for (Map.Entry<String, JsonNode> member : members.entrySet()) {
      write(member.getKey(), member.getValue());
    }
  }
}
