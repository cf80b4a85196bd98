package dev.vitals.errors;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vitals.calls.CallRecord;
import dev.vitals.model.RpcError;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The service answered with a JSON-RPC error: the HTTP status was 200, and the body has an {@code
 * error} object.
 */
public final class RpcException extends VitalsException {
  private static final long serialVersionUID = 1L;

  private final long code;
  private final transient @Nullable JsonNode data; // a JSON tree does not serialize

  private RpcException(String message, RpcError error, CallRecord call) {
    super(message, null, call);
    this.code = error.code();
    this.data = error.data();
  }

  /**
   * Creates the exception for an error of {@code method}; public so that tests can make one. The
   * error's message becomes part of the exception's, so it must be safe to show.
   */
  public static RpcException of(String method, RpcError error, CallRecord call) {
    return new RpcException(
        method + ": JSON-RPC error " + error.code() + ": " + error.message(), error, call);
  }

  /** The JSON-RPC error code, such as -32000 (the node's general one) or -32700 (invalid JSON). */
  public long code() {
    return code;
  }

  /** The error's {@code data}; empty if it was missing or null, and after deserialization. */
  public Optional<JsonNode> data() {
    return Optional.ofNullable(data);
  }
}
