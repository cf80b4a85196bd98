package dev.vitals.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitals.client.ApiClient;
import dev.vitals.client.StreamRequest;
import dev.vitals.config.Configuration;
import dev.vitals.config.ResumePolicy;
import dev.vitals.errors.BrokenStreamException;
import dev.vitals.testing.VirtualTime;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okio.Buffer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A stream cut behind each of its bytes, once to three times, and resumed in virtual time: every
 * item comes exactly once and in order, or the break is reported; never a gap, never a repetition.
 */
@TestInstance(Lifecycle.PER_CLASS)
final class ResumedAtEveryByteTest {
  /** What the service does to tell one item from another. */
  private enum Kind {
    SSE_WITH_IDS,
    /** Every other event has an id, so that most streams cannot be resumed. */
    SSE_WITH_SOME_IDS,
    SSE_WITHOUT_IDS,
    NDJSON_WITH_POSITIONS;

    boolean alwaysResumes() {
      return this == SSE_WITH_IDS || this == NDJSON_WITH_POSITIONS;
    }

    String record(int n) {
      String json = "{\"n\":" + n + ",\"text\":\"é\"}";
      return switch (this) {
        case SSE_WITH_IDS -> "id: " + n + "\ndata: " + json + "\n\n";
        case SSE_WITH_SOME_IDS -> (n % 2 == 0 ? "id: " + n + "\n" : "") + "data: " + json + "\n\n";
        case SSE_WITHOUT_IDS -> "data: " + json + "\n\n";
        case NDJSON_WITH_POSITIONS -> json + "\n";
      };
    }

    StreamRequest<Item> request() {
      StreamRequest<Item> request = StreamRequest.get("/items", Item.class)
          .lastItem(item -> item.n() == ITEMS)
          .resumeWith(ResumePolicy.standard());
      return this == NDJSON_WITH_POSITIONS
          ? request.resumeFrom(
              item -> Integer.toString(item.n()), (first, at) -> first.query("after", at))
          : request.format(StreamFormat.SSE);
    }
  }

  record Item(int n, String text) {}

  private static final int ITEMS = 4;

  /** Held here, because loggers are forgotten. A server that cuts connections is expected. */
  private static final Logger QUIET;

  static {
    ModuleLayer.boot()
        .findModule("java.logging")
        .ifPresent(logging -> ResumedAtEveryByteTest.class.getModule().addReads(logging));
    QUIET = Logger.getLogger(OkHttpClient.class.getName());
    QUIET.setLevel(Level.WARNING);
  }

  private final Deque<Integer> cuts = new ArrayDeque<>();
  private Kind kind = Kind.SSE_WITH_IDS;
  private final MockWebServer http1 = server(Protocol.HTTP_1_1);
  private final MockWebServer http2 = server(Protocol.H2_PRIOR_KNOWLEDGE);

  private MockWebServer server(Protocol protocol) {
    MockWebServer server = new MockWebServer();
    server.setProtocols(List.of(protocol));
    server.setDispatcher(new Dispatcher() {
      @Override
      public MockResponse dispatch(RecordedRequest request) {
        return answer(request);
      }
    });
    try {
      server.start(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return server;
  }

  @AfterAll
  void stop() {
    http1.close();
    http2.close();
  }

  /** What follows the place that the request names, cut where the trial says. */
  private synchronized MockResponse answer(RecordedRequest request) {
    @Nullable
    String id = kind == Kind.NDJSON_WITH_POSITIONS
        ? request.getUrl().queryParameter("after")
        : request.getHeaders().get("Last-Event-ID");
    int after = id == null ? 0 : Integer.parseInt(id);
    byte[] rest = bytes(after);
    MockResponse.Builder response = new MockResponse.Builder()
        .setHeader(
            "Content-Type",
            kind == Kind.NDJSON_WITH_POSITIONS ? "application/x-ndjson" : "text/event-stream");
    @Nullable Integer cut = cuts.poll();
    if (cut == null || cut >= rest.length) {
      return response.body(new Buffer().write(rest)).build();
    }
    byte[] twice = new byte[2 * cut]; // the server fails in the middle of a body
    System.arraycopy(rest, 0, twice, 0, cut);
    return response
        .body(new Buffer().write(twice))
        .onResponseBody(new SocketEffect.CloseSocket())
        .build();
  }

  private byte[] bytes(int after) {
    StringBuilder text = new StringBuilder();
    for (int n = after + 1; n <= ITEMS; n++) {
      text.append(kind.record(n));
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  static Stream<Arguments> streams() {
    return Stream.of(Kind.values())
        .flatMap(kind -> IntStream.rangeClosed(1, 3)
            .boxed()
            .flatMap(breaks -> Stream.of(true, false)
                .map(multiplexed -> Arguments.of(kind, breaks, multiplexed))));
  }

  @ParameterizedTest(name = "{0}, {1} breaks, HTTP/2: {2}")
  @MethodSource("streams")
  void everyItemComesOnceAndInOrder(Kind served, int breaks, boolean multiplexed) {
    Random random = new Random(42);
    kind = served;
    int length = bytes(0).length;
    int whole = 0;
    for (int first = 1; first < length; first++) {
      cuts.clear();
      cuts.add(first);
      for (int i = 1; i < breaks; i++) {
        cuts.add(1 + random.nextInt(length));
      }
      Outcome outcome = read(multiplexed);
      String trial = served + " cut at " + first + ": " + outcome;

      assertThat(outcome.numbers())
          .as(trial)
          .isEqualTo(IntStream.rangeClosed(1, outcome.numbers().size()).boxed().toList());
      if (outcome.broken() == null) {
        assertThat(outcome.numbers()).as(trial).hasSize(ITEMS);
        whole++;
      } else {
        assertThat(outcome.broken().delivered())
            .as(trial)
            .isEqualTo(outcome.numbers().size());
      }
    }
    if (served.alwaysResumes()) {
      assertThat(whole).as("streams that came to their end").isEqualTo(length - 1);
    } else {
      assertThat(whole).as("streams that could not go on").isBetween(1, length - 2);
    }
  }

  private record Outcome(List<Integer> numbers, @Nullable BrokenStreamException broken) {}

  private Outcome read(boolean multiplexed) {
    VirtualTime time = VirtualTime.start();
    List<Integer> numbers = new ArrayList<>();
    OkHttpClient http = new OkHttpClient.Builder()
        .protocols(List.of(multiplexed ? Protocol.H2_PRIOR_KNOWLEDGE : Protocol.HTTP_1_1))
        .build();
    Configuration configuration = Configuration.builder(
            (multiplexed ? http2 : http1).url("/").uri())
        .httpClient(http)
        .time(time, time::sleep)
        .build();
    try (ApiClient client = ApiClient.create(configuration);
        EventStream<Item> stream = client.open(kind.request())) {
      try {
        stream.forEach(item -> numbers.add(item.n()));
        return new Outcome(numbers, null);
      } catch (BrokenStreamException e) {
        return new Outcome(numbers, e);
      }
    } finally {
      http.connectionPool().evictAll();
      http.dispatcher().executorService().shutdown();
    }
  }
}
