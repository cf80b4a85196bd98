package dev.vitals.stream.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;

/**
 * Speaks the protocol of LaunchDarkly's {@code sse-contract-tests}, so that their harness can drive
 * the SDK. To run it: start {@link #main} with a port, then the harness with {@code --url
 * http://127.0.0.1:PORT}.
 */
final class ContractService extends Dispatcher implements AutoCloseable {
  /** The optional features of the harness that the SDK has. */
  static final List<String> CAPABILITIES = List.of(
      "bom",
      "cr-only",
      "headers",
      "last-event-id",
      "post",
      "read-timeout",
      "restart",
      "server-directed-shutdown-request");

  private static final ObjectMapper JSON =
      new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

  private final MockWebServer server = new MockWebServer();
  private final Map<String, Reading> readings = new ConcurrentHashMap<>();
  private final AtomicInteger count = new AtomicInteger();
  private final CountDownLatch stopped = new CountDownLatch(1);

  private ContractService() {
    server.setDispatcher(this);
  }

  /** Starts the program on a port of this machine; 0 for any. */
  static ContractService start(int port) throws IOException {
    ContractService service = new ContractService();
    service.server.start(InetAddress.getLoopbackAddress(), port);
    return service;
  }

  public static void main(String[] args) throws IOException, InterruptedException {
    try (ContractService service = start(args.length == 0 ? 8000 : Integer.parseInt(args[0]))) {
      System.out.println("listening on " + service.url());
      service.stopped.await();
    }
  }

  URI url() {
    return server.url("/").uri();
  }

  @Override
  public MockResponse dispatch(RecordedRequest request) {
    try {
      String path = request.getUrl().encodedPath();
      return path.equals("/") ? answer(request) : answer(request, path);
    } catch (JsonProcessingException | IllegalArgumentException e) {
      return new MockResponse.Builder()
          .code(400)
          .body(String.valueOf(e.getMessage()))
          .build();
    }
  }

  private MockResponse answer(RecordedRequest request) throws JsonProcessingException {
    return switch (request.getMethod()) {
      case "GET" ->
        new MockResponse.Builder()
            .setHeader("Content-Type", "application/json")
            .body(JSON.writeValueAsString(Map.of("capabilities", CAPABILITIES)))
            .build();
      case "POST" -> {
        Reading reading = new Reading(JSON.readValue(body(request), Order.class));
        String path = "/streams/" + count.incrementAndGet();
        readings.put(path, reading.start());
        yield new MockResponse.Builder().code(201).setHeader("Location", path).build();
      }
      case "DELETE" -> {
        stopped.countDown();
        yield status(204);
      }
      default -> status(405);
    };
  }

  private MockResponse answer(RecordedRequest request, String path) throws JsonProcessingException {
    Reading reading = readings.get(path);
    if (reading == null) {
      return status(404);
    }
    if (request.getMethod().equals("DELETE")) {
      readings.remove(path);
      reading.close();
      return status(204);
    }
    JsonNode command = JSON.readTree(body(request)).path("command");
    if (!command.asText().equals("restart")) {
      return status(400);
    }
    reading.restart();
    return status(202);
  }

  private static String body(RecordedRequest request) {
    return request.getBody() == null ? "" : request.getBody().utf8();
  }

  private static MockResponse status(int status) {
    return new MockResponse.Builder().code(status).build();
  }

  @Override
  public void close() {
    readings.values().forEach(Reading::close);
    server.close();
  }
}
