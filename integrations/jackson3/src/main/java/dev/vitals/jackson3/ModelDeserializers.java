package dev.vitals.jackson3;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.StringWriter;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.Deserializers;
import tools.jackson.databind.jsontype.TypeDeserializer;

/** Reads models as Jackson 2 does. */
final class ModelDeserializers extends Deserializers.Base {
  @Override
  public boolean hasDeserializerFor(DeserializationConfig config, Class<?> type) {
    return Models.isRead(type);
  }

  @Override
  public @Nullable ValueDeserializer<?> findBeanDeserializer(
      JavaType type, DeserializationConfig config, BeanDescription.Supplier description) {
    return Models.isRead(type.getRawClass()) ? new Model(type.getRawClass()) : null;
  }

  private static final class Model extends ValueDeserializer<Object> {
    private static final JsonFactory JSON = new JsonFactory();

    private final Class<?> type;

    private Model(Class<?> type) {
      this.type = type;
    }

    @Override
    public @Nullable Object deserialize(JsonParser parser, DeserializationContext context) {
      StringWriter json = new StringWriter();
      try (JsonGenerator target = JSON.createGenerator(ObjectWriteContext.empty(), json)) {
        copy(parser, target);
      }
      try {
        return Models.JACKSON_2.readValue(json.toString(), type);
      } catch (JsonProcessingException e) {
        return context.reportInputMismatch(type, "%s", e.getOriginalMessage());
      }
    }

    /** Copies one value, with each number as it is spelled, which models give back. */
    private static void copy(JsonParser parser, JsonGenerator target) {
      int depth = 0;
      JsonToken token = parser.currentToken();
      while (true) {
        if (token == JsonToken.VALUE_NUMBER_INT || token == JsonToken.VALUE_NUMBER_FLOAT) {
          target.writeNumber(parser.getString());
        } else {
          target.copyCurrentEvent(parser);
        }
        depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
        if (depth == 0) {
          return;
        }
        token = parser.nextToken();
      }
    }

    @Override
    public @Nullable Object deserializeWithType(
        JsonParser parser, DeserializationContext context, TypeDeserializer types) {
      return deserialize(parser, context);
    }
  }
}
