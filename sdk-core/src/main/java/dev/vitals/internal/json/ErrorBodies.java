package dev.vitals.internal.json;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vitals.errors.ErrorDetails;
import dev.vitals.model.ProtobufAny;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads an error body in any of the dialects that services use. It never fails, because a body that
 * cannot be read must not hide the status.
 */
public final class ErrorBodies {
  private static final String[] CODES = {"error_code", "code", "type", "status"};
  private static final String[] MESSAGES = {"message", "error_msg", "detail", "title", "reason"};

  private ErrorBodies() {}

  /** Reads the details in {@code body}; an HTML page has no message of the service. */
  public static ErrorDetails read(byte[] body, boolean html) {
    String raw = new String(body, StandardCharsets.UTF_8);
    if (raw.isBlank()) {
      return raw.isEmpty() ? ErrorDetails.EMPTY : new ErrorDetails(null, null, raw, List.of());
    }
    if (html) {
      return new ErrorDetails(null, null, raw, List.of());
    }
    JsonNode tree = tree(body);
    if (tree == null) {
      return new ErrorDetails(null, Excerpt.of(raw.strip()), raw, List.of());
    }
    JsonNode inner = tree.path("error").isObject() ? tree.path("error") : tree;
    String code = code(inner);
    if (code == null) {
      code = code(tree);
    }
    String message = message(tree, inner);
    return new ErrorDetails(code, message, raw, details(tree, inner));
  }

  /** The request's id in {@code body}, where some services give it instead of in a header. */
  public static @Nullable String requestId(byte[] body) {
    JsonNode tree = tree(body);
    if (tree == null) {
      return null;
    }
    String id = text(tree.path("request_id"));
    return id == null ? text(tree.path("error").path("request_id")) : id;
  }

  /** Whether the body is one JSON object, which may describe an error. */
  public static boolean isObject(byte[] body) {
    JsonNode tree = tree(body);
    return tree != null && tree.isObject();
  }

  /** Whether the body is one JSON object that says that it is an error. */
  public static boolean isError(byte[] body) {
    JsonNode tree = tree(body);
    return tree != null && tree.hasNonNull("error");
  }

  private static @Nullable JsonNode tree(byte[] body) {
    try {
      return JsonCodec.shared().tree(body);
    } catch (JsonProblem e) {
      return null; // plain text, or broken JSON: shown as it is
    }
  }

  private static @Nullable String code(JsonNode object) {
    for (String name : CODES) {
      String code = text(object.path(name));
      if (code != null && !repeatsTheStatus(name, object.path(name))) {
        return code;
      }
    }
    return null;
  }

  /**
   * Whether a code only repeats the status, as in problem details (RFC 9457) without a specific
   * type.
   */
  private static boolean repeatsTheStatus(String name, JsonNode value) {
    return switch (name) {
      case "type" -> value.asText().equals("about:blank");
      case "status" -> value.isNumber();
      default -> false;
    };
  }

  private static @Nullable String message(JsonNode tree, JsonNode inner) {
    String message = words(inner);
    if (message == null) {
      message = words(tree);
    }
    if (message != null) {
      return message;
    }
    if (tree.path("error").isTextual()) {
      return tree.path("error").textValue();
    }
    for (String list : new String[] {"errors", "detail"}) {
      JsonNode listed = listedMessage(tree.path(list));
      if (listed.isTextual()) {
        return listed.textValue();
      }
    }
    return tree.isTextual() ? tree.textValue() : null;
  }

  /** FastAPI's and others' lists: the first entry's message. */
  private static JsonNode listedMessage(JsonNode list) {
    JsonNode first = list.isArray() ? list.path(0) : list;
    if (first.isTextual()) {
      return first;
    }
    for (String name : new String[] {"msg", "message", "detail"}) {
      if (first.path(name).isTextual()) {
        return first.path(name);
      }
    }
    return first.path("msg");
  }

  private static @Nullable String words(JsonNode object) {
    for (String name : MESSAGES) {
      String words = text(object.path(name));
      if (words != null) {
        return words;
      }
    }
    return null;
  }

  private static @Nullable String text(JsonNode value) {
    boolean said = value.isTextual() && !value.textValue().isEmpty();
    return said || value.isIntegralNumber() ? value.asText() : null;
  }

  private static List<ProtobufAny> details(JsonNode tree, JsonNode inner) {
    JsonNode list = inner.path("details").isArray() ? inner.path("details") : tree.path("details");
    List<ProtobufAny> details = new ArrayList<>();
    for (JsonNode element : list) {
      if (element.isObject()) {
        try {
          details.add(
              JsonCodec.shared().decode(JsonCodec.shared().encode(element), ProtobufAny.class));
        } catch (JsonProblem e) {
          return details; // not StackRox' details after all
        }
      }
    }
    return details;
  }
}
