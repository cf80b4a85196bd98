package dev.vitals.internal.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.FromStringDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.function.Function;

/** Reads and writes the types of {@code java.time} as the texts of ISO 8601 that they print. */
final class JavaTime extends SimpleModule {
  private static final long serialVersionUID = 1L;

  JavaTime() {
    super("vitals-java-time");
    add(Duration.class, Duration::parse);
    add(Instant.class, text -> OffsetDateTime.parse(text).toInstant());
    add(LocalDate.class, LocalDate::parse);
    add(LocalDateTime.class, LocalDateTime::parse);
    add(LocalTime.class, LocalTime::parse);
    add(OffsetDateTime.class, OffsetDateTime::parse);
    add(Period.class, Period::parse);
    add(Year.class, Year::parse);
    add(YearMonth.class, YearMonth::parse);
    add(ZoneId.class, ZoneId::of);
    add(ZonedDateTime.class, ZonedDateTime::parse);
  }

  private <T> void add(Class<T> type, Function<String, T> parser) {
    addSerializer(type, ToStringSerializer.instance);
    addDeserializer(type, new Parsed<>(type, parser));
  }

  private static final class Parsed<T> extends FromStringDeserializer<T> {
    private static final long serialVersionUID = 1L;

    private final transient Function<String, T> parser;

    private Parsed(Class<T> type, Function<String, T> parser) {
      super(type);
      this.parser = parser;
    }

    /** A number would need a unit, which nobody has agreed on. */
    @Override
    public T deserialize(JsonParser json, DeserializationContext context) throws IOException {
      return json.currentToken().isNumeric()
          ? handledType().cast(context.handleUnexpectedToken(handledType(), json))
          : super.deserialize(json, context);
    }

    @Override
    @SuppressWarnings("unchecked") // the class that it was made for
    public Class<T> handledType() {
      return (Class<T>) super.handledType();
    }

    @Override
    protected T _deserialize(String text, DeserializationContext context) throws IOException {
      try {
        return parser.apply(text);
      } catch (DateTimeException e) {
        return handledType()
            .cast(context.handleWeirdStringValue(
                handledType(),
                text,
                "not of the form that %s prints",
                handledType().getSimpleName()));
      }
    }
  }
}
