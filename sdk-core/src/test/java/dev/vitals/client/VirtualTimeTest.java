package dev.vitals.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vitals.calls.Attempt;
import dev.vitals.config.Configuration;
import dev.vitals.config.CredentialSource;
import dev.vitals.config.Credentials;
import dev.vitals.config.Sleeper;
import dev.vitals.config.Timeouts;
import dev.vitals.errors.CallInterruptedException;
import dev.vitals.errors.CallTimeoutException;
import dev.vitals.errors.ServerException;
import dev.vitals.errors.UnauthorizedException;
import dev.vitals.testing.FakeAnswer;
import dev.vitals.testing.FakeServices;
import dev.vitals.testing.VirtualTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Retries go by the time of the configuration. */
@Timeout(value = 1, unit = TimeUnit.MINUTES) // each of these waits for longer, or not at all
final class VirtualTimeTest {
  private static final Instant START = Instant.parse("2026-03-01T10:15:30Z");
  private static final ApiRequest<JsonNode> GET = ApiRequest.get("/ext/health", JsonNode.class);
  private static final FakeAnswer LATER = FakeAnswer.text(503, "later").header("Retry-After", "30");

  @RegisterExtension
  final FakeServices fakes = FakeServices.start();

  private final VirtualTime time = VirtualTime.startingAt(START);

  @Test
  void waitsAreRecordedAndNotWaited() {
    fakes.node().answerNext(LATER);
    fakes.node().answerNext(LATER);

    try (ApiClient client = client(time::sleep)) {
      ApiResponse<JsonNode> response = client.exchange(GET);

      assertThat(response.attempts())
          .extracting(Attempt::at)
          .containsExactly(START, START.plusSeconds(30), START.plusSeconds(60));
    }
    assertThat(time.waits()).containsExactly(Duration.ofSeconds(30), Duration.ofSeconds(30));
  }

  @Test
  void overallTimeoutIsVirtual() {
    fakes.node().answerNext(LATER);
    fakes.node().answerNext(LATER);
    Timeouts threeQuarters = Timeouts.builder().overall(Duration.ofSeconds(45)).build();

    try (ApiClient client = client(time::sleep).withTimeouts(threeQuarters)) {
      ServerException thrown = catchThrowableOfType(ServerException.class, () -> client.send(GET));

      assertThat(thrown.attempts()).hasSize(2); // a second wait would end after the deadline
      assertThat(thrown.elapsed()).isEqualTo(Duration.ofSeconds(30));
    }
  }

  @Test
  void cancellingFutureEndsConfiguredSleep() throws Exception {
    fakes.node().answerNext(LATER);
    CountDownLatch asleep = new CountDownLatch(1);
    CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
    Sleeper endless = duration -> {
      asleep.countDown();
      try {
        new CountDownLatch(1).await();
      } catch (InterruptedException e) {
        interrupted.complete(true);
        throw e;
      }
    };

    try (ApiClient client = client(endless)) {
      CompletableFuture<JsonNode> answer = client.sendAsync(GET);
      asleep.await();
      answer.cancel(true);

      assertThat(interrupted.get(30, TimeUnit.SECONDS)).isTrue();
    }
    assertThat(fakes.node().received()).hasSize(1);
  }

  @Test
  void cancelledWaitsLeaveRetriesToOthers() throws Exception {
    Semaphore asleep = new Semaphore(0);
    AtomicBoolean endless = new AtomicBoolean(true);
    Sleeper sleeper = duration -> {
      if (endless.get()) {
        asleep.release();
        new CountDownLatch(1).await();
      }
      time.sleep(duration);
    };
    ExecutorService one = Executors.newSingleThreadExecutor(); // so that calls end before others

    try (ApiClient client =
        ApiClient.create(configuration(sleeper).executor(one).build())) {
      for (int call = 0; call < 10; call++) {
        fakes.node().answerNext(LATER);
        CompletableFuture<JsonNode> answer = client.sendAsync(GET);
        asleep.acquire();
        answer.cancel(true);
      }
      endless.set(false);
      fakes.node().answerNext(LATER);

      assertThat(client.exchangeAsync(GET).get().attempts()).hasSize(2);
    } finally {
      one.shutdown();
    }
  }

  @Test
  void closingClientDuringSleepLeavesNoInterrupt() {
    fakes.node().answerNext(LATER);
    List<ApiClient> sleeping = new ArrayList<>();
    Sleeper closing = duration -> sleeping.forEach(ApiClient::close);

    try (ApiClient client = client(closing)) {
      sleeping.add(client);
      assertThatThrownBy(() -> client.send(GET)).isInstanceOf(ServerException.class);
    }
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
    assertThat(fakes.node().received()).hasSize(1);
  }

  @Test
  void interruptEndsConfiguredSleep() {
    fakes.node().answerNext(LATER);
    Sleeper interrupting = duration -> {
      Thread.currentThread().interrupt();
      time.sleep(duration);
    };

    try (ApiClient client = client(interrupting)) {
      assertThatThrownBy(() -> client.send(GET)).isInstanceOf(CallInterruptedException.class);
    }
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void lateCredentialEndsCallBeforeAnythingIsSent() {
    CredentialSource slow = rejected -> {
      time.advance(Duration.ofSeconds(2));
      return "key";
    };
    Configuration configuration = configuration(time::sleep)
        .credentials(Credentials.header("X-Auth-Token", slow))
        .timeouts(Timeouts.builder().overall(Duration.ofMillis(500)).build())
        .build();

    try (ApiClient client = ApiClient.create(configuration)) {
      CallTimeoutException thrown = catchThrowableOfType(
          CallTimeoutException.class, () -> client.send(ApiRequest.post("/a", JsonNode.class)));

      assertThat(thrown)
          .hasMessageContaining("no credential came within PT0.5S (Timeouts.overall())");
      assertThat(thrown.mayHaveBeenProcessed()).isFalse();
      assertThat(thrown.attempts()).isEmpty();
    }
    assertThat(fakes.node().received()).isEmpty();
  }

  @Test
  void refusalStandsWithoutTimeForNewCredential() {
    fakes.node().answerNext(FakeAnswer.text(401, "who?"));
    CredentialSource slow = rejected -> {
      time.advance(Duration.ofMillis(rejected == null ? 1 : 2_000));
      return "key " + rejected;
    };
    Configuration configuration = configuration(time::sleep)
        .credentials(Credentials.header("X-Auth-Token", slow))
        .timeouts(Timeouts.builder().overall(Duration.ofMillis(500)).build())
        .build();

    try (ApiClient client = ApiClient.create(configuration)) {
      assertThatThrownBy(() -> client.send(GET)).isInstanceOf(UnauthorizedException.class);
    }
    assertThat(fakes.node().received()).hasSize(1);
  }

  @Test
  void failedRenewalDoesNotHideRefusal() {
    fakes.node().answerNext(FakeAnswer.text(401, "who?"));
    CredentialSource broken = rejected -> {
      if (rejected != null) {
        throw new IllegalStateException("the vault is down");
      }
      return "key";
    };
    Configuration configuration = configuration(time::sleep)
        .credentials(Credentials.header("X-Auth-Token", broken))
        .build();

    try (ApiClient client = ApiClient.create(configuration)) {
      assertThatThrownBy(() -> client.send(GET))
          .hasMessage("the vault is down")
          .satisfies(thrown -> assertThat(thrown.getSuppressed())
              .singleElement()
              .isInstanceOf(UnauthorizedException.class));
    }
  }

  private ApiClient client(Sleeper sleeper) {
    return ApiClient.create(configuration(sleeper).build());
  }

  private Configuration.Builder configuration(Sleeper sleeper) {
    return Configuration.builder(fakes.node().url()).time(time, sleeper);
  }
}
