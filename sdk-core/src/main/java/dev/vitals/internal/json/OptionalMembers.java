package dev.vitals.internal.json;

import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializationConfig;
import com.fasterxml.jackson.databind.deser.ValueInstantiator;
import com.fasterxml.jackson.databind.deser.std.ReferenceTypeDeserializer;
import com.fasterxml.jackson.databind.jsontype.TypeDeserializer;
import com.fasterxml.jackson.databind.jsontype.TypeSerializer;
import com.fasterxml.jackson.databind.module.SimpleDeserializers;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.module.SimpleSerializers;
import com.fasterxml.jackson.databind.ser.std.ReferenceTypeSerializer;
import com.fasterxml.jackson.databind.type.ReferenceType;
import com.fasterxml.jackson.databind.type.TypeBindings;
import com.fasterxml.jackson.databind.type.TypeFactory;
import com.fasterxml.jackson.databind.type.TypeModifier;
import com.fasterxml.jackson.databind.util.NameTransformer;
import java.lang.reflect.Type;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads a member that is absent or null as an empty {@link Optional}, and writes one as null. */
final class OptionalMembers extends SimpleModule {
  private static final long serialVersionUID = 1L;

  OptionalMembers() {
    super("vitals-optional");
  }

  @Override
  public void setupModule(SetupContext context) {
    context.addTypeModifier(new References());
    context.addDeserializers(new Readers());
    context.addSerializers(new Writers());
  }

  private static final class References extends TypeModifier {
    @Override
    public JavaType modifyType(
        JavaType type, Type declared, TypeBindings bindings, TypeFactory types) {
      return type.hasRawClass(Optional.class) && !type.isReferenceType()
          ? ReferenceType.upgradeFrom(type, type.containedTypeOrUnknown(0))
          : type;
    }
  }

  private static final class Readers extends SimpleDeserializers {
    private static final long serialVersionUID = 1L;

    @Override
    public @Nullable JsonDeserializer<?> findReferenceDeserializer(
        ReferenceType type,
        DeserializationConfig config,
        BeanDescription description,
        @Nullable TypeDeserializer typed,
        @Nullable JsonDeserializer<?> content) {
      return type.hasRawClass(Optional.class) ? new Reader(type, null, typed, content) : null;
    }
  }

  private static final class Writers extends SimpleSerializers {
    private static final long serialVersionUID = 1L;

    @Override
    public @Nullable JsonSerializer<?> findReferenceSerializer(
        SerializationConfig config,
        ReferenceType type,
        BeanDescription description,
        @Nullable TypeSerializer typed,
        @Nullable JsonSerializer<Object> content) {
      return type.hasRawClass(Optional.class) ? new Writer(type, typed, content) : null;
    }
  }

  private static final class Reader extends ReferenceTypeDeserializer<Optional<?>> {
    private static final long serialVersionUID = 1L;

    private Reader(
        JavaType type,
        @Nullable ValueInstantiator instantiator,
        @Nullable TypeDeserializer typed,
        @Nullable JsonDeserializer<?> content) {
      super(type, instantiator, typed, content);
    }

    @Override
    protected Reader withResolved(
        @Nullable TypeDeserializer typed, @Nullable JsonDeserializer<?> content) {
      return new Reader(_fullType, _valueInstantiator, typed, content);
    }

    @Override
    public Optional<?> getNullValue(DeserializationContext context) {
      return Optional.empty();
    }

    @Override
    public Optional<?> getAbsentValue(DeserializationContext context) {
      return Optional.empty();
    }

    @Override
    public Optional<?> referenceValue(@Nullable Object contents) {
      return Optional.ofNullable(contents);
    }

    @Override
    public @Nullable Object getReferenced(Optional<?> reference) {
      return reference.orElse(null);
    }

    @Override
    public Optional<?> updateReference(Optional<?> reference, @Nullable Object contents) {
      return Optional.ofNullable(contents);
    }
  }

  private static final class Writer extends ReferenceTypeSerializer<Optional<?>> {
    private static final long serialVersionUID = 1L;

    private Writer(
        ReferenceType type,
        @Nullable TypeSerializer typed,
        @Nullable JsonSerializer<Object> content) {
      super(type, false, typed, content);
    }

    private Writer(
        Writer base,
        @Nullable BeanProperty property,
        @Nullable TypeSerializer typed,
        @Nullable JsonSerializer<?> content,
        @Nullable NameTransformer unwrapper,
        @Nullable Object suppressed,
        boolean suppressNulls) {
      super(base, property, typed, content, unwrapper, suppressed, suppressNulls);
    }

    @Override
    protected Writer withResolved(
        @Nullable BeanProperty property,
        @Nullable TypeSerializer typed,
        @Nullable JsonSerializer<?> content,
        @Nullable NameTransformer unwrapper) {
      return new Writer(
          this, property, typed, content, unwrapper, _suppressableValue, _suppressNulls);
    }

    @Override
    public Writer withContentInclusion(@Nullable Object suppressed, boolean suppressNulls) {
      return new Writer(
          this,
          _property,
          _valueTypeSerializer,
          _valueSerializer,
          _unwrapper,
          suppressed,
          suppressNulls);
    }

    @Override
    protected boolean _isValuePresent(Optional<?> value) {
      return value.isPresent();
    }

    @Override
    protected @Nullable Object _getReferenced(Optional<?> value) {
      return value.orElse(null);
    }

    @Override
    protected @Nullable Object _getReferencedIfPresent(Optional<?> value) {
      return value.orElse(null);
    }
  }
}
