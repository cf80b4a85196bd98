package dev.vitals.stream.contract;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vitals.stream.wire.Loopback;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.MockResponseBody;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.BufferedSink;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The program does what the harness asks; this test stands in for the harness. */
final class ContractServiceTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final OkHttpClient harness = new OkHttpClient();
  private final MockWebServer stream = new MockWebServer();
  private final MockWebServer callbacks = new MockWebServer();
  private @Nullable ContractService started;

  @BeforeEach
  void start() throws IOException {
    started = ContractService.start(0);
    stream.start();
    callbacks.start();
    for (int i = 0; i < 10; i++) {
      callbacks.enqueue(new MockResponse.Builder().code(202).build());
    }
  }

  @AfterEach
  void stop() {
    service().close();
    stream.close();
    callbacks.close();
  }

  @Test
  void capabilitiesAreThoseOfTheSdk() throws Exception {
    JsonNode capabilities = JSON.readTree(ask("GET", "/", "").body().string()).get("capabilities");

    assertThat(JSON.convertValue(capabilities, String[].class))
        .containsExactlyElementsOf(ContractService.CAPABILITIES);
  }

  @Test
  void eventsAreToldInOrderAndBreakIsFollowedByRequestWithLastId() throws Exception {
    stream.enqueue(cut("id: a\ndata: Hello\n\nevent: put\ndata: World\n\n"));
    stream.enqueue(events("data: Thanks\n\n"));
    stream.enqueue(new MockResponse.Builder().code(204).build());

    order(JSON.createObjectNode());

    assertThat(callback("/1")).isEqualTo(event("message", "Hello", "a"));
    assertThat(callback("/2")).isEqualTo(event("put", "World", "a"));
    assertThat(callback("/3").path("kind").asText()).isEqualTo("error");
    assertThat(callback("/4")).isEqualTo(event("message", "Thanks", "a"));
    RecordedRequest first = request();
    assertThat(first.getHeaders().get("Accept")).isEqualTo("text/event-stream");
    assertThat(first.getHeaders().get("Cache-Control")).isEqualTo("no-cache");
    assertThat(first.getHeaders().get("Last-Event-ID")).isNull();
    assertThat(request().getHeaders().get("Last-Event-ID")).isEqualTo("a");
  }

  @Test
  void breakBeforeAnyIdIsToldAndFollowedByNewRequest() throws Exception {
    stream.enqueue(cut("data: Hello\n\n"));
    stream.enqueue(events("data: Thanks\n\n"));
    stream.enqueue(new MockResponse.Builder().code(204).build());

    order(JSON.createObjectNode());

    assertThat(callback("/1")).isEqualTo(event("message", "Hello", ""));
    assertThat(callback("/2").path("kind").asText()).isEqualTo("error");
    assertThat(callback("/3")).isEqualTo(event("message", "Thanks", ""));
  }

  @Test
  void postIsSentAgainWithItsBodyHeadersAndId() throws Exception {
    stream.enqueue(cut(""));
    stream.enqueue(events("data: Hello\n\n"));
    stream.enqueue(new MockResponse.Builder().code(204).build());
    ObjectNode order = JSON.createObjectNode();
    order.put("method", "POST").put("body", "{\"hello\": \"world\"}").put("lastEventId", "abc");
    order.putObject("headers").put("content-type", "application/json").put("header-name", "value");

    order(order);

    for (int i = 0; i < 2; i++) {
      RecordedRequest request = request();
      assertThat(request.getMethod()).isEqualTo("POST");
      assertThat(String.valueOf(request.getBody())).contains("hello");
      assertThat(request.getHeaders().get("Content-Type")).isEqualTo("application/json");
      assertThat(request.getHeaders().get("header-name")).isEqualTo("value");
      assertThat(request.getHeaders().get("Last-Event-ID")).isEqualTo("abc");
    }
  }

  @Test
  void silenceLongerThanReadTimeoutIsAnErrorAndNewRequest() throws Exception {
    stream.enqueue(silent("id: a\ndata: Hello\n\n"));
    stream.enqueue(new MockResponse.Builder().code(204).build());

    order(JSON.createObjectNode().put("readTimeoutMs", 50));

    assertThat(callback("/1")).isEqualTo(event("message", "Hello", "a"));
    assertThat(callback("/2").path("kind").asText()).isEqualTo("error");
    request();
    assertThat(request().getHeaders().get("Last-Event-ID")).isEqualTo("a");
  }

  @Test
  void restartAsksAgainAndDeleteEndsTheStream() throws Exception {
    stream.enqueue(silent("data: Hello\n\n"));
    stream.enqueue(silent("data: Thanks\n\n"));

    String location = order(JSON.createObjectNode());

    assertThat(callback("/1")).isEqualTo(event("message", "Hello", ""));
    assertThat(ask("POST", location, "{\"command\":\"restart\"}").code()).isEqualTo(202);
    assertThat(callback("/2")).isEqualTo(event("message", "Thanks", ""));
    assertThat(ask("POST", location, "{\"command\":\"dance\"}").code()).isEqualTo(400);
    assertThat(ask("DELETE", location, "").code()).isEqualTo(204);
    assertThat(ask("DELETE", location, "").code()).isEqualTo(404);
  }

  @Test
  void orderThatTheSdkCannotFulfilIsRefused() throws Exception {
    assertThat(ask("POST", "/", "{").code()).isEqualTo(400);
  }

  private ContractService service() {
    return requireNonNull(started, "started");
  }

  private String order(ObjectNode order) throws Exception {
    order.put("streamUrl", stream.url("/stream").toString());
    order.put("callbackUrl", callbacks.url("/callbacks").toString());
    order.put("initialDelayMs", 0);
    Response created = ask("POST", "/", order.toString());
    assertThat(created.code()).isEqualTo(201);
    return requireNonNull(created.header("Location"));
  }

  private Response ask(String method, String path, String body) throws IOException {
    RequestBody sent = method.equals("POST") ? RequestBody.create(body, null) : null;
    Request request = new Request.Builder()
        .url(service().url().resolve(path).toURL())
        .method(method, sent)
        .build();
    try (Response response = harness.newCall(request).execute()) {
      ResponseBody copy = ResponseBody.create(response.body().string(), null);
      return response.newBuilder().body(copy).build();
    }
  }

  private JsonNode callback(String path) throws Exception {
    RecordedRequest told = taken(callbacks);
    assertThat(told.getUrl().encodedPath()).isEqualTo("/callbacks" + path);
    return JSON.readTree(requireNonNull(told.getBody(), "body").utf8());
  }

  private RecordedRequest request() throws InterruptedException {
    return taken(stream);
  }

  private static RecordedRequest taken(MockWebServer server) throws InterruptedException {
    return requireNonNull(
        server.takeRequest(Loopback.SOON.toMillis(), TimeUnit.MILLISECONDS), "request");
  }

  private static JsonNode event(String type, String data, String id) {
    ObjectNode message = JSON.createObjectNode().put("kind", "event");
    message.putObject("event").put("type", type).put("data", data).put("id", id);
    return message;
  }

  private static MockResponse events(String body) {
    return builder(body).build();
  }

  /** Promises one byte more than it sends, then closes the connection. */
  private static MockResponse cut(String body) {
    return unfinished(body).onResponseEnd(new SocketEffect.CloseSocket()).build();
  }

  /** Promises one byte more than it sends, and leaves the connection open. */
  private static MockResponse silent(String body) {
    return unfinished(body).onResponseEnd(SocketEffect.Stall.INSTANCE).build();
  }

  private static MockResponse.Builder unfinished(String body) {
    return builder("").setHeader("Content-Length", body.length() + 1).body(new MockResponseBody() {
      @Override
      public long getContentLength() {
        return body.length() + 1L;
      }

      @Override
      public void writeTo(BufferedSink sink) throws IOException {
        sink.writeUtf8(body).flush();
      }
    });
  }

  private static MockResponse.Builder builder(String body) {
    return new MockResponse.Builder()
        .setHeader("Content-Type", "text/event-stream")
        .body(body);
  }
}
