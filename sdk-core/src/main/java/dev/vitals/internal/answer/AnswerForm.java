package dev.vitals.internal.answer;

import dev.vitals.errors.DecodingException.Problem;
import dev.vitals.internal.json.JsonCodec;
import dev.vitals.internal.json.JsonProblem;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import okhttp3.MediaType;
import org.jspecify.annotations.Nullable;

/** How the body of an answer becomes a value. */
public enum AnswerForm {
  /** One JSON text. */
  JSON("application/json"),

  /** A JSON array, of which each element is decoded. */
  LIST("application/json"),

  /** Text of any media type, in the charset that it names, or else in UTF-8. */
  TEXT("*/*"),

  /** Bytes of any media type. */
  BYTES("*/*"),

  /** The body is read and ignored. */
  NOTHING("application/json");

  private final String accept;

  AnswerForm(String accept) {
    this.accept = accept;
  }

  static AnswerForm of(Class<?> type) {
    if (type == Void.class) {
      return NOTHING;
    }
    if (type == String.class) {
      return TEXT;
    }
    return type == byte[].class ? BYTES : JSON;
  }

  /** The request's header {@code Accept}. */
  public String accept() {
    return accept;
  }

  /** Whether only a body that calls itself JSON can be read. */
  boolean isJson() {
    return this == JSON || this == LIST;
  }

  /** Null only for {@link #NOTHING}. */
  @Nullable
  Object decode(byte[] body, @Nullable String contentType, Class<?> type) throws JsonProblem {
    return switch (this) {
      case JSON -> JsonCodec.shared().decode(body, type);
      case LIST -> JsonCodec.shared().decodeList(body, type);
      case TEXT -> text(body, contentType);
      case BYTES -> body;
      case NOTHING -> null;
    };
  }

  private static String text(byte[] body, @Nullable String contentType) throws JsonProblem {
    Charset charset = charset(contentType);
    try {
      String text = charset.newDecoder().decode(ByteBuffer.wrap(body)).toString();
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw new JsonProblem(Problem.ENCODING, "the text is not valid " + charset, e);
    }
  }

  private static Charset charset(@Nullable String contentType) {
    MediaType type = contentType == null ? null : MediaType.parse(contentType);
    Charset named = type == null ? null : type.charset(StandardCharsets.UTF_8);
    return named == null ? StandardCharsets.UTF_8 : named;
  }
}
