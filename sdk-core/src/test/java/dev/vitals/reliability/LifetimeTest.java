package dev.vitals.reliability;

import static dev.vitals.reliability.Rig.GET;
import static dev.vitals.reliability.Rig.OK;
import static dev.vitals.reliability.Rig.POST;
import static dev.vitals.reliability.Rig.STREAM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vitals.client.ApiClient;
import dev.vitals.errors.CallInterruptedException;
import dev.vitals.errors.ConnectionException;
import dev.vitals.errors.ServerException;
import dev.vitals.errors.VitalsException;
import dev.vitals.testing.FaultScript;
import dev.vitals.testing.FaultServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import okhttp3.Response;
import okhttp3.sse.EventSource;
import okhttp3.sse.EventSourceListener;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Interrupts, closing, and what is left behind. */
@Timeout(30)
final class LifetimeTest {
  private static final Duration SOON = Duration.ofSeconds(10);
  private static final FaultScript OPEN_STREAM = FaultScript.onRequest()
      .send("HTTP/1.1 200 OK\r\nContent-Type: application/x-ndjson\r\n\r\n{\"n\":1}\n")
      .stall();

  @RegisterExtension
  final Rig rig = new Rig();

  @Test
  void interruptEndsWaitBetweenAttemptsAndKeepsFlag() throws Exception {
    FaultServer server = rig.serve(unavailable("30"), OK);
    ApiClient client = rig.client(server);
    AtomicBoolean flag = new AtomicBoolean();
    CompletableFuture<JsonNode> call = new CompletableFuture<>();
    Thread thread = new Thread(() -> {
      try {
        call.complete(client.send(GET));
      } catch (RuntimeException e) {
        flag.set(Thread.currentThread().isInterrupted());
        call.completeExceptionally(e);
      }
    });
    thread.start();
    awaitSleep(thread);

    thread.interrupt();

    assertThat(outcome(call)).isInstanceOfSatisfying(CallInterruptedException.class, e -> {
      assertThat(e).hasMessageContaining("while waiting to try again");
      assertThat(e.attempts()).hasSize(1);
    });
    assertThat(flag).isTrue();
    assertThat(server.received()).hasSize(1);
  }

  @Test
  void closingClientEndsCallAndSendsNothingMore() throws Exception {
    CountDownLatch arrived = new CountDownLatch(1);
    FaultServer server = rig.serve(
        FaultScript.onRequest().drip(" ", Duration.ZERO, asked -> {
          arrived.countDown();
          new CountDownLatch(1).await();
        }),
        OK);
    ApiClient client = rig.client(server);
    CompletableFuture<JsonNode> call = CompletableFuture.supplyAsync(() -> client.send(GET));
    arrived.await();

    client.close();

    assertThat(outcome(call)).isInstanceOfSatisfying(ConnectionException.class, e -> {
      assertThat(e).hasMessageContaining("its client was closed");
      assertThat(e.attempts()).hasSize(1);
    });
    assertThat(server.received()).hasSize(1);
  }

  @Test
  void closingClientBetweenAttemptsSendsNothingMore() throws Exception {
    FaultServer server = rig.serve(unavailable("30"), OK);
    ApiClient client = rig.client(server);
    CompletableFuture<JsonNode> call = new CompletableFuture<>();
    Thread thread = new Thread(() -> {
      try {
        call.complete(client.send(GET));
      } catch (RuntimeException e) {
        call.completeExceptionally(e);
      }
    });
    thread.start();
    awaitSleep(thread);

    client.close();

    assertThat(outcome(call)).isInstanceOf(ServerException.class);
    assertThat(server.received()).hasSize(1);
    assertThat(server.awaitOpenConnections(0, SOON)).isTrue();
  }

  @Test
  void closedClientIsReported() {
    ApiClient client = rig.client(rig.serve(OK));
    client.close();
    client.close();

    assertThatThrownBy(() -> client.send(GET))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("the client is closed (docs/troubleshooting.md#closed)");
  }

  @Test
  void oneCloseEndsTwoHundredOpenStreams() throws Exception {
    FaultServer server = rig.serve(OPEN_STREAM);
    ApiClient client = rig.client(server);
    List<Iterator<JsonNode>> streams = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      streams.add(rig.closedAfterwards(client.open(STREAM)).iterator());
    }

    assertThat(streams)
        .allSatisfy(items -> assertThat(items.next().path("n").asInt()).isOne());
    assertThat(server.openConnections()).hasSize(200);

    client.close();

    assertThat(server.awaitOpenConnections(0, SOON)).isTrue();
    assertThat(streams).allSatisfy(items -> assertThat(items.hasNext()).isFalse());
  }

  @Test
  void closingClientFreesThreadWithoutDemand() throws Exception {
    ExecutorService single = Executors.newSingleThreadExecutor();
    try {
      FaultServer server = rig.serve(OPEN_STREAM);
      ApiClient client = rig.client(Rig.configuration(server.url()).executor(single));
      Told told = new Told();
      client.publisher(STREAM).subscribe(told.subscriber(1));
      assertThat(told.next()).isEqualTo("{\"n\":1}");

      client.close();

      assertThat(told.next())
          .isEqualTo("ConnectionException: GET /a: the client was closed"
              + " before the stream ended; 1 item was delivered (docs/troubleshooting.md#closed)");
      assertThat(single.submit(() -> "free").get(SOON.toSeconds(), TimeUnit.SECONDS))
          .isEqualTo("free");
    } finally {
      single.shutdownNow();
    }
  }

  @Test
  void subscriberAfterCloseGetsError() throws Exception {
    FaultServer server = rig.serve(OPEN_STREAM);
    ApiClient client = rig.client(server);
    Flow.Publisher<JsonNode> publisher = client.publisher(STREAM);
    client.close();
    Told told = new Told();

    publisher.subscribe(told.subscriber(1));

    assertThat(told.next()).startsWith("ConnectionException: ").contains("client was closed");
    assertThat(server.connections()).isZero();
  }

  @Test
  void closingClientIsErrorForSubscriber() throws Exception {
    ApiClient client = rig.client(rig.serve(OPEN_STREAM));
    Told told = new Told();
    client.publisher(STREAM.lastItem(item -> item.has("last"))).subscribe(told.subscriber(5));
    assertThat(told.next()).isEqualTo("{\"n\":1}");

    client.close();

    assertThat(told.next()).startsWith("ConnectionException: ");
  }

  @Test
  void closingClientIsFailureForListener() throws Exception {
    ApiClient client = rig.client(rig.serve(FaultScript.onRequest()
        .send("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\ndata: 1\n\n")
        .stall()));
    Told told = new Told();
    client.newEventSource(STREAM, told.listener());
    assertThat(told.next()).isEqualTo("1");

    client.close();

    assertThat(told.next()).startsWith("ConnectionException: ");
  }

  @Test
  void manyCallsAtOnceDoNotQueue() throws Exception {
    int many = 70; // OkHttp's own limits are 64 in all and 5 a host
    CountDownLatch arrived = new CountDownLatch(many);
    CountDownLatch answer = new CountDownLatch(1);
    FaultScript held = FaultScript.onRequest()
        .send("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n")
        .drip("{}", Duration.ZERO, asked -> {
          arrived.countDown();
          answer.await();
        });
    ApiClient client = rig.client(rig.serve(held));
    List<CompletableFuture<JsonNode>> calls = new ArrayList<>();
    for (int i = 0; i < many; i++) {
      calls.add(
          CompletableFuture.supplyAsync(() -> client.send(POST), task -> new Thread(task).start()));
    }

    assertThat(arrived.await(SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();
    answer.countDown();

    assertThat(calls).allSatisfy(call -> assertThat(call).succeedsWithin(SOON));
  }

  @Test
  void noThreadOfClientKeepsJvmAlive() {
    Set<Thread> before = Set.copyOf(Thread.getAllStackTraces().keySet());
    ApiClient client = rig.client(rig.serve(OK));
    client.send(GET);
    client.close();

    assertThat(Thread.getAllStackTraces().keySet())
        .filteredOn(thread -> !before.contains(thread) && !thread.isDaemon())
        .isEmpty();
  }

  /** What a subscriber or a listener is told. */
  private static final class Told {
    private final BlockingQueue<String> signals = new LinkedBlockingQueue<>();

    String next() throws InterruptedException {
      String signal = signals.poll(SOON.toSeconds(), TimeUnit.SECONDS);
      return signal == null ? "nothing" : signal;
    }

    private void failed(@Nullable Throwable error) {
      signals.add(
          error == null
              ? "no reason"
              : error.getClass().getSimpleName() + ": " + error.getMessage());
    }

    Flow.Subscriber<JsonNode> subscriber(long demand) {
      return new Flow.Subscriber<>() {
        @Override
        public void onSubscribe(Flow.Subscription subscription) {
          subscription.request(demand);
        }

        @Override
        public void onNext(JsonNode item) {
          signals.add(item.toString());
        }

        @Override
        public void onError(Throwable error) {
          failed(error);
        }

        @Override
        public void onComplete() {
          signals.add("complete");
        }
      };
    }

    EventSourceListener listener() {
      return new EventSourceListener() {
        @Override
        public void onEvent(
            EventSource source, @Nullable String id, @Nullable String type, String data) {
          signals.add(data);
        }

        @Override
        public void onFailure(
            EventSource source, @Nullable Throwable error, @Nullable Response response) {
          failed(error);
        }

        @Override
        public void onClosed(EventSource source) {
          signals.add("closed");
        }
      };
    }
  }

  private static FaultScript unavailable(String seconds) {
    return FaultScript.onRequest()
        .send("HTTP/1.1 503 Busy\r\nRetry-After: " + seconds + "\r\nContent-Length: 0\r\n\r\n");
  }

  private static void awaitSleep(Thread thread) {
    while (thread.getState() != Thread.State.TIMED_WAITING || !sleeps(thread)) {
      Thread.onSpinWait();
    }
  }

  private static boolean sleeps(Thread thread) {
    return Stream.of(thread.getStackTrace())
        .anyMatch(frame -> frame.getMethodName().equals("sleep"));
  }

  private static Throwable outcome(CompletableFuture<JsonNode> call) throws Exception {
    Throwable thrown = call.handle((value, e) -> e).get(SOON.toSeconds(), TimeUnit.SECONDS);
    return thrown.getCause() == null || thrown instanceof VitalsException
        ? thrown
        : thrown.getCause();
  }
}
