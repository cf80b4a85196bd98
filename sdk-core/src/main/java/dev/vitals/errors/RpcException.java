package dev.vitals.errors;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vitals.calls.CallRecord;
import dev.vitals.model.RpcError;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A JSON-RPC error: the HTTP status was 200, the answer an {@code error} object. */
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
   * For the SDK: the exception that says what {@code error} says of the call {@code method}. Its
   * words must be fit for a message.
   */
  public static RpcException of(String method, RpcError error, CallRecord call) {
    return new RpcException(
        method + ": JSON-RPC error " + error.code() + ": " + error.message(), error, call);
  }

  /** The JSON-RPC code, such as -32000 (the node's general one) or -32700 (not JSON). */
  public long code() {
    return code;
  }

  /** The error's {@code data}, if it was there and not null. */
  public Optional<JsonNode> data() {
    return Optional.ofNullable(data);
  }
}
