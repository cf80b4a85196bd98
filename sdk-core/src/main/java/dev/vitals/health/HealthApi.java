package dev.vitals.health;

import static java.util.Objects.requireNonNull;

import dev.vitals.client.ApiClient;
import dev.vitals.client.ApiRequest;
import dev.vitals.client.PollResult;
import dev.vitals.errors.RpcException;
import dev.vitals.model.HealthReport;
import dev.vitals.model.HealthRpcMethod;
import dev.vitals.model.HealthRpcParams;
import dev.vitals.model.HealthRpcRequest;
import dev.vitals.model.HealthRpcResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Reads the health of an Avalanche node. An unhealthy node is an answer, not an error: {@code
 * healthy()} is false, and each failing check has an {@code error()}.
 *
 * <p>Tags, usually subnet ids, narrow a report to the checks with these tags and the node's own.
 * Without tags the report covers everything; with an unknown tag it has only the node's own checks.
 * A node accepts only the host names it is configured for, by default {@code localhost} and any IP
 * address, and answers 403 to others.
 *
 * <p>Thread-safe. Every method only reads, so it is retried after a failure; {@link #awaitHealthy}
 * waits for a node that is starting.
 */
public final class HealthApi {
  private final ApiClient client;

  /**
   * Creates the wrapper. The client's base URL is the node's origin, by default on port 9650.
   *
   * @throws IllegalArgumentException if the base URL already ends with {@code /ext/health}
   */
  public HealthApi(ApiClient client) {
    requireNonNull(client, "client").configuration().requireBaseUrlWithout("/ext/health");
    this.client = client;
  }

  /**
   * Returns all checks, by JSON-RPC: {@code POST /ext/health}, {@code health.health}.
   *
   * @throws RpcException if the node answers with a JSON-RPC error
   */
  public HealthReport health(String... tags) {
    return client.send(healthRequest(tags));
  }

  /**
   * Returns the start-up checks, by JSON-RPC: {@code health.readiness}.
   *
   * @throws RpcException if the node answers with a JSON-RPC error
   */
  public HealthReport readiness(String... tags) {
    return client.send(readinessRequest(tags));
  }

  /**
   * Returns whether the node is alive, by JSON-RPC: {@code health.liveness}.
   *
   * @throws RpcException if the node answers with a JSON-RPC error
   */
  public HealthReport liveness(String... tags) {
    return client.send(livenessRequest(tags));
  }

  /**
   * Returns the checks by GET, as any load balancer can: {@code GET /ext/health/…}. A healthy node
   * answers 200, an unhealthy one 503 with the same report. A 503 without a report comes from
   * something in front of the node and is a {@code ServerException}.
   */
  public HealthReport probe(HealthProbe probe, String... tags) {
    return client.send(probeRequest(probe, tags));
  }

  /**
   * Polls by GET until the node is healthy, and returns that report.
   *
   * <p>A node that is starting refuses connections, times out or answers 503, with or without a
   * report; a proxy in front of it may answer 408, 425, 429 or another 5xx. All of these are waited
   * out, with growing waits of up to 5 seconds. Any other failure, such as a host name that the
   * node does not allow, is thrown at once. So are an interrupt and an error status that a retry
   * cannot fix, such as 501 or one with {@code X-Should-Retry: false}; see {@link ApiClient#poll}.
   *
   * @param timeout the limit for the whole wait, including a request in flight
   * @throws HealthTimeoutException if the node is not healthy in time
   */
  public HealthReport awaitHealthy(Duration timeout, String... tags) {
    return await(HealthProbe.HEALTH, "healthy", timeout, tags);
  }

  /**
   * Polls by GET until the start-up checks have passed, otherwise like {@link #awaitHealthy}.
   *
   * @param timeout the limit for the whole wait, including a request in flight
   * @throws HealthTimeoutException if the node is not ready in time
   */
  public HealthReport awaitReady(Duration timeout, String... tags) {
    return await(HealthProbe.READINESS, "ready", timeout, tags);
  }

  /**
   * Polls by GET until the node answers that it is alive, otherwise like {@link #awaitHealthy}.
   *
   * @param timeout the limit for the whole wait, including a request in flight
   * @throws HealthTimeoutException if the node is not alive in time
   */
  public HealthReport awaitAlive(Duration timeout, String... tags) {
    return await(HealthProbe.LIVENESS, "alive", timeout, tags);
  }

  /**
   * Waits like {@link #awaitHealthy}, on a thread of the client's executor. Cancelling the future
   * ends the wait.
   */
  public CompletableFuture<HealthReport> awaitHealthyAsync(Duration timeout, String... tags) {
    return awaitAsync(HealthProbe.HEALTH, "healthy", timeout, tags);
  }

  /**
   * Waits like {@link #awaitReady}, on a thread of the client's executor. Cancelling the future ends
   * the wait.
   */
  public CompletableFuture<HealthReport> awaitReadyAsync(Duration timeout, String... tags) {
    return awaitAsync(HealthProbe.READINESS, "ready", timeout, tags);
  }

  /**
   * Waits like {@link #awaitAlive}, on a thread of the client's executor. Cancelling the future ends
   * the wait.
   */
  public CompletableFuture<HealthReport> awaitAliveAsync(Duration timeout, String... tags) {
    return awaitAsync(HealthProbe.LIVENESS, "alive", timeout, tags);
  }

  private HealthReport await(HealthProbe probe, String state, Duration timeout, String... tags) {
    return reported(
        client.poll(probeRequest(probe, tags), HealthReport::healthy, timeout), state, timeout);
  }

  private CompletableFuture<HealthReport> awaitAsync(
      HealthProbe probe, String state, Duration timeout, String... tags) {
    return client
        .pollAsync(probeRequest(probe, tags), HealthReport::healthy, timeout)
        .thenApply(polled -> reported(polled, state, timeout));
  }

  private static HealthReport reported(
      PollResult<HealthReport> polled, String state, Duration timeout) {
    return polled
        .answer()
        .filter(report -> polled.isFulfilled())
        .orElseThrow(() -> HealthTimeoutException.of(state, timeout, polled));
  }

  /** The request of {@link #health}, as a value. */
  public static ApiRequest<HealthReport> healthRequest(String... tags) {
    return rpcRequest(HealthProbe.HEALTH, tags);
  }

  /** The request of {@link #readiness}, as a value. */
  public static ApiRequest<HealthReport> readinessRequest(String... tags) {
    return rpcRequest(HealthProbe.READINESS, tags);
  }

  /** The request of {@link #liveness}, as a value. */
  public static ApiRequest<HealthReport> livenessRequest(String... tags) {
    return rpcRequest(HealthProbe.LIVENESS, tags);
  }

  private static ApiRequest<HealthReport> rpcRequest(HealthProbe probe, String... tags) {
    requireNonNull(tags, "tags");
    HealthRpcRequest.Builder call = HealthRpcRequest.builder()
        .jsonrpc("2.0")
        .id(1) // without an id the node takes the call for a notification and does not answer
        .method(HealthRpcMethod.of(probe.method()));
    for (String tag : tags) {
      requireNonNull(tag, "tag");
    }
    if (tags.length > 0) {
      call.params(HealthRpcParams.builder().tags(List.of(tags)).build());
    }
    return ApiRequest.post("/ext/health", HealthRpcResponse.class)
        .body(call.build())
        .idempotent()
        .map(answer -> RpcResults.result(
            probe.method(), answer.body().error(), answer.body().result(), answer));
  }

  /** The request of {@link #probe}, as a value. */
  public static ApiRequest<HealthReport> probeRequest(HealthProbe probe, String... tags) {
    requireNonNull(probe, "probe");
    requireNonNull(tags, "tags");
    ApiRequest<HealthReport> request = ApiRequest.get(probe.path(), HealthReport.class);
    for (String tag : tags) {
      request = request.query("tag", tag);
    }
    // A body counts as a report only if it has both checks and healthy.
    return request.acceptStatus(503, report -> true);
  }
}
