package dev.vitals.reliability;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vitals.client.ApiClient;
import dev.vitals.client.ApiRequest;
import dev.vitals.client.StreamRequest;
import dev.vitals.config.Configuration;
import dev.vitals.config.RetryPolicy;
import dev.vitals.errors.VitalsException;
import dev.vitals.testing.FaultScript;
import dev.vitals.testing.FaultServer;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Starts the servers and clients of one test, and closes them after it. */
final class Rig implements AfterEachCallback {
  static final ApiRequest<JsonNode> GET = ApiRequest.get("/a", JsonNode.class);
  static final ApiRequest<JsonNode> POST =
      ApiRequest.post("/a", JsonNode.class).body(Map.of("n", 1));
  static final StreamRequest<JsonNode> STREAM = StreamRequest.get("/a", JsonNode.class);

  /** An answer without a fault. */
  static final FaultScript OK = FaultScript.answer(200, "application/json", "{\"ok\":true}");

  private final Deque<AutoCloseable> started = new ArrayDeque<>();

  FaultServer serve(FaultScript... scripts) {
    return closedAfterwards(FaultServer.start(scripts));
  }

  /** The standard settings, but that a retry waits 2 milliseconds at most. */
  static Configuration.Builder configuration(URI url) {
    return Configuration.builder(url)
        .retryPolicy(RetryPolicy.builder()
            .baseBackoff(Duration.ofMillis(1))
            .maxBackoff(Duration.ofMillis(2))
            .build());
  }

  ApiClient client(FaultServer server) {
    return client(configuration(server.url()));
  }

  ApiClient client(Configuration.Builder configuration) {
    return closedAfterwards(ApiClient.create(configuration.build()));
  }

  <T extends AutoCloseable> T closedAfterwards(T resource) {
    started.push(resource);
    return resource;
  }

  /** Sends the request, which must fail this way. */
  static <E extends VitalsException> E failure(
      Class<E> type, ApiClient client, ApiRequest<?> request) {
    return catchThrowableOfType(type, () -> client.send(request));
  }

  /** The same place by https: for servers that spoil the handshake. */
  static URI https(URI url) {
    return URI.create(url.toString().replace("http:", "https:"));
  }

  @Override
  public void afterEach(ExtensionContext context) throws Exception {
    while (!started.isEmpty()) {
      started.pop().close();
    }
  }

  /** As a log would print it: causes, suppressed exceptions and all. */
  static String printed(Throwable thrown) {
    StringWriter printed = new StringWriter();
    thrown.printStackTrace(new PrintWriter(printed));
    return printed.toString();
  }
}
