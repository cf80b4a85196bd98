package dev.vitals.testing.internal.goodmem;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vitals.testing.internal.wire.Json;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A ping request as the server understands it: checked, and with the server's defaults filled in.
 *
 * @param targetTypeHint empty if the client gave none
 * @param payloadBytes what one probe sends
 */
public record PingCall(
    String targetId,
    String targetTypeHint,
    int count,
    Duration interval,
    Duration timeout,
    int payloadBytes,
    boolean jitter) {
  private static final int DEFAULT_COUNT = 4;
  private static final int DEFAULT_INTERVAL_MILLIS = 1_000;
  private static final int DEFAULT_TIMEOUT_MILLIS = 5_000;
  private static final int DEFAULT_PAYLOAD_BYTES = 64;
  private static final int MAX_LABELS = 20;

  private static final Pattern UUID =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
  private static final Set<String> TARGET_TYPES =
      Set.of("TARGET_TYPE_UNSPECIFIED", "EMBEDDER", "RERANKER", "LLM", "DECISION_MODEL");
  private static final Set<String> PAYLOAD_TYPES =
      Set.of("PAYLOAD_TYPE_UNSPECIFIED", "TEXT", "JSON", "BINARY");
  private static final Set<String> ONCE_FIELDS = Set.of(
      "targetId", "targetTypeHint", "payloadType", "payload", "payloadSizeBytes", "timeoutMs");
  private static final Set<String> STREAM_ONLY_FIELDS =
      Set.of("count", "intervalMs", "maxInFlight", "jitter", "labels");

  /** Reads the body of {@code ping:once}. */
  public static PingCall once(String body) throws InvalidPing {
    ObjectNode request = object(body);
    for (Map.Entry<String, JsonNode> field : request.properties()) {
      if (!ONCE_FIELDS.contains(field.getKey())) {
        throw unrecognized(field.getKey());
      }
    }
    return read(request.put("count", 1));
  }

  /** Reads the body of {@code ping:stream}. */
  public static PingCall stream(String body) throws InvalidPing {
    ObjectNode request = object(body);
    for (Map.Entry<String, JsonNode> field : request.properties()) {
      if (!ONCE_FIELDS.contains(field.getKey()) && !STREAM_ONLY_FIELDS.contains(field.getKey())) {
        throw unrecognized(field.getKey());
      }
    }
    checkLabels(request.path("labels"));
    number(request, "maxInFlight", 1);
    return read(request);
  }

  /** The same call with fewer probes. */
  public PingCall withCount(int count) {
    return new PingCall(targetId, targetTypeHint, count, interval, timeout, payloadBytes, jitter);
  }

  /** Whether the client's hint, if it gave one, is this target's type. */
  public boolean allows(PingTarget target) {
    return targetTypeHint.isEmpty() || targetTypeHint.equals(target.type());
  }

  private static PingCall read(ObjectNode request) throws InvalidPing {
    String targetId = text(request, "targetId");
    if (targetId.isEmpty()) {
      throw new InvalidPing("targetId is required");
    }
    if (!UUID.matcher(targetId).matches()) {
      throw new InvalidPing("targetId must be a UUID");
    }
    oneOf(PAYLOAD_TYPES, request, "payloadType");
    String hint = oneOf(TARGET_TYPES, request, "targetTypeHint");
    return new PingCall(
        targetId,
        hint.equals("TARGET_TYPE_UNSPECIFIED") ? "" : hint,
        number(request, "count", DEFAULT_COUNT),
        Duration.ofMillis(number(request, "intervalMs", DEFAULT_INTERVAL_MILLIS)),
        Duration.ofMillis(number(request, "timeoutMs", DEFAULT_TIMEOUT_MILLIS)),
        payloadBytes(request),
        flag(request, "jitter"));
  }

  private static int payloadBytes(ObjectNode request) throws InvalidPing {
    if (!request.hasNonNull("payload")) {
      return number(request, "payloadSizeBytes", DEFAULT_PAYLOAD_BYTES);
    }
    if (request.hasNonNull("payloadSizeBytes")) {
      throw new InvalidPing("payload and payloadSizeBytes are mutually exclusive");
    }
    return text(request, "payload").getBytes(StandardCharsets.UTF_8).length;
  }

  private static void checkLabels(JsonNode labels) throws InvalidPing {
    if (labels.isMissingNode() || labels.isNull()) {
      return;
    }
    if (!labels.isObject()) {
      throw new InvalidPing("labels must be an object");
    }
    if (labels.size() > MAX_LABELS) {
      throw new InvalidPing("labels must have at most " + MAX_LABELS + " entries");
    }
    for (JsonNode value : labels) {
      if (!value.isTextual()) {
        throw new InvalidPing("labels must have text values");
      }
    }
  }

  private static ObjectNode object(String body) throws InvalidPing {
    if (Json.parse(body).orElse(null) instanceof ObjectNode object) {
      return object;
    }
    throw new InvalidPing("Malformed JSON request body");
  }

  private static InvalidPing unrecognized(String field) {
    return new InvalidPing("Unrecognized field \"" + field + "\"");
  }

  /** The text of a field; empty if it is absent or null. */
  private static String text(ObjectNode request, String field) throws InvalidPing {
    JsonNode value = request.path(field);
    if (value.isMissingNode() || value.isNull()) {
      return "";
    }
    if (!value.isTextual()) {
      throw new InvalidPing(field + " must be a string");
    }
    return value.textValue();
  }

  private static String oneOf(Set<String> values, ObjectNode request, String field)
      throws InvalidPing {
    String value = text(request, field);
    if (!value.isEmpty() && !values.contains(value)) {
      throw new InvalidPing(field + " must be one of the documented values, was " + value);
    }
    return value;
  }

  /** A 32-bit number; absent, null and 0 mean the server's default. */
  private static int number(ObjectNode request, String field, int fallback) throws InvalidPing {
    JsonNode value = request.path(field);
    if (value.isMissingNode() || value.isNull()) {
      return fallback;
    }
    if (!value.isInt() || value.intValue() < 0) {
      throw new InvalidPing(field + " must be an integer that is not negative");
    }
    return value.intValue() == 0 ? fallback : value.intValue();
  }

  private static boolean flag(ObjectNode request, String field) throws InvalidPing {
    JsonNode value = request.path(field);
    if (!value.isMissingNode() && !value.isNull() && !value.isBoolean()) {
      throw new InvalidPing(field + " must be a boolean");
    }
    return value.booleanValue();
  }
}
