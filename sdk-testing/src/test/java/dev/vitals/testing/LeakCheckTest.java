package dev.vitals.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/** Runs the sample classes below in a JUnit of their own, and looks at what it says. */
@Timeout(60)
final class LeakCheckTest {
  private static final List<AutoCloseable> leftBehind = new ArrayList<>();

  @AfterEach
  void cleanUp() throws Exception {
    for (AutoCloseable leaked : leftBehind) {
      leaked.close();
    }
    leftBehind.clear();
  }

  @Test
  void aClientThatIsNotClosedIsFound() {
    assertThat(failureOf(ClientLeftOpen.class)).isEqualTo("""
        The test left behind:
          - a connection to FakeNode, kept open after GET /ext/health: close its streams,\
         then the client""");
  }

  @Test
  void aStreamThatIsNotClosedIsFound() {
    assertThat(failureOf(StreamLeftOpen.class))
        .contains("FakeGoodMem, still being answered after POST /v1/ping:stream: close its stream");
  }

  @Test
  void aThreadThatIsStillAtWorkIsFound() {
    assertThat(failureOf(ThreadLeftAtWork.class))
        .contains("the thread \"vitals-worker-7\", at work in ")
        .contains("close its client");
  }

  @Test
  @EnabledForJreRange(min = JRE.JAVA_21)
  void virtualThreadStillAtWorkIsFound() throws Exception {
    LeakCheck leaks = LeakCheck.of();
    leaks.begin();
    CountDownLatch end = new CountDownLatch(1);
    Object builder = Thread.class.getMethod("ofVirtual").invoke(null);
    Class<?> type = Class.forName("java.lang.Thread$Builder");
    Object named = type.getMethod("name", String.class).invoke(builder, "vitals-worker-8");
    Thread worker = (Thread) type.getMethod("start", Runnable.class).invoke(named, await(end));

    assertThatThrownBy(leaks::verify)
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("the thread \"vitals-worker-8\", at work in ");

    end.countDown();
    worker.join();
    leaks.verify();
  }

  @Test
  void aTestThatClosesWhatItOpenedPasses() {
    assertThat(failureOf(Clean.class)).isEmpty();
  }

  @Test
  void aStreamClosedInTheMiddleOfAPausePasses() {
    assertThat(failureOf(StreamClosedEarly.class)).isEmpty();
  }

  @Test
  void aClientFromBeforeTheTestPasses() throws IOException {
    try (FakeServices fakes = FakeServices.start()) {
      OkHttpClient client = new OkHttpClient();
      LeakCheck leaks = LeakCheck.of(fakes.node());
      leaks.begin();
      get(client, fakes.node());
      assertThatThrownBy(leaks::verify).isInstanceOf(AssertionError.class);

      leaks.begin();
      get(client, fakes.node());
      leaks.verify();
      client.connectionPool().evictAll();
    }
  }

  @Test
  void lookingForLeaksTakesNothingFromARequest() throws Exception {
    try (FakeServices fakes = FakeServices.start()) {
      OkHttpClient client = new OkHttpClient();
      AtomicBoolean done = new AtomicBoolean();
      Thread looking = new Thread(() -> {
        while (!done.get()) {
          fakes.node().openConnections();
        }
      });
      looking.start();
      for (int i = 0; i < 50; i++) {
        get(client, fakes.node());
      }
      done.set(true);
      looking.join();
      client.connectionPool().evictAll();
    }
  }

  @Test
  void aFaultThatEndedItsConnectionPasses() throws IOException {
    try (FakeServices fakes = FakeServices.start()) {
      LeakCheck leaks = LeakCheck.of(fakes);
      leaks.begin();
      for (Fault fault : List.of(Fault.cutAfter(1), Fault.resetStream(), Fault.stallAfter(1))) {
        fakes.central().failNext(fault);
        try (RawHttp http = RawHttp.open(fakes.central(), "GET", "/v1/ping", "")) {
          http.patience(Duration.ofMillis(20));
          Throwable ended = catchThrowable(() -> {
            http.readHead();
            http.readToTheEnd();
          });
          assertThat(ended == null || ended instanceof IOException).isTrue();
        }
      }
      leaks.verify();
    }
  }

  @Test
  void aStreamThatTheFakeCutIsOpenUntilItIsClosed() throws IOException {
    try (FakeServices fakes = FakeServices.builder().pace(Pace.immediate()).start()) {
      OkHttpClient client = new OkHttpClient();
      fakes.goodmem().failNext(Fault.cutAfter(700));
      LeakCheck leaks = LeakCheck.of(fakes);
      leaks.begin();

      try (Response response = client.newCall(streaming(fakes)).execute()) {
        assertThat(response.code()).isEqualTo(200);
        assertThatThrownBy(leaks::verify)
            .isInstanceOf(AssertionError.class)
            .hasMessageContaining("FakeGoodMem, kept open after POST /v1/ping:stream");
      }

      leaks.verify();
    }
  }

  private static Runnable await(CountDownLatch end) {
    return () -> {
      try {
        end.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    };
  }

  /** The message of the only failure; empty without one. */
  private static String failureOf(Class<?> sample) {
    SummaryGeneratingListener listener = new SummaryGeneratingListener();
    LauncherFactory.create()
        .execute(
            LauncherDiscoveryRequestBuilder.request()
                .selectors(selectClass(sample))
                .build(),
            listener);
    assertThat(listener.getSummary().getTestsFoundCount()).isEqualTo(1);
    return listener.getSummary().getFailures().stream()
        .map(failure -> String.valueOf(failure.getException().getMessage()))
        .findFirst()
        .orElse("");
  }

  private static void get(OkHttpClient client, LoopbackServer fake) throws IOException {
    Request request = new Request.Builder().url(fake.url() + "/ext/health").build();
    try (Response response = client.newCall(request).execute()) {
      assertThat(response.body().string()).contains("healthy");
    }
  }

  private static Request streaming(FakeServices fakes) {
    String body = "{\"targetId\":\"" + fakes.goodmem().targetId() + "\"}";
    return new Request.Builder()
        .url(fakes.goodmem().url() + "/v1/ping:stream")
        .header("x-api-key", fakes.goodmem().key())
        .post(RequestBody.create(body, MediaType.get("application/json")))
        .build();
  }

  private static RawHttp openStream(FakeServices fakes) throws IOException {
    RawHttp http = RawHttp.open(
        fakes.goodmem(),
        "POST",
        "/v1/ping:stream",
        "{\"targetId\":\"" + fakes.goodmem().targetId() + "\",\"count\":3,\"intervalMs\":60000}",
        "x-api-key: " + fakes.goodmem().key());
    http.readHead();
    http.readChunk();
    return http;
  }

  static final class ClientLeftOpen {
    @RegisterExtension
    final FakeServices fakes = FakeServices.start();

    @RegisterExtension
    final LeakCheck leaks = LeakCheck.of(fakes);

    @Test
    void sample() throws IOException {
      OkHttpClient client = new OkHttpClient();
      leftBehind.add(client.connectionPool()::evictAll);
      get(client, fakes.node());
    }
  }

  static final class StreamLeftOpen {
    @RegisterExtension
    final FakeServices fakes = FakeServices.start();

    @RegisterExtension
    final LeakCheck leaks = LeakCheck.of(fakes);

    @Test
    void sample() throws IOException {
      leftBehind.add(openStream(fakes));
    }
  }

  static final class StreamClosedEarly {
    @RegisterExtension
    final FakeServices fakes = FakeServices.start();

    @RegisterExtension
    final LeakCheck leaks = LeakCheck.of(fakes);

    @Test
    void sample() throws IOException {
      openStream(fakes).close();
    }
  }

  static final class ThreadLeftAtWork {
    @RegisterExtension
    final FakeServices fakes = FakeServices.start();

    @RegisterExtension
    final LeakCheck leaks = LeakCheck.of(fakes);

    @Test
    void sample() {
      CountDownLatch end = new CountDownLatch(1);
      leftBehind.add(end::countDown);
      Thread worker = new Thread(await(end), "vitals-worker-7");
      worker.setDaemon(true);
      worker.start();
    }
  }

  static final class Clean {
    @RegisterExtension
    final FakeServices fakes = FakeServices.start();

    @RegisterExtension
    final LeakCheck leaks = LeakCheck.of(fakes);

    private final OkHttpClient client = new OkHttpClient();

    @Test
    void sample() throws IOException {
      get(client, fakes.node());
    }

    @AfterEach
    void close() {
      client.connectionPool().evictAll();
    }
  }
}
