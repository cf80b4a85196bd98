package dev.vitals.jackson3;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.jspecify.annotations.Nullable;

/** What only Jackson 2 knows how to read and write. */
final class Models {
  /** Keeps numbers to their last digit in what models leave open, as the SDK does. */
  static final ObjectMapper JACKSON_2 = JsonMapper.builder()
      .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
      .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
      .build();

  private Models() {}

  /** Whether Jackson 2 writes this class by a writer of its own. */
  static boolean isWritten(Class<?> type) {
    return JsonNode.class.isAssignableFrom(type) || hasWriter(type);
  }

  /** A kind of a union is written as its sealed interface says. */
  private static boolean hasWriter(@Nullable Class<?> type) {
    if (type == null || type == Object.class) {
      return false;
    }
    JsonSerialize annotation = type.getDeclaredAnnotation(JsonSerialize.class);
    if (annotation != null) {
      return true;
    }
    for (Class<?> general : type.getInterfaces()) {
      if (hasWriter(general)) {
        return true;
      }
    }
    return hasWriter(type.getSuperclass());
  }

  /** Whether Jackson 2 reads this class by a reader of its own. */
  static boolean isRead(Class<?> type) {
    return JsonNode.class.isAssignableFrom(type)
        || type.getDeclaredAnnotation(JsonDeserialize.class) != null;
  }
}
