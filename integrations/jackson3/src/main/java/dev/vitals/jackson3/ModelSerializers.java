package dev.vitals.jackson3;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.core.JsonProcessingException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonGeneratorBase;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.SerializationConfig;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.jsontype.TypeSerializer;
import tools.jackson.databind.ser.Serializers;

/** Writes models as Jackson 2 does: byte for byte where the target is JSON. */
final class ModelSerializers extends Serializers.Base {
  private static final ValueSerializer<Object> MODEL = new Model();

  @Override
  public @Nullable ValueSerializer<?> findSerializer(
      SerializationConfig config,
      JavaType type,
      BeanDescription.Supplier description,
      JsonFormat.@Nullable Value format) {
    return Models.isWritten(type.getRawClass()) ? MODEL : null;
  }

  private static final class Model extends ValueSerializer<Object> {
    private static final JsonFactory JSON = new JsonFactory();

    @Override
    public void serialize(Object value, JsonGenerator target, SerializationContext context) {
      String json;
      try {
        json = Models.JACKSON_2.writeValueAsString(value);
      } catch (JsonProcessingException e) {
        context.reportMappingProblem(e, "%s", e.getOriginalMessage());
        return;
      }
      if (target instanceof JsonGeneratorBase) {
        target.writeRawValue(json);
        return;
      }
      try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), json)) {
        parser.nextToken();
        target.copyCurrentStructureExact(parser); // such as a tree, or CBOR
      }
    }

    /** A model says by its members what it is, if it has to. */
    @Override
    public void serializeWithType(
        Object value, JsonGenerator target, SerializationContext context, TypeSerializer types) {
      serialize(value, target, context);
    }
  }
}
