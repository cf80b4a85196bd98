package dev.vitals.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vitals.config.Configuration;
import dev.vitals.config.RetryPolicy;
import dev.vitals.errors.ConnectionException;
import dev.vitals.errors.NotFoundException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import mockwebserver3.MockResponse;
import mockwebserver3.MockResponseBody;
import mockwebserver3.MockWebServer;
import okhttp3.Call;
import okhttp3.EventListener;
import okhttp3.OkHttpClient;
import okio.BufferedSink;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
final class AsyncTest {
  private static final ApiRequest<JsonNode> REQUEST = ApiRequest.get("/", JsonNode.class);

  private final MockWebServer server = new MockWebServer();
  private final ExecutorService lent =
      Executors.newCachedThreadPool(task -> new Thread(task, "lent"));

  @BeforeEach
  void start() throws Exception {
    server.start();
  }

  @AfterEach
  void stop() {
    server.close();
    lent.shutdownNow();
  }

  @Test
  void answerComesOnConfiguredExecutor() throws Exception {
    server.enqueue(json("{\"ok\":true}"));

    try (ApiClient client = client()) {
      CompletableFuture<String> thread = client
          .exchangeAsync(REQUEST)
          .thenApplyAsync(
              answer -> answer.status() + " on " + Thread.currentThread().getName());

      assertThat(thread.get(10, TimeUnit.SECONDS)).isEqualTo("200 on lent");
    }
  }

  @Test
  void endedCallIsNotCancelled() {
    server.enqueue(json("{}"));
    List<String> events = new CopyOnWriteArrayList<>();
    OkHttpClient http = new OkHttpClient.Builder()
        .eventListener(new EventListener() {
          @Override
          public void callEnd(Call call) {
            events.add("callEnd");
          }

          @Override
          public void canceled(Call call) {
            events.add("canceled");
          }
        })
        .build();

    try (ApiClient client = ApiClient.create(
        configuration().httpClient(http).executor(Runnable::run).build())) {
      assertThat(client.sendAsync(REQUEST)).isCompleted();

      assertThat(events).containsExactly("callEnd");
    }
  }

  @Test
  void failureEndsFuture() {
    server.enqueue(new MockResponse.Builder().code(404).build());

    try (ApiClient client = client()) {
      assertThatThrownBy(() -> client.sendAsync(REQUEST).join())
          .isInstanceOf(CompletionException.class)
          .hasCauseInstanceOf(NotFoundException.class);
    }
  }

  @Test
  void badInputIsRefusedAtOnce() {
    try (ApiClient client = client()) {
      assertThatThrownBy(() -> client.sendAsync(ApiRequest.get("/{id}", JsonNode.class)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("\"id\"");
    }
  }

  @Test
  void cancellingFutureCancelsCall() throws Exception {
    requireCutBy(future -> future);
  }

  @Test
  void cancellingStageMadeFromItCancelsCallToo() throws Exception {
    requireCutBy(future -> future.thenApply(JsonNode::toString));
  }

  private void requireCutBy(Function<CompletableFuture<JsonNode>, CompletableFuture<?>> stage)
      throws Exception {
    Held held = new Held();
    server.enqueue(new MockResponse.Builder()
        .addHeader("Content-Type", "application/json")
        .body(held)
        .build());

    try (ApiClient client = client()) {
      CompletableFuture<?> future = stage.apply(client.sendAsync(REQUEST));
      assertThat(held.begun.await(10, TimeUnit.SECONDS)).isTrue();
      future.cancel(true);

      assertThat(held.cut.await(10, TimeUnit.SECONDS)).isTrue();
      assertThat(future).isCancelled();
    }
  }

  @Test
  void cancellingFutureEndsWaitBetweenAttempts() throws Exception {
    server.enqueue(
        new MockResponse.Builder().code(503).addHeader("Retry-After", "50").build());
    ExecutorService single = Executors.newSingleThreadExecutor();

    try (ApiClient client = ApiClient.create(
        configuration().executor(single).retryPolicy(RetryPolicy.standard()).build())) {
      CompletableFuture<JsonNode> future = client.sendAsync(REQUEST);
      assertThat(server.takeRequest(10, TimeUnit.SECONDS)).isNotNull();
      future.cancel(true);

      // The one thread is free again long before the 50 seconds are over.
      assertThat(single.submit(() -> "free").get(10, TimeUnit.SECONDS)).isEqualTo("free");
      assertThat(server.getRequestCount()).isEqualTo(1);
    } finally {
      single.shutdownNow();
    }
  }

  @Test
  void closingClientEndsCallsInFlight() throws Exception {
    Held held = new Held();
    server.enqueue(new MockResponse.Builder()
        .addHeader("Content-Type", "application/json")
        .body(held)
        .build());
    ApiClient client = client();
    CompletableFuture<JsonNode> future = client.sendAsync(REQUEST);
    assertThat(held.begun.await(10, TimeUnit.SECONDS)).isTrue();

    client.close();

    assertThatThrownBy(() -> future.get(10, TimeUnit.SECONDS)).isNotNull();
    assertThatThrownBy(() -> client.sendAsync(REQUEST)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void closingClientEndsFutureThatWaitsForThread() throws Exception {
    ExecutorService single = Executors.newSingleThreadExecutor();
    CountDownLatch free = new CountDownLatch(1);
    try {
      CompletableFuture<Void> others = CompletableFuture.runAsync(() -> await(free), single);
      ApiClient client = ApiClient.create(configuration().executor(single).build());
      CompletableFuture<JsonNode> future = client.sendAsync(REQUEST);
      SubscriberProbe subscriber = new SubscriberProbe();
      client.publisher(StreamRequest.get("/", JsonNode.class)).subscribe(subscriber);
      subscriber.subscription().request(1);

      client.close();

      assertThat(future)
          .failsWithin(Duration.ofSeconds(2))
          .withThrowableOfType(ExecutionException.class)
          .withCauseInstanceOf(ConnectionException.class);
      assertThat(subscriber.signals(1)).containsExactly("ConnectionException");
      assertThat(others).isNotDone();
      assertThat(server.getRequestCount()).isZero();
    } finally {
      free.countDown();
      single.shutdownNow();
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private ApiClient client() {
    return ApiClient.create(configuration().executor(lent).build());
  }

  private Configuration.Builder configuration() {
    return Configuration.builder(server.url("/").uri())
        .retryPolicy(RetryPolicy.builder().baseBackoff(Duration.ofMillis(1)).build());
  }

  private static MockResponse json(String body) {
    return new MockResponse.Builder()
        .addHeader("Content-Type", "application/json")
        .body(body)
        .build();
  }

  /** A body that begins and does not end before the client is gone. */
  private static final class Held implements MockResponseBody {
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch cut = new CountDownLatch(1);

    @Override
    public long getContentLength() {
      return -1;
    }

    @Override
    public void writeTo(BufferedSink sink) throws IOException {
      sink.writeUtf8("[").flush();
      begun.countDown();
      try {
        while (true) {
          sink.writeUtf8(" ").flush();
        }
      } catch (IOException e) {
        cut.countDown();
        throw e;
      }
    }
  }
}
