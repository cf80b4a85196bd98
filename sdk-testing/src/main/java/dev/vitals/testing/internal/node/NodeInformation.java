package dev.vitals.testing.internal.node;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vitals.testing.internal.node.JsonRpc.Refusal;
import dev.vitals.testing.internal.wire.Json;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** Answers the node's info service, as a validator that has always been up. */
public final class NodeInformation {
  private static final List<String> CHAINS = List.of("C", "P", "X");

  private final BooleanSupplier bootstrapped;

  /** Answers with what {@code bootstrapped} says of each chain. */
  public NodeInformation(BooleanSupplier bootstrapped) {
    this.bootstrapped = bootstrapped;
  }

  /** The service. */
  public JsonRpc rpc() {
    return new JsonRpc(
        "info",
        Map.of(
            "IsBootstrapped", this::isBootstrapped,
            "GetNodeVersion", arguments -> version(),
            "Uptime", arguments -> uptime()));
  }

  private JsonNode isBootstrapped(JsonNode arguments) throws Refusal {
    String chain = arguments.path("chain").asText();
    if (chain.isEmpty()) {
      throw new Refusal("argument 'chain' not given");
    }
    if (!CHAINS.contains(chain)) {
      throw new Refusal("there is no chain with alias/ID '" + chain + "'");
    }
    return Json.object().put("isBootstrapped", bootstrapped.getAsBoolean());
  }

  private static JsonNode version() {
    JsonNode machines =
        Json.object().put("avm", "v1.14.0").put("evm", "v0.15.4").put("platform", "v1.14.0");
    return Json.object()
        .put("version", "avalanchego/1.14.0")
        .put("databaseVersion", "v1.4.5")
        .put("rpcProtocolVersion", "44")
        .put("gitCommit", "5f3a9c6f0b7d4e21a8c94d3bb0e7f61c2a58d9e0")
        .set("vmVersions", machines);
  }

  private static JsonNode uptime() {
    return Json.object()
        .put("rewardingStakePercentage", "100.0000")
        .put("weightedAveragePercentage", "99.8521");
  }
}
