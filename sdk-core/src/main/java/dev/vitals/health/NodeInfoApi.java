package dev.vitals.health;

import static java.util.Objects.requireNonNull;

import dev.vitals.client.ApiClient;
import dev.vitals.client.ApiRequest;
import dev.vitals.errors.DecodingException;
import dev.vitals.errors.DecodingException.Problem;
import dev.vitals.errors.RpcException;
import dev.vitals.model.InfoRpcMethod;
import dev.vitals.model.InfoRpcParams;
import dev.vitals.model.InfoRpcRequest;
import dev.vitals.model.InfoRpcResponse;
import dev.vitals.model.NodeInfo;
import org.jspecify.annotations.Nullable;

/**
 * Asks an Avalanche node about itself, by JSON-RPC: {@code POST /ext/info}. Thread-safe. Every method
 * only reads, so it is retried after a failure.
 */
public final class NodeInfoApi {
  private final ApiClient client;

  /**
   * Creates the wrapper. The client's base URL is the node's origin, by default on port 9650.
   *
   * @throws IllegalArgumentException if the base URL already ends with {@code /ext/info}
   */
  public NodeInfoApi(ApiClient client) {
    requireNonNull(client, "client").configuration().requireBaseUrlWithout("/ext/info");
    this.client = client;
  }

  /**
   * Returns whether a chain has caught up with the network: {@code info.isBootstrapped}.
   *
   * @param chain id or alias of the chain, such as {@code X}
   * @throws RpcException if the node has no such chain
   */
  public boolean isBootstrapped(String chain) {
    return client.send(isBootstrappedRequest(chain));
  }

  /**
   * Returns which node runs: {@code info.getNodeVersion}. The versions and the commit are set.
   */
  public NodeInfo nodeVersion() {
    return client.send(nodeVersionRequest());
  }

  /**
   * Returns how long the node was up, as its peers saw it: {@code info.uptime}. The two percentages
   * are set, as texts such as {@code 98.5386}.
   *
   * @throws RpcException if the node is not a validator
   */
  public NodeInfo uptime() {
    return client.send(uptimeRequest());
  }

  /** The request of {@link #isBootstrapped}, as a value. */
  public static ApiRequest<Boolean> isBootstrappedRequest(String chain) {
    if (requireNonNull(chain, "chain").isBlank()) {
      throw new IllegalArgumentException("chain must be an id or an alias, such as X, was blank");
    }
    return request(
            InfoRpcMethod.INFO_IS_BOOTSTRAPPED,
            InfoRpcParams.builder().chain(chain).build())
        .map(answer -> {
          Boolean is = answer.body().isBootstrapped();
          if (is == null) {
            throw new DecodingException(
                "info.isBootstrapped: the result has no isBootstrapped",
                Problem.NO_CONTENT,
                -1,
                null,
                answer.call());
          }
          return is;
        });
  }

  /** The request of {@link #nodeVersion}, as a value. */
  public static ApiRequest<NodeInfo> nodeVersionRequest() {
    return request(InfoRpcMethod.INFO_GET_NODE_VERSION, null);
  }

  /** The request of {@link #uptime}, as a value. */
  public static ApiRequest<NodeInfo> uptimeRequest() {
    return request(InfoRpcMethod.INFO_UPTIME, null);
  }

  private static ApiRequest<NodeInfo> request(
      InfoRpcMethod method, @Nullable InfoRpcParams params) {
    InfoRpcRequest.Builder call = InfoRpcRequest.builder().jsonrpc("2.0").id(1).method(method);
    if (params != null) {
      call.params(params);
    }
    return ApiRequest.post("/ext/info", InfoRpcResponse.class)
        .body(call.build())
        .idempotent()
        .map(answer -> RpcResults.result(
            method.value(), answer.body().error(), answer.body().result(), answer));
  }
}
