package dev.vitals.examples.nodes;

import dev.vitals.client.ApiClient;
import dev.vitals.config.Configuration;
import dev.vitals.config.RetryPolicy;
import dev.vitals.config.Timeouts;
import dev.vitals.health.HealthApi;
import dev.vitals.health.HealthProbe;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** A node and its last known state. Confined to one thread. */
public final class WatchedNode implements AutoCloseable {
  /** Short, because the node is asked again in a moment. */
  private static final Timeouts IMPATIENT = Timeouts.builder()
      .connect(Duration.ofSeconds(2))
      .response(Duration.ofSeconds(4))
      .build();

  private final String name;
  private final ApiClient client;
  private NodeState state = NodeState.unknown();

  /** Makes the node's client; {@link #close()} closes it. */
  public WatchedNode(String name, Configuration configuration) {
    this.name = name;
    this.client = ApiClient.create(configuration.toBuilder()
        .timeouts(IMPATIENT)
        .retryPolicy(RetryPolicy.none())
        .build());
  }

  String name() {
    return name;
  }

  NodeState state() {
    return state;
  }

  /** Asks the node. A node that cannot be reached has a state as well; the future never fails. */
  public CompletableFuture<NodeState> ask() {
    return client
        .sendAsync(HealthApi.probeRequest(HealthProbe.HEALTH))
        .handle((report, failure) ->
            failure == null ? NodeState.of(report) : NodeState.unreachable(failure));
  }

  /** Keeps the new state and returns what has changed. */
  public List<NodeState.Change> update(NodeState current) {
    List<NodeState.Change> changes = current.changesSince(state);
    state = current;
    return changes;
  }

  @Override
  public void close() {
    client.close();
  }
}
