package dev.vitals.reliability;

import static dev.vitals.reliability.Rig.GET;
import static dev.vitals.reliability.Rig.STREAM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.vitals.client.ApiClient;
import dev.vitals.config.Configuration;
import dev.vitals.config.CredentialSource;
import dev.vitals.config.Credentials;
import dev.vitals.config.Timeouts;
import dev.vitals.errors.CallInterruptedException;
import dev.vitals.errors.CallTimeoutException;
import dev.vitals.errors.ConnectionException;
import dev.vitals.errors.UnauthorizedException;
import dev.vitals.testing.FaultScript;
import dev.vitals.testing.FaultServer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A source that hangs, and ignores interrupts, holds up neither its call nor those that wait. */
@Timeout(20)
final class CredentialWaitsTest {
  private static final Duration SHORT = Duration.ofMillis(200);
  private static final Duration SOON = Duration.ofSeconds(2);

  @RegisterExtension
  final Rig rig = new Rig();

  private final CountDownLatch asked = new CountDownLatch(1);
  private final CountDownLatch released = new CountDownLatch(1);

  @AfterEach
  void release() {
    released.countDown();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void overallTimeoutEndsEachCall(boolean threadSafe) {
    FaultServer server = rig.serve(Rig.OK);
    ApiClient client = rig.client(configuration(server, new Hanging(threadSafe)).timeouts(brief()));

    for (int call = 0; call < 2; call++) { // the second finds the source still hanging
      assertThatThrownBy(() -> client.send(GET))
          .isInstanceOfSatisfying(
              CallTimeoutException.class, e -> assertThat(e.elapsed()).isLessThan(SHORT.plus(SOON)))
          .hasMessageContaining("no credential came within PT0.2S (Timeouts.overall())");
    }
    assertThatThrownBy(() -> client.open(STREAM)).isInstanceOf(CallTimeoutException.class);
    assertThat(server.received()).isEmpty();
  }

  @Test
  void interruptEndsCall() throws Exception {
    FaultServer server = rig.serve(Rig.OK);
    ApiClient client = rig.client(configuration(server, new Hanging(true)));
    CompletableFuture<Throwable> thrown = new CompletableFuture<>();
    CompletableFuture<Boolean> flag = new CompletableFuture<>();
    Thread calling = new Thread(() -> {
      thrown.complete(catchThrowable(() -> client.send(GET)));
      flag.complete(Thread.currentThread().isInterrupted());
    });

    calling.start();
    asked.await();
    calling.interrupt();

    assertThat(thrown).succeedsWithin(SOON).isInstanceOf(CallInterruptedException.class);
    assertThat(flag).succeedsWithin(SOON).isEqualTo(true);
    assertThat(server.received()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void closeEndsEachCall(boolean threadSafe) throws Exception {
    FaultServer server = rig.serve(Rig.OK);
    ApiClient client = rig.client(configuration(server, new Hanging(threadSafe)));
    CompletableFuture<?> first = client.sendAsync(GET);
    CompletableFuture<?> second = client.sendAsync(GET);

    asked.await();
    client.close();

    for (CompletableFuture<?> each : new CompletableFuture<?>[] {first, second}) {
      assertThat(each)
          .failsWithin(SOON)
          .withThrowableOfType(ExecutionException.class)
          .withCauseInstanceOf(ConnectionException.class)
          .withMessageContaining("its client was closed");
    }
    assertThat(server.received()).isEmpty();
  }

  @Test
  void cancelFreesLentThread() throws Exception {
    ExecutorService lent = Executors.newSingleThreadExecutor();
    try {
      FaultServer server = rig.serve(Rig.OK);
      ApiClient client = rig.client(configuration(server, new Hanging(true)).executor(lent));
      CompletableFuture<?> call = client.sendAsync(GET);

      asked.await();
      call.cancel(true);

      assertThat(lent.submit(() -> "free").get(10, TimeUnit.SECONDS)).isEqualTo("free");
      assertThat(server.received()).isEmpty();
    } finally {
      lent.shutdownNow();
    }
  }

  @Test
  void refusalStandsIfRenewalHangs() {
    FaultServer server = rig.serve(FaultScript.answer(401, "text/plain", "who?"));
    CredentialSource hanging = new Hanging(true);
    CredentialSource renewed = rejected -> rejected == null ? "old" : hanging.value(rejected);
    ApiClient client = rig.client(configuration(server, renewed).timeouts(brief()));

    assertThatThrownBy(() -> client.send(GET)).isInstanceOf(UnauthorizedException.class);
    assertThat(server.received()).hasSize(1);
  }

  private static Configuration.Builder configuration(FaultServer server, CredentialSource source) {
    return Rig.configuration(server.url()).credentials(Credentials.header("X-Auth-Token", source));
  }

  private static Timeouts brief() {
    return Timeouts.builder().overall(SHORT).build();
  }

  private final class Hanging implements CredentialSource {
    private final boolean threadSafe;

    private Hanging(boolean threadSafe) {
      this.threadSafe = threadSafe;
    }

    @Override
    public String value(@Nullable String rejected) {
      asked.countDown();
      while (true) {
        try {
          released.await();
          return "late";
        } catch (InterruptedException e) {
          // deaf, like a blocked read of a plain socket
        }
      }
    }

    @Override
    public boolean isThreadSafe() {
      return threadSafe;
    }
  }
}
