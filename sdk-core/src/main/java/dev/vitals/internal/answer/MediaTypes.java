package dev.vitals.internal.answer;

import dev.vitals.internal.stream.StreamConnection.Label;
import dev.vitals.stream.StreamFormat;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Compares media types by their essence: without parameters, ignoring case. */
public final class MediaTypes {
  /** The names under which lines of JSON are sent; none is registered. */
  private static final Set<String> LINES = Set.of(
      "application/x-ndjson",
      "application/ndjson",
      "application/jsonl",
      "application/x-jsonl",
      "application/jsonlines",
      "application/x-jsonlines",
      "application/json-lines",
      "application/x-json-lines",
      "application/stream+json",
      "application/x-json-stream",
      "text/x-ndjson",
      "text/ndjson",
      "text/jsonl");

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

  /**
   * How an answer of this type is to be read as a stream; null if it cannot be one. Who asks for
   * lines of JSON has said what the body is: JSON, plain text and no type at all do not contradict.
   */
  public static @Nullable Label label(@Nullable String contentType, StreamFormat format) {
    String essence = contentType == null ? "" : essence(contentType);
    if (format == StreamFormat.SSE) {
      return essence.equals(StreamFormat.SSE.mediaType()) ? Label.EXACT : null;
    }
    if (LINES.contains(essence)) {
      return Label.EXACT;
    }
    if (essence.equals("application/json-seq") || essence.endsWith("+json-seq")) {
      return Label.SEQUENCE;
    }
    return essence.isEmpty() || isJson(contentType) || essence.equals("text/plain")
        ? Label.VAGUE
        : null;
  }

  private static String essence(String contentType) {
    int end = contentType.indexOf(';');
    String type = end < 0 ? contentType : contentType.substring(0, end);
    return type.strip().toLowerCase(Locale.ROOT);
  }
}
