package dev.vitals.reliability;

import static dev.vitals.reliability.Rig.GET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.vitals.client.ApiClient;
import dev.vitals.config.Configuration;
import dev.vitals.config.RetryPolicy;
import dev.vitals.config.Timeouts;
import dev.vitals.errors.CallInterruptedException;
import dev.vitals.errors.CallTimeoutException;
import dev.vitals.errors.ConnectionException;
import dev.vitals.testing.FaultServer;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import okhttp3.Dns;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A lookup that hangs, and ignores interrupts as the platform's does, holds up no call. */
@Timeout(20)
final class NameLookupTest {
  private static final Duration SOON = Duration.ofSeconds(2);

  @RegisterExtension
  final Rig rig = new Rig();

  private final CountDownLatch asked = new CountDownLatch(1);
  private final CountDownLatch released = new CountDownLatch(1);

  @AfterEach
  void release() {
    released.countDown();
  }

  @Test
  void overallTimeoutEndsCall() {
    ApiClient client = rig.client(configuration(this::hang)
        .timeouts(Timeouts.builder().overall(Duration.ofMillis(200)).build()));

    assertThatThrownBy(() -> client.send(GET))
        .isInstanceOf(CallTimeoutException.class)
        .hasMessageContaining("could not connect to slow.test within PT0.")
        .hasMessageContaining("(Timeouts.overall())");
  }

  @Test
  void closeEndsCall() throws Exception {
    ApiClient client = rig.client(configuration(this::hang));
    CompletableFuture<Throwable> thrown =
        CompletableFuture.supplyAsync(() -> catchThrowable(() -> client.send(GET)));

    asked.await();
    client.close();

    assertThat(thrown)
        .succeedsWithin(SOON)
        .isInstanceOf(ConnectionException.class)
        .asString()
        .contains("its client was closed");
  }

  @Test
  void interruptEndsCall() throws Exception {
    ApiClient client = rig.client(configuration(this::hang));
    CompletableFuture<Throwable> thrown = new CompletableFuture<>();
    Thread calling = new Thread(() -> thrown.complete(catchThrowable(() -> client.send(GET))));

    calling.start();
    asked.await();
    calling.interrupt();

    assertThat(thrown).succeedsWithin(SOON).isInstanceOf(CallInterruptedException.class);
  }

  @Test
  void resolverOfLentClientIsAsked() {
    FaultServer server = rig.serve(Rig.OK);
    Dns names = host -> List.of(InetAddress.getLoopbackAddress());
    ApiClient client =
        rig.client(Configuration.builder("http://service.test:" + server.url().getPort())
            .httpClient(new OkHttpClient.Builder().dns(names).build()));

    assertThat(client.send(GET).path("ok").asBoolean()).isTrue();
  }

  @Test
  void unknownNameIsReported() {
    ApiClient client = rig.client(configuration(host -> {
      throw new UnknownHostException(host);
    }));

    assertThatThrownBy(() -> client.send(GET))
        .isInstanceOf(ConnectionException.class)
        .hasMessageContaining("the host name slow.test cannot be resolved");
  }

  private static Configuration.Builder configuration(Dns names) {
    return Configuration.builder("http://slow.test:81")
        .retryPolicy(RetryPolicy.none())
        .httpClient(new OkHttpClient.Builder().dns(names).build());
  }

  private List<InetAddress> hang(String host) throws UnknownHostException {
    asked.countDown();
    while (true) {
      try {
        released.await();
        throw new UnknownHostException(host);
      } catch (InterruptedException e) {
        // deaf, like the platform's lookup
      }
    }
  }
}
