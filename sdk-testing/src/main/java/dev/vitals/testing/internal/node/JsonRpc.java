package dev.vitals.testing.internal.node;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vitals.testing.internal.wire.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * JSON-RPC as gorilla/rpc with avalanchego's codec speaks it, which is not quite JSON-RPC: an
 * unknown method is a server error, and a null id makes a notification.
 */
public final class JsonRpc {
  private static final int PARSE_ERROR = -32700;
  private static final int INVALID_REQUEST = -32600;
  private static final int SERVER_ERROR = -32000;
  private static final String INVALID_ARGUMENT =
      "couldn't unmarshal an argument. Ensure arguments are valid and properly formatted. See"
          + " documentation for example calls";

  private final String service;
  private final Map<String, Method> methods;

  /** A method of the service. */
  @FunctionalInterface
  public interface Method {
    /** Answers a call with these arguments; they are missing if the call has none. */
    JsonNode call(JsonNode arguments) throws Refusal;
  }

  /**
   * One service.
   *
   * @param methods by the names the server knows them by: first letter in upper case
   */
  public JsonRpc(String service, Map<String, Method> methods) {
    this.service = service;
    this.methods = Map.copyOf(methods);
  }

  /** The body of the answer; empty if the server answers with an empty body. */
  public Optional<String> answer(String body) {
    Optional<JsonNode> parsed = Json.parse(body).filter(JsonNode::isObject);
    JsonNode call = parsed.orElseGet(Json::object);
    JsonNode id = call.path("id");
    if (parsed.isEmpty() || !isCall(call)) {
      ObjectNode answer =
          failure(new Refusal(PARSE_ERROR, "json: cannot unmarshal the call", echo(call)));
      answer.set("id", id.isMissingNode() ? NullNode.getInstance() : id);
      return Optional.of(answer + "\n");
    }
    if (id.isMissingNode() || id.isNull()) {
      return Optional.empty();
    }
    ObjectNode answer = outcome(call);
    answer.set("id", id);
    return Optional.of(answer + "\n");
  }

  private ObjectNode outcome(JsonNode call) {
    try {
      if (!textOrEmpty(call.path("jsonrpc")).equals("2.0")) {
        throw new Refusal(INVALID_REQUEST, "jsonrpc must be 2.0", echo(call));
      }
      JsonNode params = call.path("params");
      JsonNode result =
          method(textOrEmpty(call.path("method"))).call(params.isArray() ? params.path(0) : params);
      ObjectNode answer = Json.object().put("jsonrpc", "2.0");
      answer.set("result", result);
      return answer;
    } catch (Refusal refusal) {
      return failure(refusal);
    }
  }

  private Method method(String name) throws Refusal {
    String[] parts = name.split("\\.", 2);
    if (parts.length == 2 && !parts[1].isEmpty()) {
      String first = parts[1].substring(0, 1);
      if (Character.isUpperCase(first.codePointAt(0))) {
        throw new Refusal("method must start with a non-uppercase letter");
      }
      parts[1] = first.toUpperCase(Locale.ROOT) + parts[1].substring(1);
    }
    String seen = String.join(".", parts);
    if (parts.length != 2 || parts[1].contains(".")) {
      throw new Refusal("rpc: service/method request ill-formed: \"" + seen + "\"");
    }
    if (!parts[0].equals(service)) {
      throw new Refusal("rpc: can't find service \"" + seen + "\"");
    }
    Method method = methods.get(parts[1]);
    if (method == null) {
      throw new Refusal("rpc: can't find method \"" + seen + "\"");
    }
    return method;
  }

  /** A method whose only argument is a list of tags. */
  public static Method ofTags(Function<List<String>, JsonNode> answer) {
    return arguments -> answer.apply(tags(arguments));
  }

  private static List<String> tags(JsonNode arguments) throws Refusal {
    if (arguments.isMissingNode() || arguments.isNull()) {
      return List.of();
    }
    JsonNode tags = arguments.path("tags");
    boolean absent = tags.isMissingNode() || tags.isNull();
    if (!arguments.isObject() || !(absent || tags.isArray())) {
      throw new Refusal(INVALID_ARGUMENT);
    }
    List<String> texts = new ArrayList<>();
    for (JsonNode tag : tags) {
      if (!tag.isTextual()) {
        throw new Refusal(INVALID_ARGUMENT);
      }
      texts.add(tag.textValue());
    }
    return texts;
  }

  /** Whether the members have the types that Go decodes them into. */
  private static boolean isCall(JsonNode node) {
    return isTextOrAbsent(node.path("jsonrpc")) && isTextOrAbsent(node.path("method"));
  }

  private static boolean isTextOrAbsent(JsonNode node) {
    return node.isTextual() || node.isNull() || node.isMissingNode();
  }

  /** Go's zero value stands for a member that is absent, null or of another type. */
  private static String textOrEmpty(JsonNode node) {
    return node.isTextual() ? node.textValue() : "";
  }

  private static ObjectNode failure(Refusal refusal) {
    ObjectNode answer = Json.object().put("jsonrpc", "2.0");
    answer
        .putObject("error")
        .put("code", refusal.code)
        .put("message", refusal.getMessage())
        .set("data", refusal.data);
    return answer;
  }

  /** The request as the server decoded it, which it sends back as the error's data. */
  private static ObjectNode echo(JsonNode call) {
    ObjectNode echo = Json.object()
        .put("jsonrpc", textOrEmpty(call.path("jsonrpc")))
        .put("method", textOrEmpty(call.path("method")));
    for (String name : List.of("params", "id")) {
      JsonNode value = call.path(name);
      echo.set(name, value.isMissingNode() ? NullNode.getInstance() : value);
    }
    return echo;
  }

  /** Why a call gets an error. */
  public static final class Refusal extends Exception {
    private static final long serialVersionUID = 1L;
    private final int code;
    private final transient JsonNode data;

    /** Refuses a call in the node's words. */
    public Refusal(String message) {
      this(SERVER_ERROR, message, NullNode.getInstance());
    }

    Refusal(int code, String message, JsonNode data) {
      super(message);
      this.code = code;
      this.data = data;
    }
  }
}
