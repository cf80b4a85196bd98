package dev.vitals.health;

import dev.vitals.client.ApiResponse;
import dev.vitals.errors.DecodingException;
import dev.vitals.errors.DecodingException.Problem;
import dev.vitals.errors.RpcException;
import dev.vitals.model.RpcError;
import org.jspecify.annotations.Nullable;

/** Tells results of JSON-RPC from errors, because the node answers both with 200. */
final class RpcResults {
  private RpcResults() {}

  static <T> T result(
      String method, @Nullable RpcError error, @Nullable T result, ApiResponse<?> answer) {
    if (error != null) {
      String words = answer.redact(error.message());
      throw RpcException.of(method, error.toBuilder().message(words).build(), answer.call());
    }
    if (result == null) {
      throw new DecodingException(
          method + ": the answer has neither result nor error",
          Problem.NO_CONTENT,
          -1,
          null,
          answer.call());
    }
    return result;
  }
}
