package dev.vitals.services;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.vitals.client.ApiClient;
import dev.vitals.config.Configuration;
import dev.vitals.errors.BadRequestException;
import dev.vitals.errors.CallInterruptedException;
import dev.vitals.errors.ConnectionException;
import dev.vitals.model.Metric;
import dev.vitals.sessions.MetricOutcome;
import dev.vitals.sessions.SessionsApi;
import dev.vitals.testing.FakeAnswer;
import dev.vitals.testing.traffic.ReceivedRequest;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What happens to each metric of a batch is told, and none is lost or doubled. */
@Timeout(30)
final class MetricBatchTest {
  private static final int COUNT = 40;

  @RegisterExtension
  final Fakes fakes = Fakes.start();

  private final List<Metric> metrics = IntStream.range(0, COUNT)
      .mapToObj(i -> Reports.metric("cafe", "c0de", "test_" + i))
      .toList();

  @ParameterizedTest
  @ValueSource(ints = {1, 4, 100})
  void everyMetricIsStoredOnceAndReportedInOrder(int inFlight) {
    SessionsApi sessions = sessions();

    List<MetricOutcome> outcomes = sessions.recordMetrics(metrics, inFlight);

    assertThat(outcomes).extracting(MetricOutcome::metric).isEqualTo(metrics);
    assertThat(outcomes)
        .allSatisfy(outcome -> assertThat(outcome.stored())
            .get()
            .extracting(Metric::item)
            .isEqualTo(outcome.metric().item()));
    assertThat(sessions.countMetrics("cafe")).isEqualTo(COUNT);
  }

  @Test
  void limitOfConcurrentRequestsIsKept() throws Exception {
    Crowd crowd = new Crowd();
    try (MockWebServer server = new MockWebServer()) {
      server.setDispatcher(crowd);
      server.start();
      SessionsApi sessions = new SessionsApi(
          fakes.client(Configuration.builder(server.url("/").uri()).build()));

      assertThat(sessions.recordMetrics(metrics, 3)).hasSize(COUNT);
    }
    assertThat(crowd.largest).hasValueBetween(1, 3);
    assertThat(crowd.seen).hasValue(COUNT);
  }

  @Test
  void failureDoesNotStopOthers() {
    fakes.monitor().failNext(400, "no");

    List<MetricOutcome> outcomes = sessions().recordMetrics(metrics, 2);

    assertThat(outcomes)
        .filteredOn(outcome -> outcome.failure().isPresent())
        .singleElement()
        .satisfies(outcome -> {
          assertThat(outcome.failure()).get().isInstanceOf(BadRequestException.class);
          assertThat(outcome.stored()).isEmpty();
          assertThat(outcome.mayBeStored()).isFalse();
          assertThat(outcome)
              .hasToString("MetricOutcome[item=" + outcome.metric().item() + ", failure="
                  + outcome.failure().orElseThrow().getMessage() + "]");
        });
    assertThat(sessions().countMetrics("cafe")).isEqualTo(COUNT - 1);
  }

  @Test
  void lostAnswerIsReportedAndMetricNotSentAgain() throws Exception {
    try (MockWebServer server = new MockWebServer()) {
      server.enqueue(new MockResponse.Builder()
          .onResponseStart(SocketEffect.ShutdownConnection.INSTANCE)
          .build());
      server.start();
      SessionsApi sessions = new SessionsApi(
          fakes.client(Configuration.builder(server.url("/").uri()).build()));

      MetricOutcome outcome = sessions.recordMetrics(metrics.subList(0, 1), 1).get(0);

      assertThat(outcome.failure()).get().isInstanceOf(ConnectionException.class);
      assertThat(outcome.mayBeStored()).isTrue();
      assertThat(server.getRequestCount()).isEqualTo(1);
    }
  }

  @Test
  void metricRefusedByBusyServerIsSentAgain() {
    fakes
        .monitor()
        .answerNext(FakeAnswer.json(503, "{\"message\":\"busy\"}").header("Retry-After", "0"));
    SessionsApi sessions = new SessionsApi(
        fakes.client(Service.MONITOR.configuration(fakes.services()).build()));

    assertThat(sessions.recordMetrics(metrics.subList(0, 1), 1).get(0).stored()).isPresent();

    assertThat(sessions.countMetrics("cafe")).isEqualTo(1);
  }

  @Test
  void interruptLeavesRestUnsentAndReportsIt() {
    Thread.currentThread().interrupt();

    List<MetricOutcome> outcomes = sessions().recordMetrics(metrics, 4);

    assertThat(Thread.interrupted()).isTrue();
    assertThat(outcomes).hasSize(COUNT).allSatisfy(outcome -> {
      assertThat(outcome.failure()).get().isInstanceOf(CallInterruptedException.class);
      assertThat(outcome.mayBeStored()).isFalse();
    });
    assertThat(posts()).isEmpty();
  }

  @Test
  void interruptAbandonsRequestsInFlight() {
    Thread caller = Thread.currentThread();
    Executor executor = task -> {
      Thread thread = new Thread(task, "worker");
      thread.setDaemon(true);
      caller.interrupt(); // while the call is handed over
      thread.start();
    };
    SessionsApi sessions = new SessionsApi(fakes.client(
        Service.MONITOR.configuration(fakes.services()).executor(executor).build()));

    List<MetricOutcome> outcomes = sessions.recordMetrics(metrics, 4);

    assertThat(Thread.interrupted()).isTrue();
    assertThat(outcomes).hasSize(COUNT);
    assertThat(outcomes.subList(1, COUNT))
        .allSatisfy(outcome -> assertThat(outcome.mayBeStored()).isFalse());
    assertThat(posts()).hasSizeLessThanOrEqualTo(1);
  }

  @Test
  void rejectedTaskIsReportedAsUnsent() {
    SessionsApi sessions = new SessionsApi(fakes.client(Service.MONITOR
        .configuration(fakes.services())
        .executor(task -> {
          throw new RejectedExecutionException("full");
        })
        .build()));

    assertThat(sessions.recordMetrics(metrics, 4)).hasSize(COUNT).allSatisfy(outcome -> {
      assertThat(outcome.failure()).get().isInstanceOf(RejectedExecutionException.class);
      assertThat(outcome.mayBeStored()).isFalse();
    });
  }

  @Test
  void closedClientIsReportedForEveryMetric() {
    ApiClient client = fakes.client(Service.MONITOR);
    client.close();

    assertThat(new SessionsApi(client).recordMetrics(metrics, 4))
        .hasSize(COUNT)
        .allSatisfy(outcome ->
            assertThat(outcome.failure()).get().isInstanceOf(IllegalStateException.class));
  }

  @Test
  void batchIsRecordedWithoutThreadThatWaits() {
    List<MetricOutcome> outcomes = sessions().recordMetricsAsync(metrics, 4).join();

    assertThat(outcomes).extracting(MetricOutcome::metric).isEqualTo(metrics);
    assertThat(outcomes).allMatch(outcome -> outcome.stored().isPresent());
    assertThat(sessions().recordMetricsAsync(List.of(), 1)).isCompletedWithValue(List.of());
  }

  @Test
  void cancellingBatchLeavesRestUnsent() throws Exception {
    CountDownLatch arrived = new CountDownLatch(2);
    CountDownLatch cancelled = new CountDownLatch(1);
    Silence silence = new Silence(arrived, cancelled);
    try (MockWebServer server = new MockWebServer()) {
      server.setDispatcher(silence);
      server.start();
      SessionsApi sessions = new SessionsApi(
          fakes.client(Configuration.builder(server.url("/").uri()).build()));

      CompletableFuture<List<MetricOutcome>> batch = sessions.recordMetricsAsync(metrics, 2);
      assertThat(arrived.await(10, SECONDS)).isTrue();
      assertThat(batch.cancel(true)).isTrue();
      cancelled.countDown();

      assertThat(batch).isCancelled();
      assertThat(sessions.recordMetrics(metrics.subList(0, 1), 1)).hasSize(1);
      assertThat(server.getRequestCount()).isEqualTo(3);
    }
  }

  @Test
  void inFlightMustBeAtLeastOne() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> sessions().recordMetrics(metrics, 0))
        .withMessage("inFlight must be at least 1, was 0");
  }

  private SessionsApi sessions() {
    return new SessionsApi(fakes.client(Service.MONITOR));
  }

  private List<ReceivedRequest> posts() {
    return fakes.received(Service.MONITOR).stream()
        .filter(request -> request.method().equals("POST"))
        .toList();
  }

  /** Answers nothing until it is told that the batch was cancelled. */
  private static final class Silence extends Dispatcher {
    private final CountDownLatch arrived;
    private final CountDownLatch cancelled;

    Silence(CountDownLatch arrived, CountDownLatch cancelled) {
      this.arrived = arrived;
      this.cancelled = cancelled;
    }

    @Override
    public MockResponse dispatch(RecordedRequest request) throws InterruptedException {
      arrived.countDown();
      cancelled.await();
      return new MockResponse.Builder().code(400).build();
    }
  }

  /** Counts how many requests are in it at once, and echoes them. */
  private static final class Crowd extends Dispatcher {
    private final AtomicInteger inside = new AtomicInteger();
    private final AtomicInteger largest = new AtomicInteger();
    private final AtomicInteger seen = new AtomicInteger();

    @Override
    public MockResponse dispatch(RecordedRequest request) {
      seen.incrementAndGet();
      int now = inside.incrementAndGet();
      largest.accumulateAndGet(now, Math::max);
      inside.decrementAndGet();
      return new MockResponse.Builder()
          .code(201)
          .setHeader("Content-Type", "application/json")
          .body(
              String.valueOf(request.getBody() == null ? "" : request.getBody().utf8()))
          .build();
    }
  }
}
