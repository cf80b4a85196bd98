package dev.vitals.health;

import static java.util.Objects.requireNonNull;

import dev.vitals.client.ApiClient;
import dev.vitals.client.ApiRequest;
import dev.vitals.client.ApiResponse;
import dev.vitals.client.Polled;
import dev.vitals.errors.DecodingException;
import dev.vitals.errors.DecodingException.Problem;
import dev.vitals.errors.RpcException;
import dev.vitals.model.HealthReport;
import dev.vitals.model.HealthRpcMethod;
import dev.vitals.model.HealthRpcParams;
import dev.vitals.model.HealthRpcRequest;
import dev.vitals.model.HealthRpcResponse;
import dev.vitals.model.RpcError;
import java.time.Duration;
import java.util.List;

/**
 * Reads the health of an Avalanche node. An unhealthy node is an answer, not an error: {@code
 * healthy()} is false, and the failing checks have an {@code error()}.
 *
 * <p>Tags (as a rule subnet ids) narrow a report to their checks and the node's own; without tags
 * it covers everything, and an unknown tag leaves only the node's own checks. A node answers only
 * to a host name it allows, {@code localhost} or an IP address by default, and 403 otherwise.
 *
 * <p>Thread-safe. Every method only reads, so it is repeated after a failure; {@link
 * #awaitHealthy} waits for a node that is starting.
 */
public final class HealthApi {
  private final ApiClient client;

  /**
   * Makes the wrapper; the client's base URL is the node's origin, by default port 9650.
   *
   * @throws IllegalArgumentException if the base URL already ends with {@code /ext/health}
   */
  public HealthApi(ApiClient client) {
    requireNonNull(client, "client").requireBaseUrlWithout("/ext/health");
    this.client = client;
  }

  /**
   * All checks, by JSON-RPC: {@code POST /ext/health}, {@code health.health}.
   *
   * @throws RpcException if the node answers with a JSON-RPC error
   */
  public HealthReport health(String... tags) {
    return client.send(rpcRequest(HealthProbe.HEALTH, tags));
  }

  /**
   * The checks of the start-up, by JSON-RPC: {@code health.readiness}.
   *
   * @throws RpcException if the node answers with a JSON-RPC error
   */
  public HealthReport readiness(String... tags) {
    return client.send(rpcRequest(HealthProbe.READINESS, tags));
  }

  /**
   * Whether the node is alive, by JSON-RPC: {@code health.liveness}.
   *
   * @throws RpcException if the node answers with a JSON-RPC error
   */
  public HealthReport liveness(String... tags) {
    return client.send(rpcRequest(HealthProbe.LIVENESS, tags));
  }

  /**
   * The checks by GET, which any load balancer can ask for as well: {@code GET /ext/health/…}. A
   * healthy node answers 200, an unhealthy one 503 with the same report. A 503 that holds no report
   * comes from something before the node and is a {@code ServerException}.
   */
  public HealthReport probe(HealthProbe probe, String... tags) {
    return client.send(probeRequest(probe, tags));
  }

  /**
   * Asks by GET until the node is healthy, and returns that report.
   *
   * <p>A node that is starting refuses connections, times out or answers 503, with a report or
   * without; a proxy before it may answer 408, 425, 429 or another 5xx: all that is waited out, with
   * growing waits of up to 5 seconds. Any other failure, such as a host name that the node does not
   * allow, is thrown at once, and so are an interrupt and an error status that no repeat helps, such
   * as 501 or one with {@code X-Should-Retry: false}; see {@link ApiClient#poll}.
   *
   * @param timeout for everything, a question under way included
   * @throws HealthTimeoutException if the node is not healthy in time
   */
  public HealthReport awaitHealthy(Duration timeout, String... tags) {
    return await(HealthProbe.HEALTH, "healthy", timeout, tags);
  }

  /**
   * Asks by GET until the checks of the start-up have passed; else like {@link #awaitHealthy}.
   *
   * @param timeout for everything, a question under way included
   * @throws HealthTimeoutException if the node is not ready in time
   */
  public HealthReport awaitReady(Duration timeout, String... tags) {
    return await(HealthProbe.READINESS, "ready", timeout, tags);
  }

  private HealthReport await(HealthProbe probe, String state, Duration timeout, String... tags) {
    Polled<HealthReport> polled =
        client.poll(probeRequest(probe, tags), HealthReport::healthy, timeout);
    return polled
        .answer()
        .filter(report -> polled.fulfilled())
        .orElseThrow(() -> HealthTimeoutException.of(state, timeout, polled));
  }

  /** The request of {@link #health}, {@link #readiness} or {@link #liveness}, as a value. */
  public static ApiRequest<HealthReport> rpcRequest(HealthProbe probe, String... tags) {
    requireNonNull(probe, "probe");
    requireNonNull(tags, "tags");
    HealthRpcRequest.Builder call = HealthRpcRequest.builder()
        .jsonrpc("2.0")
        .id(1) // without one the node takes the call for a notification and does not answer
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
        .map(answer -> result(probe, answer));
  }

  /** The request of {@link #probe}, as a value. */
  public static ApiRequest<HealthReport> probeRequest(HealthProbe probe, String... tags) {
    requireNonNull(probe, "probe");
    requireNonNull(tags, "tags");
    ApiRequest<HealthReport> request = ApiRequest.get(probe.path(), HealthReport.class);
    for (String tag : tags) {
      request = request.query("tag", tag);
    }
    // To be read as a report at all, the body must have checks and healthy.
    return request.alsoAnswers(503, report -> true);
  }

  /** The node answers 200 in any case; an error is told apart by its member. */
  private static HealthReport result(HealthProbe probe, ApiResponse<HealthRpcResponse> answer) {
    RpcError error = answer.body().error();
    if (error != null) {
      String words = answer.withoutCredential(error.message());
      throw RpcException.of(
          probe.method(), error.toBuilder().message(words).build(), answer.call());
    }
    HealthReport report = answer.body().result();
    if (report == null) {
      throw new DecodingException(
          probe.method() + ": the answer has neither result nor error",
          Problem.NO_CONTENT,
          -1,
          null,
          answer.call());
    }
    return report;
  }
}
