package dev.vitals.model.internal;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.util.JsonParserSequence;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.util.TokenBuffer;
import dev.vitals.model.internal.StructureReader.ValueReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads an object that is one of several kinds.
 *
 * <p>With a discriminator, the text of that member tells the kind, and only the members that precede
 * it are looked at twice. Without one, the kind is the one whose required members are all there, whose
 * members have the right JSON types, and that knows the most of them; of equals, the first.
 *
 * <p>Described once by calls in a row, {@link #kind} before what belongs to the kind; after that, it
 * is used by many threads.
 */
public final class KindReader<T> {
  private final @Nullable String discriminator;
  private final List<KindShape<T>> kinds = new ArrayList<>();
  private final Map<String, KindShape<T>> kindsByText = new HashMap<>();
  private @Nullable Function<Map<String, JsonNode>, ? extends T> unknownKind;

  /** Takes the name of the member that tells the kind, or null without one. */
  public KindReader(@Nullable String discriminator) {
    this.discriminator = discriminator;
  }

  /** Adds a kind, and the texts of the discriminator that tell it; the first to claim a text has it. */
  public KindReader<T> kind(ValueReader<? extends T> reader, String... texts) {
    KindShape<T> kind = new KindShape<>(reader);
    kinds.add(kind);
    for (String text : texts) {
      kindsByText.putIfAbsent(text, kind);
    }
    return this;
  }

  /** Names members without which an object is not of the last kind. */
  public KindReader<T> required(String... names) {
    last().require(names);
    return this;
  }

  /** Names a member of the last kind that has always the same text. */
  public KindReader<T> constant(String name, String text) {
    last().fix(name, text);
    return this;
  }

  /** Names members of the last kind that are texts, and so for the methods that follow. */
  public KindReader<T> texts(String... names) {
    return members(MemberShape.TEXT, names);
  }

  public KindReader<T> integers(String... names) {
    return members(MemberShape.INTEGER, names);
  }

  public KindReader<T> numbers(String... names) {
    return members(MemberShape.NUMBER, names);
  }

  public KindReader<T> booleans(String... names) {
    return members(MemberShape.BOOLEAN, names);
  }

  public KindReader<T> arrays(String... names) {
    return members(MemberShape.ARRAY, names);
  }

  public KindReader<T> objects(String... names) {
    return members(MemberShape.OBJECT, names);
  }

  /** Names members of the last kind that may hold any JSON. */
  public KindReader<T> any(String... names) {
    return members(MemberShape.ANY, names);
  }

  /** Says what an object of no known kind becomes. */
  public KindReader<T> otherwise(Function<Map<String, JsonNode>, ? extends T> unknown) {
    this.unknownKind = unknown;
    return this;
  }

  private KindReader<T> members(MemberShape shape, String... names) {
    last().know(shape, names);
    return this;
  }

  private KindShape<T> last() {
    return kinds.get(kinds.size() - 1);
  }

  /** Reads the object that begins at the parser's current token. */
  public T read(JsonParser parser, DeserializationContext context, String member)
      throws IOException {
    TokenBuffer buffer = new TokenBuffer(parser, context);
    KindShape<T> kind = discriminator == null ? bestKind(parser, buffer) : toldKind(parser, buffer);
    // Never closed: that would close the caller's parser, which has more to read.
    JsonParser again =
        JsonParserSequence.createFlattened(false, buffer.asParserOnFirstToken(), parser);
    T value = kind == null ? unknown(again, context) : kind.read(again, context, member);
    if (value == null) {
      throw ReadFailure.mismatch(again, member, Object.class, "an object");
    }
    return value;
  }

  private T unknown(JsonParser parser, DeserializationContext context) throws IOException {
    Map<String, JsonNode> members = null;
    for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
      parser.nextToken();
      members = StructureReader.keepUnknown(members, parser, context);
    }
    if (unknownKind == null) {
      throw new IllegalStateException("otherwise(…) was not called");
    }
    return unknownKind.apply(StructureReader.unknownMembers(members));
  }

  /** Buffers members up to the one that tells the kind. */
  private @Nullable KindShape<T> toldKind(JsonParser parser, TokenBuffer buffer)
      throws IOException {
    buffer.writeStartObject();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      boolean tells = parser.currentName().equals(discriminator);
      buffer.copyCurrentEvent(parser);
      JsonToken token = parser.nextToken();
      if (tells) {
        KindShape<T> kind =
            token == JsonToken.VALUE_STRING ? kindsByText.get(parser.getText()) : null;
        buffer.copyCurrentStructure(parser);
        return kind;
      }
      buffer.copyCurrentStructure(parser);
    }
    buffer.writeEndObject();
    return null;
  }

  /** Buffers the whole object. */
  private @Nullable KindShape<T> bestKind(JsonParser parser, TokenBuffer buffer)
      throws IOException {
    Map<String, @Nullable String> textsByName = new HashMap<>();
    Map<String, MemberShape> shapes = new HashMap<>();
    buffer.writeStartObject();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      buffer.copyCurrentEvent(parser);
      MemberShape shape = MemberShape.of(parser.nextToken());
      shapes.put(name, shape);
      if (shape == MemberShape.TEXT) {
        textsByName.put(name, parser.getText());
      }
      buffer.copyCurrentStructure(parser);
    }
    buffer.writeEndObject();
    KindShape<T> best = null;
    int most = -1;
    for (KindShape<T> kind : kinds) {
      int known = kind.countKnown(shapes, textsByName);
      if (known > most) {
        best = kind;
        most = known;
      }
    }
    return best;
  }
}
