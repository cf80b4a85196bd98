package dev.vitals.iam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.vitals.client.ApiClient;
import dev.vitals.config.Configuration;
import dev.vitals.config.Credentials;
import dev.vitals.config.RetryPolicy;
import dev.vitals.config.Timeouts;
import dev.vitals.errors.BadRequestException;
import dev.vitals.errors.CallInterruptedException;
import dev.vitals.errors.CallTimeoutException;
import dev.vitals.errors.ConnectionException;
import dev.vitals.errors.DecodingException;
import dev.vitals.errors.ServerException;
import dev.vitals.errors.UnauthorizedException;
import dev.vitals.statistics.StatisticsApi;
import dev.vitals.testing.FakeAnswer;
import dev.vitals.testing.FakeServices;
import dev.vitals.testing.Fault;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(20)
final class IamCredentialsTest {
  private final ManualClock clock = new ManualClock();
  private final FakeServices fakes = FakeServices.builder().clock(clock).start();
  private final ApiClient iam = ApiClient.create(
      Configuration.builder(fakes.iam().url()).retryPolicy(RetryPolicy.none()).build());

  @AfterEach
  void close() {
    iam.close();
    fakes.close();
  }

  @Test
  void gatewayAcceptsTokenAndIamIsAskedOnce() {
    try (ApiClient gateway = gateway(credentials())) {
      StatisticsApi statistics = statistics(gateway);

      statistics.latestForGroup(fakes.gateway().groupId());
      statistics.latestForGroup(fakes.gateway().groupId());
    }

    assertThat(fakes.iam().received()).hasToString("[POST /v3/auth/tokens?nocatalog=true]");
    assertThat(fakes.iam().received().get(0).body()).contains("\"methods\":[\"password\"]");
  }

  @Test
  void projectMayBeNamedByItsId() {
    IamCredentials byId =
        login(fakes.iam().key()).projectId(fakes.gateway().projectId()).build();

    assertThat(byId.value(null)).isNotBlank();
  }

  @Test
  void tokenIsRenewedBeforeItEnds() {
    IamCredentials credentials = credentials();
    String first = credentials.value(null);

    clock.pass(Duration.ofHours(24).minusMinutes(6));
    assertThat(credentials.value(null)).isEqualTo(first);
    clock.pass(Duration.ofMinutes(2));

    assertThat(awaitOther(first, credentials)).isNotEqualTo(first);
  }

  @Test
  void shortLifeLeavesShortMargin() {
    fakes.iam().tokenLifetime(Duration.ofMinutes(10));
    IamCredentials credentials = credentials();
    String first = credentials.value(null);

    clock.pass(Duration.ofMinutes(8));
    assertThat(credentials.value(null)).isEqualTo(first);
    clock.pass(Duration.ofMinutes(1));

    assertThat(awaitOther(first, credentials)).isNotEqualTo(first);
  }

  @Test
  void refusedTokenIsRenewedWithinCall() {
    try (ApiClient gateway = gateway(credentials())) {
      StatisticsApi statistics = statistics(gateway);
      statistics.latestForGroup(fakes.gateway().groupId());
      fakes.iam().revokeTokens();

      statistics.latestForGroup(fakes.gateway().groupId());
    }

    assertThat(fakes.iam().received()).hasSize(2);
    assertThat(fakes.gateway().received()).hasSize(3);
  }

  @Test
  void tokenRenewedByOthersIsNotRenewedAgain() {
    IamCredentials credentials = credentials();
    String first = credentials.value(null);
    String second = credentials.value(first);

    assertThat(credentials.value(first)).isEqualTo(second);

    assertThat(fakes.iam().received()).hasSize(2);
  }

  @Test
  void manyThreadsAskForOneToken() {
    IamCredentials credentials = credentials();
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<CompletableFuture<String>> values = IntStream.range(0, 64)
          .mapToObj(i -> CompletableFuture.supplyAsync(() -> credentials.value(null), threads))
          .toList();

      assertThat(values.stream().map(CompletableFuture::join).distinct()).hasSize(1);
      assertThat(fakes.iam().received()).hasSize(1);
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void failedEarlyRenewalKeepsOldTokenAndPausesRequests() {
    IamCredentials credentials = credentials();
    String first = credentials.value(null);
    clock.pass(Duration.ofHours(24).minusMinutes(4));
    fakes.iam().failNext(503, "Service Unavailable", "later");

    assertThat(credentials.value(null)).isEqualTo(first);
    awaitRequestsOfIam(2);
    clock.pass(Duration.ofSeconds(29));
    assertThat(credentials.value(null)).isEqualTo(first);
    assertThat(fakes.iam().received()).hasSize(2);
    clock.pass(Duration.ofSeconds(1));

    assertThat(awaitOther(first, credentials)).isNotEqualTo(first);
  }

  @Test
  void silentIamDelaysNoCallWithValidToken() {
    IamCredentials credentials = credentials();
    String first = credentials.value(null);
    clock.pass(Duration.ofHours(24).minusMinutes(4));
    fakes.iam().failNext(Fault.stall());

    try (ApiClient gateway = gateway(credentials)
        .withTimeouts(Timeouts.builder().overall(Duration.ofSeconds(5)).build())) {
      statistics(gateway).latestForGroup(fakes.gateway().groupId());
      awaitRequestsOfIam(2);
      statistics(gateway).latestForGroup(fakes.gateway().groupId());
    }

    assertThat(credentials.value(null)).isEqualTo(first);
    assertThat(fakes.iam().received()).hasSize(2);
  }

  @Test
  void othersUseTokenWhileOneThreadReplacesIt() throws Exception {
    Credentials shared = Credentials.header("X-Auth-Token", credentials());
    String first = shared.value(null);
    fakes.iam().failNext(Fault.stall());
    CompletableFuture<String> replacing = CompletableFuture.supplyAsync(() -> shared.value(first));
    awaitRequestsOfIam(2);

    assertThat(shared.value(null)).isEqualTo(first);

    assertThat(replacing).isNotDone();
    iam.close();
    assertThatThrownBy(() -> replacing.get(10, TimeUnit.SECONDS))
        .hasCauseInstanceOf(ConnectionException.class);
  }

  @Test
  void waitForTokenCanBeInterrupted() throws Exception {
    IamCredentials credentials = credentials();
    CompletableFuture<String> asking = renewInVain(credentials);

    Thread.currentThread().interrupt();
    Throwable thrown = catchThrowable(() -> credentials.value(null));

    assertThat(Thread.interrupted()).isTrue();
    assertThat(thrown).isInstanceOf(CallInterruptedException.class);
    iam.close();
    assertThatThrownBy(() -> asking.get(10, TimeUnit.SECONDS))
        .hasCauseInstanceOf(ConnectionException.class);
  }

  /** Asks on another thread; returns once IAM, which will not answer, was asked. */
  private CompletableFuture<String> renewInVain(IamCredentials credentials) {
    int before = fakes.iam().received().size();
    fakes.iam().failNext(Fault.stall());
    CompletableFuture<String> renewing =
        CompletableFuture.supplyAsync(() -> credentials.value(null));
    awaitRequestsOfIam(before + 1);
    return renewing;
  }

  private void awaitRequestsOfIam(int number) {
    while (fakes.iam().received().size() < number && !Thread.currentThread().isInterrupted()) {
      Thread.onSpinWait();
    }
  }

  /** Asks until a renewal has ended that runs in the background. */
  private static String awaitOther(String old, IamCredentials credentials) {
    String value = credentials.value(null);
    while (value.equals(old) && !Thread.currentThread().isInterrupted()) {
      Thread.onSpinWait();
      value = credentials.value(null);
    }
    return value;
  }

  @Test
  void expiredTokenIsNotUsed() {
    IamCredentials credentials = credentials();
    credentials.value(null);
    clock.pass(Duration.ofHours(24));
    fakes.iam().failNext(503, "Service Unavailable", "later");

    assertThatThrownBy(() -> credentials.value(null)).isInstanceOf(ServerException.class);
  }

  @Test
  void clockOfIamMayDiffer() {
    ManualClock ahead = new ManualClock();
    ahead.pass(Duration.ofDays(3));
    IamCredentials credentials = login(fakes.iam().key())
        .projectName(fakes.iam().projectName())
        .clock(ahead)
        .build();

    String first = credentials.value(null);

    assertThat(credentials.value(null)).isEqualTo(first);
  }

  @Test
  void wrongPasswordIsReportedAndNotShown() {
    String canary = "canary-p4ss";
    IamCredentials wrong = login(canary).projectName(fakes.iam().projectName()).build();
    StringWriter printed = new StringWriter();

    try (ApiClient gateway = gateway(wrong)) {
      Throwable thrown = catchThrowable(
          () -> statistics(gateway).latestForGroup(fakes.gateway().groupId()));

      assertThat(thrown)
          .isInstanceOf(UnauthorizedException.class)
          .hasMessageContaining("POST /v3/auth/tokens")
          .hasMessageContaining("HTTP 401: The username or password is wrong.");
      thrown.printStackTrace(new PrintWriter(printed));
    }
    assertThat(fakes.iam().received().get(0).body()).contains(canary);
    assertThat(printed.toString()).doesNotContain(canary);
    assertThat(wrong.toString()).doesNotContain(canary).contains("project=eu-de_vitals");
  }

  @Test
  void wrongPasswordIsOneLoginForAllCalls() {
    IamCredentials wrong = login("wrong").projectName(fakes.iam().projectName()).build();
    ExecutorService threads = Executors.newFixedThreadPool(20);

    try (ApiClient gateway = gateway(wrong)) {
      List<CompletableFuture<Throwable>> calls = IntStream.range(0, 40)
          .mapToObj(i -> CompletableFuture.supplyAsync(
              () -> catchThrowable(
                  () -> statistics(gateway).latestForGroup(fakes.gateway().groupId())),
              threads))
          .toList();

      assertThat(calls.stream().map(CompletableFuture::join))
          .allSatisfy(thrown -> assertThat(thrown)
              .isInstanceOf(UnauthorizedException.class)
              .hasMessageContaining("POST /v3/auth/tokens"))
          .doesNotHaveDuplicates();
    } finally {
      threads.shutdownNow();
    }
    assertThat(fakes.iam().received()).hasSize(1);
  }

  @Test
  void refusalIsRememberedForHalfMinute() {
    IamCredentials wrong = login("wrong").projectName(fakes.iam().projectName()).build();
    assertThatThrownBy(() -> wrong.value(null)).isInstanceOf(UnauthorizedException.class);

    clock.pass(Duration.ofSeconds(29));
    assertThatThrownBy(() -> wrong.value(null)).isInstanceOf(UnauthorizedException.class);
    assertThat(fakes.iam().received()).hasSize(1);
    clock.pass(Duration.ofSeconds(1));

    assertThatThrownBy(() -> wrong.value(null)).isInstanceOf(UnauthorizedException.class);
    assertThat(fakes.iam().received()).hasSize(2);
  }

  @Test
  void failureOfIamIsNotRemembered() {
    IamCredentials credentials = credentials();
    fakes.iam().failNext(503, "Service Unavailable", "later");
    assertThatThrownBy(() -> credentials.value(null)).isInstanceOf(ServerException.class);

    assertThat(credentials.value(null)).isNotBlank();
  }

  @Test
  void silentIamHoldsUpNoCall() {
    fakes.iam().failNext(Fault.stall());

    try (ApiClient gateway = gateway(credentials())
        .withTimeouts(Timeouts.builder().overall(Duration.ofMillis(200)).build())) {
      for (int call = 0; call < 2; call++) {
        assertThatThrownBy(
                () -> statistics(gateway).latestForGroup(fakes.gateway().groupId()))
            .isInstanceOf(CallTimeoutException.class);
      }
    }

    assertThat(fakes.iam().received()).hasSize(1);
    assertThat(fakes.gateway().received()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "h\\u00fcnter2/se\\\"cret", // as Python writes it
        "h\\u00FCnter2\\/se\\\"cret", // as PHP may
        "hünter2/se\\\"cret"
      })
  void passwordQuotedByIamIsNotShown(String quoted) {
    fakes
        .iam()
        .answerNext(FakeAnswer.json(
            400,
            "{\"error\":{\"code\":400,\"title\":\"Bad Request\",\"message\":"
                + "\"Invalid input for field 'password': '" + quoted + "' is too short\"}}"));
    StringWriter printed = new StringWriter();

    BadRequestException thrown = catchThrowableOfType(
        BadRequestException.class,
        () -> login("hünter2/se\"cret")
            .projectName(fakes.iam().projectName())
            .build()
            .value(null));

    thrown.printStackTrace(new PrintWriter(printed, true));
    assertThat(thrown)
        .hasMessageContaining("Invalid input for field 'password': '***' is too short");
    assertThat(printed + " " + thrown.details() + " " + thrown.details().rawBody())
        .doesNotContain("nter2", "cret");
  }

  @Test
  void maskedPasswordLeavesTokenIntact() {
    fakes
        .iam()
        .answerNext(FakeAnswer.json(
                201,
                "{\"token\":{\"issued_at\":\"2026-11-21T10:00:00Z\","
                    + "\"expires_at\":\"2026-11-22T10:00:00Z\"}}")
            .header("X-Subject-Token", "token-with-pw-in-it"));

    String token = login("pw").projectName(fakes.iam().projectName()).build().value(null);

    assertThat(token).isEqualTo("token-with-pw-in-it");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        "{\"token\":{\"issued_at\":\"2026-11-21T10:00:00.000000Z\"}}",
        "{\"token\":{\"issued_at\":\"2026-11-21T10:00:00Z\",\"expires_at\":\"tomorrow\"}}"
      })
  void anAnswerWithoutDatesIsUndecodable(String body) {
    fakes.iam().answerNext(FakeAnswer.json(201, body).header("X-Subject-Token", "t"));

    assertThatThrownBy(() -> credentials().value(null))
        .isInstanceOf(DecodingException.class)
        .hasMessageContaining("issued_at or expires_at");
  }

  @Test
  void invalidDateForgesNoLogLine() {
    fakes
        .iam()
        .answerNext(FakeAnswer.json(
                201, "{\"token\":{\"issued_at\":\"x\\nERROR forged\",\"expires_at\":\"y\"}}")
            .header("X-Subject-Token", "t"));
    StringWriter printed = new StringWriter();

    catchThrowable(() -> credentials().value(null)).printStackTrace(new PrintWriter(printed, true));

    assertThat(printed.toString()).contains("issued_at").doesNotContain("\nERROR");
  }

  @Test
  void answerWithoutTokenIsUndecodable() {
    fakes.iam().answerNext(FakeAnswer.json(201, "{}"));

    assertThatThrownBy(() -> credentials().value(null))
        .isInstanceOf(DecodingException.class)
        .hasMessageContaining("X-Subject-Token");
  }

  @Test
  void missingPartIsNamed() {
    assertThatThrownBy(() -> IamCredentials.builder(iam).projectId("p").build())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("user(…) was not called");
    assertThatThrownBy(() -> login("p").build())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("projectName(…) was not called");
    assertThatThrownBy(() -> login(" "))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("password is blank: is the variable set?");
  }

  private IamCredentials credentials() {
    return login(fakes.iam().key()).projectName(fakes.iam().projectName()).build();
  }

  private IamCredentials.Builder login(String password) {
    return IamCredentials.builder(iam)
        .user(fakes.iam().user(), fakes.iam().domain(), password)
        .clock(clock);
  }

  private ApiClient gateway(IamCredentials credentials) {
    return ApiClient.create(Configuration.builder(fakes.gateway().url())
        .credentials(Credentials.header("X-Auth-Token", credentials))
        .build());
  }

  private StatisticsApi statistics(ApiClient gateway) {
    return new StatisticsApi(
        gateway, fakes.gateway().projectId(), fakes.gateway().instanceId());
  }

  /** Goes on only when it is told to. */
  private static final class ManualClock extends Clock {
    private volatile Instant now = Instant.parse("2026-11-21T10:00:00Z");

    private void pass(Duration time) {
      now = now.plus(time);
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
