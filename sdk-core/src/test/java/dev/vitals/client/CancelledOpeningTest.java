package dev.vitals.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vitals.config.Configuration;
import dev.vitals.stream.ServerSentEvent;
import dev.vitals.testing.FaultScript;
import dev.vitals.testing.FaultServer;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import okhttp3.Response;
import okhttp3.sse.EventSource;
import okhttp3.sse.EventSourceListener;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A stream that nobody wants any more is not opened, however far that has got. */
@Timeout(30)
final class CancelledOpeningTest {
  private static final StreamRequest<JsonNode> POST =
      StreamRequest.post("/", JsonNode.class).body(Map.of());
  private static final StreamRequest<ServerSentEvent> EVENTS =
      StreamRequest.get("/", ServerSentEvent.class);
  private static final FaultScript BUSY = FaultScript.onRequest()
      .send("HTTP/1.1 503 Busy\r\nRetry-After: 1\r\nContent-Length: 0\r\n\r\n");
  private static final FaultScript ONE =
      FaultScript.answer(200, "application/x-ndjson", "{\"n\":1}\n");

  private final BlockingQueue<String> signals = new LinkedBlockingQueue<>();
  private final ExecutorService single = Executors.newSingleThreadExecutor();
  private final List<AutoCloseable> started = new ArrayList<>();

  @AfterEach
  void stop() throws Exception {
    single.shutdownNow();
    for (AutoCloseable resource : started) {
      resource.close();
    }
  }

  @Test
  void cancellingSubscriptionEndsWaitBetweenAttempts() throws Exception {
    FaultServer server = serve(BUSY, ONE);
    CountDownLatch waits = new CountDownLatch(1);
    ApiClient client =
        client(configuration(server).executor(single).time(InstantSource.system(), wait -> {
          waits.countDown();
          new CountDownLatch(1).await(); // ends by an interrupt only
        }));
    Flow.Subscription subscription = subscribe(client);
    subscription.request(1);
    waits.await();

    subscription.cancel();

    assertThat(single.submit(() -> "free").get(10, TimeUnit.SECONDS)).isEqualTo("free");
    assertThat(server.received()).hasSize(1);
    assertThat(signals).isEmpty();
  }

  @Test
  void subscriptionCancelledBeforeItsThreadRunsSendsNothing() {
    FaultServer server = serve(ONE);
    List<Runnable> tasks = new ArrayList<>();
    Flow.Subscription subscription = subscribe(client(configuration(server).executor(tasks::add)));
    subscription.request(1);
    subscription.cancel();

    tasks.forEach(Runnable::run);

    assertThat(tasks).hasSize(1);
    assertThat(server.received()).isEmpty();
    assertThat(signals).isEmpty();
  }

  @Test
  void answerAfterCancellationIsNotReported() {
    List<Flow.Subscription> subscription = new ArrayList<>();
    FaultServer server = serve(FaultScript.onRequest()
        .drip("H", Duration.ZERO, asked -> subscription.get(0).cancel())
        .send("TTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"));
    subscription.add(subscribe(client(configuration(server).executor(Runnable::run))));

    assertThatCode(() -> subscription.get(0).request(1)).doesNotThrowAnyException();

    assertThat(server.received()).hasSize(1);
    assertThat(signals).isEmpty();
  }

  @Test
  void invalidDemandWhileOpeningIsReported() throws Exception {
    CountDownLatch arrived = new CountDownLatch(1);
    Flow.Subscription subscription = subscribe(client(configuration(serve(silent(arrived)))));
    subscription.request(1);
    arrived.await();

    subscription.request(-1);

    assertThat(signals.poll(10, TimeUnit.SECONDS)).isEqualTo("IllegalArgumentException");
  }

  @Test
  void eventSourceCancelledBeforeHeadFailsAtOnce() throws Exception {
    CountDownLatch arrived = new CountDownLatch(1);
    ApiClient client = client(configuration(serve(silent(arrived))));
    EventSource source = client.newEventSource(EVENTS, new Listener());
    arrived.await();

    source.cancel();

    assertThat(signals.poll(10, TimeUnit.SECONDS))
        .isEqualTo("java.io.IOException: canceled, no head");
  }

  @Test
  void eventSourceCancelledBeforeItsThreadRunsSendsNothing() {
    FaultServer server = serve(ONE);
    List<Runnable> tasks = new ArrayList<>();
    ApiClient client = client(configuration(server).executor(tasks::add));
    client.newEventSource(EVENTS, new Listener()).cancel();

    tasks.forEach(Runnable::run);

    assertThat(signals).containsExactly("java.io.IOException: canceled, no head");
    assertThat(server.received()).isEmpty();
  }

  private FaultServer serve(FaultScript... scripts) {
    FaultServer server = FaultServer.start(scripts);
    started.add(server);
    return server;
  }

  private static Configuration.Builder configuration(FaultServer server) {
    return Configuration.builder(server.url());
  }

  private ApiClient client(Configuration.Builder configuration) {
    ApiClient client = ApiClient.create(configuration.build());
    started.add(client);
    return client;
  }

  /** Takes the request and does not answer it. */
  private static FaultScript silent(CountDownLatch arrived) {
    return FaultScript.onRequest().drip("H", Duration.ZERO, asked -> {
      arrived.countDown();
      new CountDownLatch(1).await();
    });
  }

  private Flow.Subscription subscribe(ApiClient client) {
    SubscriberProbe subscriber = new SubscriberProbe(signals);
    client.publisher(POST).subscribe(subscriber);
    return subscriber.subscription();
  }

  private final class Listener extends EventSourceListener {
    @Override
    public void onOpen(EventSource source, Response response) {
      signals.add("open");
    }

    @Override
    public void onClosed(EventSource source) {
      signals.add("closed");
    }

    @Override
    public void onFailure(
        EventSource source, @Nullable Throwable thrown, @Nullable Response response) {
      signals.add(thrown + (response == null ? ", no head" : ", a head"));
    }
  }
}
