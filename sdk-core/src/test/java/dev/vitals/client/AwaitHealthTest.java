package dev.vitals.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vitals.config.Configuration;
import dev.vitals.config.Credentials;
import dev.vitals.config.Limits;
import dev.vitals.config.Tls;
import dev.vitals.errors.CallInterruptedException;
import dev.vitals.errors.CallTimeoutException;
import dev.vitals.errors.ConnectionException;
import dev.vitals.errors.ServerException;
import dev.vitals.errors.UnauthorizedException;
import dev.vitals.health.HealthApi;
import dev.vitals.health.HealthTimeoutException;
import dev.vitals.internal.call.Cancellation;
import dev.vitals.internal.call.FakeTime;
import dev.vitals.internal.call.Time;
import dev.vitals.model.HealthReport;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.SocketEffect;
import okhttp3.OkHttpClient;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Waiting for a node, in virtual time that passes only while someone sleeps. */
@Timeout(20)
final class AwaitHealthTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final FakeTime time = FakeTime.start();
  private final MockWebServer server = new MockWebServer();

  @BeforeEach
  void start() throws Exception {
    server.start(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void healthyNodeIsNotWaitedFor() {
    server.enqueue(report(200, true));

    assertThat(awaitHealthy(MINUTE).healthy()).isTrue();

    assertThat(time.sleeps()).isEmpty();
  }

  @Test
  void nodeIsPolledWithGrowingWaitsUntilHealthy() throws Exception {
    for (int i = 0; i < 6; i++) {
      server.enqueue(report(503, false));
    }
    server.enqueue(report(200, true));

    try (ApiClient client = client()) {
      assertThat(new HealthApi(client).awaitHealthy(MINUTE, "net").healthy()).isTrue();
    }

    // Chance is a half, so each wait is three quarters of its upper end.
    assertThat(time.sleeps())
        .extracting(Duration::toMillis)
        .containsExactly(150L, 300L, 600L, 1200L, 2400L, 3750L);
    assertThat(server.takeRequest().getTarget()).isEqualTo("/ext/health?tag=net");
  }

  @Test
  void readinessHasItsOwnPath() throws Exception {
    server.enqueue(report(200, true));

    try (ApiClient client = client()) {
      new HealthApi(client).awaitReady(MINUTE);
    }

    assertThat(server.takeRequest().getTarget()).isEqualTo("/ext/health/readiness");
  }

  @Test
  void waitMayBeAFutureThatFailsLikeTheCall() throws Exception {
    server.enqueue(report(503, false));
    server.enqueue(report(200, true));
    server.enqueue(new MockResponse.Builder().code(401).build());

    try (ApiClient client = client()) {
      HealthApi health = new HealthApi(client);
      assertThat(health.awaitReadyAsync(MINUTE).get(5, TimeUnit.SECONDS).healthy())
          .isTrue();
      assertThatThrownBy(() -> health.awaitAliveAsync(MINUTE).get(5, TimeUnit.SECONDS))
          .hasCauseInstanceOf(UnauthorizedException.class);
      assertThatThrownBy(() -> health.awaitHealthyAsync(Duration.ZERO))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void livenessHasItsOwnPathAndIsPolledToo() throws Exception {
    server.enqueue(report(503, false));
    server.enqueue(report(200, true));

    try (ApiClient client = client()) {
      assertThat(new HealthApi(client).awaitAlive(MINUTE).healthy()).isTrue();
    }

    assertThat(server.takeRequest().getTarget()).isEqualTo("/ext/health/liveness");
    assertThat(server.getRequestCount()).isEqualTo(2);
  }

  @Test
  void unreadyProxySilentNodeAndBrokenConnectionAreWaitedOut() {
    server.enqueue(new MockResponse.Builder().code(503).body("starting").build());
    server.enqueue(new MockResponse.Builder().code(502).build());
    server.enqueue(new MockResponse.Builder().code(429).build());
    server.enqueue(new MockResponse.Builder().code(500).build());
    server.enqueue(new MockResponse.Builder().code(504).build());
    server.enqueue(new MockResponse.Builder()
        .onResponseStart(SocketEffect.ShutdownConnection.INSTANCE)
        .build());
    server.enqueue(report(200, true));

    assertThat(awaitHealthy(MINUTE).healthy()).isTrue();

    assertThat(server.getRequestCount()).isEqualTo(7); // no retry inside of a question
  }

  @Test
  void tooLargeReportIsWaitedOutAsLongAsNodeAsks() {
    server.enqueue(report(503, false).newBuilder().setHeader("Retry-After", "7").build());
    server.enqueue(report(200, true));
    Configuration configuration = Configuration.builder("http://127.0.0.1:" + server.getPort())
        .limits(Limits.builder().body(90).build())
        .build();

    try (ApiClient client = ApiClient.create(configuration, time)) {
      assertThat(new HealthApi(client).awaitHealthy(MINUTE).healthy()).isTrue();
    }

    assertThat(time.sleeps()).containsExactly(Duration.ofSeconds(7));
  }

  @Test
  void nodeThatIsNotUpYetIsWaitedFor() throws Exception {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    AtomicInteger lookUps = new AtomicInteger();
    MockWebServer late = new MockWebServer();
    late.enqueue(report(200, true));
    InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    OkHttpClient http = new OkHttpClient.Builder()
        .dns(name -> {
          switch (lookUps.incrementAndGet()) {
            case 1 -> throw new UnknownHostException(name);
            case 4 -> startAt(late, loopback, port); // till then connections are refused
            default -> {}
          }
          return List.of(loopback);
        })
        .build();
    Configuration configuration =
        Configuration.builder("http://node.test:" + port).httpClient(http).build();

    try (late;
        ApiClient client = ApiClient.create(configuration, time)) {
      assertThat(new HealthApi(client).awaitHealthy(MINUTE).healthy()).isTrue();
    }

    assertThat(lookUps).hasValue(4);
    assertThat(time.sleeps()).hasSize(3);
  }

  private static void startAt(MockWebServer server, InetAddress address, int port) {
    try {
      server.start(address, port);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void lastReportIsInException() {
    enqueueForever(report(503, false));

    HealthTimeoutException thrown =
        catchThrowableOfType(HealthTimeoutException.class, () -> awaitHealthy(MINUTE));

    assertThat(thrown)
        .isInstanceOf(CallTimeoutException.class)
        .hasMessage("the node was not healthy within PT1M; failing checks: C")
        .hasNoCause();
    assertThat(thrown.lastReport()).get().extracting(HealthReport::healthy).isEqualTo(false);
    assertThat(thrown.attempts()).hasSize(1);
    assertThat(thrown.elapsed()).isBetween(Duration.ofSeconds(59), MINUTE);
  }

  @Test
  void lastFailureIsCauseWithOlderReport() {
    server.enqueue(report(503, false));
    enqueueForever(new MockResponse.Builder().code(502).build());

    HealthTimeoutException thrown =
        catchThrowableOfType(HealthTimeoutException.class, () -> awaitHealthy(MINUTE));

    assertThat(thrown)
        .hasMessageContaining("the last request failed: GET /ext/health: HTTP 502")
        .hasCauseInstanceOf(ServerException.class);
    assertThat(thrown.lastReport()).isPresent();
  }

  @Test
  void exceptionIsSerializableWithoutReport() throws Exception {
    enqueueForever(report(503, false));
    HealthTimeoutException thrown =
        catchThrowableOfType(HealthTimeoutException.class, () -> awaitHealthy(MINUTE));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    new ObjectOutputStream(bytes).writeObject(thrown);

    Object read = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray())).readObject();

    assertThat((HealthTimeoutException) read).hasMessage(thrown.getMessage());
    assertThat(((HealthTimeoutException) read).lastReport()).isEmpty();
  }

  @Test
  void noWaitExceedsTimeoutAndRequestFollowsLastOne() {
    enqueueForever(report(503, false));

    assertThatThrownBy(() -> awaitHealthy(Duration.ofSeconds(1)))
        .isInstanceOf(HealthTimeoutException.class);

    assertThat(time.sleeps())
        .extracting(Duration::toMillis)
        .containsExactly(150L, 300L, 350L); // 800 ms in all: the last 200 are for the question
    assertThat(server.getRequestCount()).isEqualTo(4);
  }

  @Test
  void longerWaitAskedByServiceIsObeyed() {
    server.enqueue(
        new MockResponse.Builder().code(503).setHeader("Retry-After", "7").build());
    server.enqueue(report(200, true));

    awaitHealthy(MINUTE);

    assertThat(time.sleeps()).containsExactly(Duration.ofSeconds(7));
  }

  @Test
  void requestInFlightIsCutOffAtTimeout() {
    server.enqueue(
        new MockResponse.Builder().onResponseStart(SocketEffect.Stall.INSTANCE).build());
    ApiClient client = ApiClient.create(configuration()); // the real clock: nobody sleeps here

    try (client) {
      assertThatThrownBy(() -> new HealthApi(client).awaitHealthy(Duration.ofMillis(300)))
          .isInstanceOf(HealthTimeoutException.class)
          .hasCauseInstanceOf(CallTimeoutException.class);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 403, 404, 501, 505})
  void permanentFailureIsThrownAtOnce(int status) {
    server.enqueue(new MockResponse.Builder().code(status).build());

    assertThatThrownBy(() -> awaitHealthy(MINUTE)).hasMessageContaining("HTTP " + status);

    assertThat(time.sleeps()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {408, 429, 500, 502, 503, 504})
  void forbiddenRetryIsNotMade(int status) {
    server.enqueue(new MockResponse.Builder()
        .code(status)
        .setHeader("X-Should-Retry", "false")
        .build());

    assertThatThrownBy(() -> awaitHealthy(MINUTE)).hasMessageContaining("HTTP " + status);

    assertThat(time.sleeps()).isEmpty();
  }

  @Test
  void spentQuotaIsNotWaitedFor() {
    server.enqueue(json(429, "{\"error\":{\"code\":\"insufficient_quota\"}}"));

    assertThatThrownBy(() -> awaitHealthy(MINUTE)).hasMessageContaining("HTTP 429");

    assertThat(time.sleeps()).isEmpty();
  }

  @Test
  void certificateOfAnotherHostIsNotWaitedFor(@TempDir Path folder) throws Exception {
    HeldCertificate other =
        new HeldCertificate.Builder().addSubjectAlternativeName("other.example").build();
    Path pem = Files.writeString(folder.resolve("other.pem"), other.certificatePem());

    requireDistrust(other, Tls.system().trusting(pem));
  }

  @Test
  void untrustedCertificateIsNotWaitedFor() throws Exception {
    requireDistrust(
        new HeldCertificate.Builder().addSubjectAlternativeName("127.0.0.1").build(), Tls.system());
  }

  private void requireDistrust(HeldCertificate shown, Tls tls) throws Exception {
    try (MockWebServer secure = new MockWebServer()) {
      secure.useHttps(
          new HandshakeCertificates.Builder().heldCertificate(shown).build().sslSocketFactory());
      secure.start(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0);
      Configuration configuration = Configuration.builder("https://127.0.0.1:" + secure.getPort())
          .tls(tls)
          .build();

      try (ApiClient client = ApiClient.create(configuration, time)) {
        assertThatThrownBy(() -> new HealthApi(client).awaitHealthy(MINUTE))
            .isInstanceOf(ConnectionException.class)
            .hasMessageContaining("not trusted");
      }
    }
    assertThat(time.sleeps()).isEmpty();
  }

  @Test
  void interruptEndsWaitAndKeepsFlag() {
    server.enqueue(report(503, false));

    try (ApiClient client = ApiClient.create(configuration(), FakeTime.interrupted())) {
      assertThatThrownBy(() -> new HealthApi(client).awaitHealthy(MINUTE))
          .isInstanceOf(CallInterruptedException.class)
          .hasMessageContaining("GET /ext/health");
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  @Test
  void closingClientEndsWait() throws Exception {
    enqueueForever(report(503, false));
    WaitingTime waiting = new WaitingTime();
    ApiClient client = ApiClient.create(configuration(), waiting);
    CompletableFuture<HealthReport> waiter =
        CompletableFuture.supplyAsync(() -> new HealthApi(client).awaitHealthy(MINUTE));
    assertThat(waiting.begun.await(10, TimeUnit.SECONDS)).isTrue();

    client.close();

    assertThatThrownBy(() -> waiter.get(10, TimeUnit.SECONDS))
        .hasCauseInstanceOf(ConnectionException.class);
  }

  @Test
  void namesOfChecksForgeNoLogLineAndDoNotQuoteKey() {
    String key = "sk-canary-8e2f60b1";
    String check = "\":{\"error\":\"x\",\"timestamp\":\"2026-11-21T10:00:45Z\",\"duration\":1}";
    enqueueForever(json(
        503,
        "{\"checks\":{\"a\\nERROR forged" + check + ",\"" + key + check + ",\"" + "x".repeat(10_000)
            + check + "},\"healthy\":false}"));
    Configuration keyed =
        configuration().toBuilder().credentials(Credentials.apiKey(key)).build();

    HealthTimeoutException thrown;
    try (ApiClient client = ApiClient.create(keyed, time)) {
      thrown = catchThrowableOfType(
          HealthTimeoutException.class, () -> new HealthApi(client).awaitHealthy(MINUTE));
    }

    assertThat(thrown).hasMessageContaining("failing checks: a\\nERROR forged, ***, xxx");
    assertThat(thrown.getMessage()).doesNotContain("\n").hasSizeLessThan(1_000);
  }

  @Test
  void textOfPollDoesNotShowBody() {
    server.enqueue(json(200, "{\"token\":\"body-secret\"}"));

    try (ApiClient client = client()) {
      PollResult<JsonNode> polled =
          client.poll(ApiRequest.get("/a", JsonNode.class), node -> true, MINUTE);

      assertThat(polled.answer())
          .map(node -> node.path("token").textValue())
          .contains("body-secret");
      assertThat(polled.toString()).contains("fulfilled=true", "200").doesNotContain("body-secret");
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {0, -1})
  void timeoutIsPositive(long millis) {
    assertThatThrownBy(() -> awaitHealthy(Duration.ofMillis(millis)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("timeout must be positive");
  }

  private HealthReport awaitHealthy(Duration timeout) {
    try (ApiClient client = client()) {
      return new HealthApi(client).awaitHealthy(timeout);
    }
  }

  private ApiClient client() {
    return ApiClient.create(configuration(), time);
  }

  private Configuration configuration() {
    return Configuration.builder("http://127.0.0.1:" + server.getPort()).build();
  }

  private void enqueueForever(MockResponse response) {
    for (int i = 0; i < 50; i++) {
      server.enqueue(response);
    }
  }

  private static MockResponse report(int status, boolean healthy) {
    String error = healthy ? "" : "\"error\":\"stuck\",";
    return json(
        status,
        "{\"checks\":{\"C\":{" + error
            + "\"timestamp\":\"2026-11-21T10:00:45Z\",\"duration\":1}},\"healthy\":" + healthy
            + "}");
  }

  private static MockResponse json(int status, String body) {
    return new MockResponse.Builder()
        .code(status)
        .setHeader("Content-Type", "application/json")
        .body(body)
        .build();
  }

  /** Sleeps of a minute, which a cancellation ends. */
  private static final class WaitingTime implements Time {
    private final CountDownLatch begun = new CountDownLatch(1);

    @Override
    public Instant now() {
      return Instant.EPOCH;
    }

    @Override
    public long nanos() {
      return 0;
    }

    @Override
    public void sleep(Duration duration, Cancellation cancellation) throws InterruptedException {
      begun.countDown();
      cancellation.sleep(Duration.ofMinutes(1));
    }

    @Override
    public double random() {
      return 0;
    }
  }
}
