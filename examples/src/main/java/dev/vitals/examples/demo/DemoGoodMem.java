package dev.vitals.examples.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.vitals.config.Configuration;
import dev.vitals.config.Credentials;
import dev.vitals.model.PingEvent;
import dev.vitals.model.PingNotice;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockResponseBody;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okio.BufferedSink;

/**
 * A GoodMem server whose models differ: some are fast, some are slow, one fails at times, and one is
 * asked to slow down. Unlike {@code FakeGoodMem}, it really takes the time it reports.
 */
public final class DemoGoodMem implements AutoCloseable {
  private static final String KEY = "gm_demo";
  private static final int REFUSED_ONE_IN = 40;

  private final ObjectMapper json = new ObjectMapper();
  private final MockWebServer server = new MockWebServer();
  private final Map<String, DemoModel> models = new LinkedHashMap<>();
  private final AtomicInteger calls = new AtomicInteger();
  private final double pace;

  private DemoGoodMem(List<DemoModel> models, double pace) {
    this.pace = pace;
    models.forEach(model -> this.models.put(model.id(), model));
    server.setDispatcher(new Dispatcher() {
      @Override
      public MockResponse dispatch(RecordedRequest request) throws InterruptedException {
        return answer(request);
      }
    });
  }

  /**
   * Starts a server with six models that behave differently.
   *
   * @param pace factor for the time that probes take; 1 is real, 0 is immediate
   */
  public static DemoGoodMem sixModels(double pace) {
    return start(DemoModel.six(), pace);
  }

  /**
   * Starts a server with a fleet of models in four regions, some of them slow, some failing.
   *
   * @param pace factor for the time that probes take; 1 is real, 0 is immediate
   */
  public static DemoGoodMem fleet(int models, double pace) {
    return start(DemoModel.fleet(models), pace);
  }

  private static DemoGoodMem start(List<DemoModel> models, double pace) {
    DemoGoodMem started = new DemoGoodMem(models, pace);
    try {
      started.server.start(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return started;
  }

  /** Returns the configuration for a client of this server. */
  public Configuration configuration() {
    return Configuration.builder("http://127.0.0.1:" + server.getPort())
        .credentials(Credentials.apiKey(KEY))
        .build();
  }

  /** Returns the ids of its models. */
  public List<String> targetIds() {
    return List.copyOf(models.keySet());
  }

  @Override
  public void close() {
    server.close();
  }

  private MockResponse answer(RecordedRequest request) throws InterruptedException {
    try {
      JsonNode call =
          json.readTree(request.getBody() == null ? "{}" : request.getBody().utf8());
      DemoModel model = models.get(call.path("targetId").asText());
      if (model == null) {
        return new MockResponse.Builder()
            .code(404)
            .body("{\"error\":\"no such target\"}")
            .build();
      }
      return request.getUrl().encodedPath().endsWith(":stream")
          ? stream(model, call.path("count").asInt(4), call.path("intervalMs").asInt(1_000))
          : once(model);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Answers one call in 40 with 429 and Retry-After; the SDK waits and tries again. */
  private MockResponse once(DemoModel model) throws IOException, InterruptedException {
    if (calls.incrementAndGet() % REFUSED_ONE_IN == 0) {
      return new MockResponse.Builder()
          .code(429)
          .setHeader("Retry-After", "1")
          .body("{\"error\":\"too many probes\"}")
          .build();
    }
    DemoSession session = new DemoSession(model);
    String result = json.writeValueAsString(session.probe());
    pause(session.lastMillis());
    return new MockResponse.Builder()
        .setHeader("Content-Type", "application/json")
        .body(result)
        .build();
  }

  private MockResponse stream(DemoModel model, int count, int intervalMillis) {
    return new MockResponse.Builder()
        .setHeader("Content-Type", "application/x-ndjson")
        .setHeader("Transfer-Encoding", "chunked")
        .body(new Events(new DemoSession(model), count, intervalMillis))
        .build();
  }

  private void pause(double millis) throws InterruptedException {
    TimeUnit.MICROSECONDS.sleep((long) (1_000 * millis * pace));
  }

  private final class Events implements MockResponseBody {
    private final DemoSession session;
    private final int count;
    private final int intervalMillis;

    Events(DemoSession session, int count, int intervalMillis) {
      this.session = session;
      this.count = count;
      this.intervalMillis = intervalMillis;
    }

    @Override
    public long getContentLength() {
      return -1;
    }

    @Override
    public void writeTo(BufferedSink sink) throws IOException {
      sink.flush(); // the head is sent before the first event exists
      try {
        for (int seq = 1; seq <= count; seq++) {
          if (seq == session.model().noticeAt()) {
            send(new PingEvent.Notice(notice(), Map.of()), sink);
          }
          PingEvent event = new PingEvent.Result(session.probe(), Map.of());
          pause(session.lastMillis());
          send(event, sink);
          if (seq < count) {
            pause(Math.max(0, intervalMillis - session.lastMillis()));
          }
        }
        send(new PingEvent.Summary(session.summary(), Map.of()), sink);
        sink.writeUtf8("0\r\n"); // the mock server adds the empty line
      } catch (InterruptedException e) {
        throw (IOException) new InterruptedIOException("closed").initCause(e);
      }
    }

    private PingNotice notice() {
      return PingNotice.builder()
          .code("RATE_LIMITED")
          .message("the provider allows 60 calls a minute; probes may be late")
          .build();
    }

    private void send(PingEvent event, BufferedSink sink) throws IOException {
      byte[] line = (json.writeValueAsString(event) + "\n").getBytes(UTF_8);
      sink.writeHexadecimalUnsignedLong(line.length).writeUtf8("\r\n"); // a chunk, by hand
      sink.write(line).writeUtf8("\r\n").flush();
    }
  }
}
