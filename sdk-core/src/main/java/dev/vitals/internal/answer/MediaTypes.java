package dev.vitals.internal.answer;

import dev.vitals.stream.StreamFormat;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Compares media types by their essence: without parameters, ignoring case. */
public final class MediaTypes {
  private static final Set<String> NDJSON =
      Set.of("application/x-ndjson", "application/jsonl", "application/x-jsonlines");

  private MediaTypes() {}

  /** Whether the type is JSON; an answer without a content type gets the benefit of the doubt. */
  public static boolean isJson(@Nullable String contentType) {
    if (contentType == null) {
      return true;
    }
    String essence = essence(contentType);
    return essence.equals("application/json")
        || essence.equals("text/json")
        || essence.endsWith("+json");
  }

  public static boolean isHtml(@Nullable String contentType) {
    return contentType != null && essence(contentType).equals("text/html");
  }

  public static boolean fits(@Nullable String contentType, StreamFormat format) {
    if (contentType == null) {
      return false;
    }
    String essence = essence(contentType);
    return format == StreamFormat.SSE
        ? essence.equals(StreamFormat.SSE.mediaType())
        : NDJSON.contains(essence);
  }

  private static String essence(String contentType) {
    int end = contentType.indexOf(';');
    String type = end < 0 ? contentType : contentType.substring(0, end);
    return type.strip().toLowerCase(Locale.ROOT);
  }
}
