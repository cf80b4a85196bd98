package dev.vitals.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vitals.config.Configuration;
import dev.vitals.errors.NotFoundException;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.MockResponseBody;
import mockwebserver3.MockWebServer;
import okio.BufferedSink;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the Reactive Streams TCK does not ask for. */
@Timeout(20)
final class PublisherTest {
  private static final StreamRequest<JsonNode> REQUEST =
      StreamRequest.get("/", JsonNode.class).lastItem(item -> item.path("last").asBoolean());

  private final MockWebServer server = new MockWebServer();
  private @Nullable ApiClient client;

  @BeforeEach
  void start() throws Exception {
    server.start();
    client = ApiClient.create(Configuration.builder(server.url("/").uri()).build());
  }

  @AfterEach
  void stop() {
    client().close();
    server.close();
  }

  @Test
  void nothingIsSentBeforeFirstDemand() {
    SubscriberProbe probe = new SubscriberProbe();

    client().publisher(REQUEST).subscribe(probe);

    assertThat(server.getRequestCount()).isZero();
  }

  @Test
  void eachSubscriptionOpensItsOwnStream() throws Exception {
    Flow.Publisher<JsonNode> publisher = client().publisher(REQUEST);
    server.enqueue(lines("{\"last\":true}\n"));
    server.enqueue(lines("{\"last\":true}\n"));

    SubscriberProbe one = new SubscriberProbe();
    SubscriberProbe other = new SubscriberProbe();
    publisher.subscribe(one);
    publisher.subscribe(other);
    one.subscription().request(1);
    other.subscription().request(1);

    assertThat(one.signals(2)).containsExactly("{\"last\":true}", "complete");
    assertThat(other.signals(2)).containsExactly("{\"last\":true}", "complete");
    assertThat(server.getRequestCount()).isEqualTo(2);
  }

  @Test
  void lastItemCompletesWithoutFurtherDemand() throws Exception {
    server.enqueue(lines("{\"i\":1}\n{\"last\":true}\n"));
    SubscriberProbe probe = new SubscriberProbe();
    client().publisher(REQUEST).subscribe(probe);

    probe.subscription().request(2);

    assertThat(probe.signals(3)).containsExactly("{\"i\":1}", "{\"last\":true}", "complete");
  }

  @Test
  void brokenStreamEndsInErrorAfterItems() throws Exception {
    server.enqueue(lines("{\"i\":1}\n"));
    SubscriberProbe probe = new SubscriberProbe();
    client().publisher(REQUEST).subscribe(probe);

    probe.subscription().request(5);

    assertThat(probe.signals(2)).containsExactly("{\"i\":1}", "BrokenStreamException");
  }

  @Test
  void refusedRequestEndsInError() throws Exception {
    server.enqueue(new MockResponse.Builder().code(404).build());
    SubscriberProbe probe = new SubscriberProbe();
    client().publisher(REQUEST).subscribe(probe);

    probe.subscription().request(1);

    assertThat(probe.signals(1)).containsExactly(NotFoundException.class.getSimpleName());
  }

  @Test
  void cancellingFreesConnection() throws Exception {
    Endless body = new Endless();
    server.enqueue(new MockResponse.Builder()
        .addHeader("Content-Type", "application/x-ndjson")
        .body(body)
        .build());
    SubscriberProbe probe = new SubscriberProbe();
    client().publisher(REQUEST).subscribe(probe);
    probe.subscription().request(1);
    assertThat(probe.signals(1)).hasSize(1);

    probe.subscription().cancel();

    assertThat(body.cut.await(10, TimeUnit.SECONDS)).isTrue();
    assertThat(probe.signals).isEmpty();
  }

  private ApiClient client() {
    ApiClient current = client;
    if (current == null) {
      throw new IllegalStateException("the test has not begun");
    }
    return current;
  }

  private static MockResponse lines(String text) {
    return new MockResponse.Builder()
        .addHeader("Content-Type", "application/x-ndjson")
        .body(text)
        .build();
  }

  /** Sends records until the client is gone. */
  private static final class Endless implements MockResponseBody {
    private final CountDownLatch cut = new CountDownLatch(1);

    @Override
    public long getContentLength() {
      return -1;
    }

    @Override
    public void writeTo(BufferedSink sink) throws IOException {
      try {
        while (true) {
          sink.writeUtf8("{\"i\":1}\n").flush();
        }
      } catch (IOException e) {
        cut.countDown();
        throw e;
      }
    }
  }
}
