package dev.vitals.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vitals.config.Configuration;
import dev.vitals.config.Credentials;
import dev.vitals.errors.CallInterruptedException;
import dev.vitals.internal.http.InterruptibleSockets;
import dev.vitals.stream.EventStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import mockwebserver3.MockResponse;
import mockwebserver3.MockResponseBody;
import mockwebserver3.MockWebServer;
import mockwebserver3.SocketEffect;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okio.BufferedSink;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** An interrupt ends a blocked call promptly and keeps the flag; no timeout would end these. */
@Timeout(20)
final class InterruptTest {
  private final MockWebServer server = new MockWebServer();
  private final CountDownLatch released = new CountDownLatch(1);

  @BeforeEach
  void start() throws Exception {
    server.start();
  }

  @AfterEach
  void stop() {
    released.countDown();
    server.close();
  }

  @Test
  void interruptEndsBlockedReadOfStream() throws Exception {
    server.enqueue(oneRecordThenSilence());

    try (ApiClient client = ApiClient.create(configuration().build());
        EventStream<JsonNode> stream = client.open(StreamRequest.get("/", JsonNode.class))) {
      Iterator<JsonNode> items = stream.iterator();
      assertThat(items.next().path("i").asInt()).isEqualTo(1);

      Interrupted outcome = interruptWhileBlocked(items::hasNext);

      assertThat(outcome.thrown()).isInstanceOf(CallInterruptedException.class);
      assertThat(outcome.flagKept()).isTrue();
    }
  }

  @Test
  void interruptEndsWaitForHead() throws Exception {
    server.enqueue(
        new MockResponse.Builder().onResponseStart(SocketEffect.Stall.INSTANCE).build());

    try (ApiClient client = ApiClient.create(configuration().build())) {
      Interrupted outcome =
          interruptWhileBlocked(() -> client.send(ApiRequest.get("/", JsonNode.class)));

      assertThat(outcome.thrown()).isInstanceOf(CallInterruptedException.class);
      assertThat(outcome.flagKept()).isTrue();
    }
  }

  @Test
  void interruptEndsWaitForCredential() throws Exception {
    server.enqueue(new MockResponse.Builder().body("{}").build());
    CountDownLatch asked = new CountDownLatch(1);
    Credentials slow = Credentials.header("X-Auth-Token", rejected -> {
      asked.countDown();
      awaitReleased();
      return "t0ken";
    });

    try (ApiClient client = ApiClient.create(configuration().credentials(slow).build())) {
      CompletableFuture<Void> first = client.sendAsync(ApiRequest.get("/", Void.class));
      asked.await();
      Interrupted outcome =
          interruptWhileBlocked(() -> client.send(ApiRequest.get("/", JsonNode.class)));

      assertThat(outcome.thrown())
          .isInstanceOf(CallInterruptedException.class)
          .hasMessage("GET /: the calling thread was interrupted while waiting for the credential");
      assertThat(outcome.flagKept()).isTrue();
      released.countDown();
      assertThat(first).succeedsWithin(Duration.ofSeconds(10));
    }
    assertThat(server.getRequestCount()).isOne();
  }

  @Test
  void onHttp2InterruptEndsOnlyItsOwnStream() throws Exception {
    server.setProtocols(List.of(Protocol.H2_PRIOR_KNOWLEDGE));
    server.enqueue(oneRecordThenSilence());
    server.enqueue(oneRecordThenSilence());
    OkHttpClient http = new OkHttpClient.Builder()
        .socketFactory(new InterruptibleSockets())
        .protocols(List.of(Protocol.H2_PRIOR_KNOWLEDGE))
        .build();
    Configuration configuration = configuration().httpClient(http).build();

    try (ApiClient client = ApiClient.create(configuration);
        EventStream<JsonNode> one = client.open(StreamRequest.get("/", JsonNode.class));
        EventStream<JsonNode> other = client.open(StreamRequest.get("/", JsonNode.class))) {
      Iterator<JsonNode> items = one.iterator();
      items.next();
      Interrupted outcome = interruptWhileBlocked(items::hasNext);
      released.countDown();
      Iterator<JsonNode> others = other.iterator();

      assertThat(outcome.thrown()).isInstanceOf(CallInterruptedException.class);
      assertThat(others.next().path("i").asInt()).isEqualTo(1);
      assertThat(others.next().path("i").asInt()).isEqualTo(2);
      assertThat(others.hasNext()).isFalse();
      assertThat(http.connectionPool().connectionCount()).isEqualTo(1);
    }
  }

  @Test
  void nothingIsSentOnInterruptedThread() {
    try (ApiClient client = ApiClient.create(configuration().build())) {
      Thread.currentThread().interrupt();

      assertThatThrownBy(() -> client.send(ApiRequest.get("/", JsonNode.class)))
          .isInstanceOfSatisfying(
              CallInterruptedException.class,
              e -> assertThat(e.mayHaveBeenProcessed()).isFalse());
      assertThat(Thread.interrupted()).isTrue();
      assertThat(server.getRequestCount()).isZero();
    }
  }

  private Configuration.Builder configuration() {
    return Configuration.builder(server.url("/").uri());
  }

  private MockResponse oneRecordThenSilence() {
    MockResponseBody body = new MockResponseBody() {
      @Override
      public long getContentLength() {
        return -1;
      }

      @Override
      public void writeTo(BufferedSink sink) throws IOException {
        sink.writeUtf8("{\"i\":1}\n").flush();
        awaitReleased();
        sink.writeUtf8("{\"i\":2}\n").flush();
      }
    };
    return new MockResponse.Builder()
        .addHeader("Content-Type", "application/x-ndjson")
        .body(body)
        .build();
  }

  private void awaitReleased() {
    try {
      released.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private record Interrupted(Throwable thrown, boolean flagKept) {}

  /** Runs {@code blocked} on a thread of its own, and interrupts that once it waits. */
  private static Interrupted interruptWhileBlocked(Callable<?> blocked) throws Exception {
    AtomicBoolean flag = new AtomicBoolean();
    CompletableFuture<Void> ended = new CompletableFuture<>();
    Thread thread = new Thread(() -> {
      try {
        Object result = blocked.call();
        ended.completeExceptionally(new AssertionError("it returned " + result));
      } catch (Exception e) {
        flag.set(Thread.currentThread().isInterrupted());
        ended.completeExceptionally(e);
      }
    });
    thread.start();
    while (!isReadingOrWaiting(thread)) {
      Thread.onSpinWait();
    }
    thread.interrupt();
    Throwable thrown = ended.handle((nothing, e) -> e).get(10, TimeUnit.SECONDS);
    thread.join(Duration.ofSeconds(10).toMillis());
    return new Interrupted(thrown, flag.get());
  }

  private static boolean isReadingOrWaiting(Thread thread) {
    for (StackTraceElement frame : thread.getStackTrace()) {
      if (frame.getMethodName().equals("park")
          || frame.getMethodName().equals("poll")
          || frame.getMethodName().equals("read0")
          || frame.getMethodName().equals("wait")) {
        return true;
      }
    }
    return false;
  }
}
