package dev.vitals.testing;

import static dev.vitals.testing.internal.node.HealthReporter.APPLICATION_TAG;
import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vitals.testing.internal.node.HealthReporter;
import dev.vitals.testing.internal.node.JsonRpc;
import dev.vitals.testing.internal.node.NodeInformation;
import dev.vitals.testing.internal.server.Answer;
import dev.vitals.testing.internal.wire.Json;
import dev.vitals.testing.internal.wire.Query;
import dev.vitals.testing.traffic.ReceivedRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * An Avalanche node with its three reports (health, readiness, liveness), by GET and by JSON-RPC.
 *
 * <p>Everything is healthy at the start. The health report has the chains {@code C}, {@code P} and
 * {@code X}, tagged with {@link #PRIMARY_NETWORK}, and the node's own checks ({@code bootstrapped},
 * {@code network}, {@code database} and so on), tagged {@code application}. The readiness report
 * has {@code bootstrapped}; the liveness report is empty.
 */
public final class FakeNode extends FakeService {
  /** The subnet id that the three chains are tagged with. */
  public static final String PRIMARY_NETWORK = "11111111111111111111111111111111LpoYY";

  private static final String NODE_ID = "NodeID-7Xhw2mDxuDS44j42TCB6U5579esbSt3Lg";
  private static final Pattern IP_LITERAL = Pattern.compile("[0-9.]+|\\[.*]");

  private final HealthReporter health;
  private final HealthReporter readiness;
  private final HealthReporter liveness;
  private final JsonRpc rpc;
  private final JsonRpc info;
  private volatile NodeGeneration generation = NodeGeneration.CURRENT;

  FakeNode(Clock clock) {
    super("");
    health = new HealthReporter(clock)
        .with("C", chainState(), Duration.ofNanos(465_253), PRIMARY_NETWORK)
        .with("P", percentConnected(), Duration.ofNanos(433_363_830), PRIMARY_NETWORK)
        .with("X", Duration.ofNanos(1_853), PRIMARY_NETWORK)
        .with("bootstrapped", Json.array(), Duration.ofNanos(8_075), APPLICATION_TAG)
        .with("database", Duration.ofNanos(42_341), APPLICATION_TAG)
        .with("diskspace", diskSpace(), Duration.ofNanos(20_170), APPLICATION_TAG)
        .with("network", heartbeat(), Duration.ofNanos(6_124), APPLICATION_TAG)
        .with("validation", Duration.ofNanos(1_166), APPLICATION_TAG)
        .with("router", Duration.ofNanos(31_077), APPLICATION_TAG);
    readiness = new HealthReporter(clock)
        .with("bootstrapped", Json.array(), Duration.ofNanos(8_075), APPLICATION_TAG);
    liveness = new HealthReporter(clock);
    rpc = new JsonRpc(
        "health",
        Map.of(
            "Health", JsonRpc.ofTags(tags -> report(health, tags)),
            "Readiness", JsonRpc.ofTags(tags -> report(readiness, tags)),
            "Liveness", JsonRpc.ofTags(tags -> report(liveness, tags))));
    info = new NodeInformation(() -> !health.isFailing("bootstrapped")).rpc();
  }

  /**
   * Lets a check fail now, and again every 30 seconds of the clock. Failing it once more is one more
   * failure in a row.
   *
   * @throws IllegalArgumentException if the node has no check of this name
   */
  public void fail(String check, String error) {
    requireNonNull(error, "error");
    requireKnown(check);
    health.fail(check, error);
    readiness.fail(check, error);
  }

  /**
   * Lets a check pass now and from now on.
   *
   * @throws IllegalArgumentException if the node has no check of this name
   */
  public void recover(String check) {
    requireKnown(check);
    health.recover(check);
    readiness.recover(check);
  }

  /**
   * Puts a check back to where it is when a node has just started: unhealthy, because it has not run
   * yet, with a timestamp of the year 1.
   *
   * @throws IllegalArgumentException if the node has no check of this name
   */
  public void restart(String check) {
    requireKnown(check);
    health.forget(check);
    readiness.forget(check);
  }

  /** Adds a check that passes, tagged with subnet ids or with {@code application}. */
  public void addCheck(String name, String... tags) {
    health.with(name, Duration.ofNanos(2_048), tags);
  }

  /**
   * Begins to shut down: the health report, but not the readiness report, gets a check {@code
   * shuttingDown}. It has not run yet at first; {@link #fail} it with {@code server shutting down} for
   * its first run.
   */
  public void beginShutdown() {
    health.with("shuttingDown", Duration.ZERO, APPLICATION_TAG).forget("shuttingDown");
  }

  /** Adds a chain of another subnet that could not be created, tagged with the subnet's id. */
  public void failChain(String alias, String subnetId) {
    health.with(alias, Duration.ofNanos(1_024), subnetId);
    health.fail(alias, "failed to create chain on subnet " + subnetId + ": vm is not installed");
  }

  /** Writes results like a node of this generation from now on. */
  public void generation(NodeGeneration generation) {
    this.generation = requireNonNull(generation, "generation");
  }

  @Override
  Answer answer(ReceivedRequest request) {
    return route(request).header("node-id", NODE_ID);
  }

  private Answer route(ReceivedRequest request) {
    if (!isAllowedHost(request.header("Host").orElse(""))) {
      return Answer.text(403, "invalid host specified\n");
    }
    if (request.header("Avalanche-Api-Route").isPresent()) {
      return Answer.text(404, "404 page not found\n");
    }
    return switch (request.path()) {
      case "/ext/health" ->
        request.method().equals("GET") ? probe(health, request) : call(rpc, request);
      case "/ext/info" -> call(info, request);
      case "/ext/health/health" -> probe(health, request);
      case "/ext/health/readiness" -> probe(readiness, request);
      case "/ext/health/liveness" -> probe(liveness, request);
      default -> Answer.text(404, "404 page not found\n");
    };
  }

  private Answer probe(HealthReporter reporter, ReceivedRequest request) {
    ObjectNode report = report(reporter, Query.parse(request.query()).all("tag"));
    int status = report.path("healthy").booleanValue() ? 200 : 503;
    return Answer.json(status, report + "\n");
  }

  private Answer call(JsonRpc service, ReceivedRequest request) {
    if (!request.method().equals("POST")) {
      return Answer.text(405, "rpc: POST method required, received " + request.method());
    }
    String contentType = request.header("Content-Type").orElse("");
    String mediaType = contentType.split(";", -1)[0];
    if (!mediaType.toLowerCase(Locale.ROOT).equals("application/json")) {
      return Answer.text(415, "rpc: unrecognized Content-Type: " + mediaType);
    }
    return service
        .answer(request.body())
        .map(body -> Answer.of(200, "application/json; charset=utf-8", body))
        .orElseGet(() -> Answer.empty(200));
  }

  private ObjectNode report(HealthReporter reporter, List<String> tags) {
    return reporter.report(tags, generation == NodeGeneration.OF_2020);
  }

  /** The node's default for {@code --http-allowed-hosts} is localhost; IP literals always pass. */
  private static boolean isAllowedHost(String host) {
    String name = host.replaceFirst(":\\d+$", "");
    return name.isEmpty()
        || name.equals("localhost")
        || IP_LITERAL.matcher(name).matches();
  }

  private void requireKnown(String check) {
    if (!health.names().contains(check)) {
      throw new IllegalArgumentException(
          "the node has no check \"" + check + "\", only " + new TreeSet<>(health.names()));
    }
  }

  /** The message of a chain as newer nodes write it. */
  private static JsonNode chainState() {
    ObjectNode state = Json.object();
    state.putObject("engine").set("vm", NullNode.getInstance());
    state
        .withObject("/engine")
        .putObject("consensus")
        .put("lastAcceptedHeight", 31_273_749)
        .put("longestProcessingBlock", "0s");
    state
        .putObject("networking")
        .put("percentConnected", 0.9999592612587486)
        .putArray("disconnectedValidators");
    return state;
  }

  private static JsonNode percentConnected() {
    return Json.object().put("percentConnected", 0.9967694992864075);
  }

  private static JsonNode heartbeat() {
    return Json.object().put("heartbeat", 1602684245).put("timeSinceLastMsgSent", "293.098ms");
  }

  private static JsonNode diskSpace() {
    return Json.object().put("availableDiskBytes", 227_332_591_616L);
  }
}
