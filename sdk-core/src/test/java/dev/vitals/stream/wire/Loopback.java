package dev.vitals.stream.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitals.client.ApiClient;
import dev.vitals.client.StreamRequest;
import dev.vitals.config.Configuration;
import dev.vitals.stream.EventStream;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A raw server and a client of it for one test, which must leave no connection open. */
public final class Loopback implements AfterEachCallback {
  /** Long enough for a busy machine; nothing waits for it in vain. */
  public static final Duration SOON = Duration.ofSeconds(5);

  private final BlockingQueue<WireServer.Answer> answers = new LinkedBlockingQueue<>();
  private final WireServer server = WireServer.start(wire -> answers.remove().to(wire));
  private final ApiClient client;

  private Loopback(UnaryOperator<Configuration.Builder> settings) {
    client =
        ApiClient.create(settings.apply(Configuration.builder(server.url())).build());
  }

  /** With the standard settings. */
  public static Loopback standard() {
    return with(builder -> builder);
  }

  /** With settings of its own. */
  public static Loopback with(UnaryOperator<Configuration.Builder> settings) {
    return new Loopback(settings);
  }

  /** The client. */
  public ApiClient client() {
    return client;
  }

  /** The server, to look at its connections. */
  public WireServer server() {
    return server;
  }

  /** Sets how one more request is answered. */
  public void answer(WireServer.Answer answer) {
    answers.add(answer);
  }

  /** Opens a stream that is answered so. */
  public <T> EventStream<T> open(StreamRequest<T> request, WireServer.Answer answer) {
    answer(answer);
    return client.open(request);
  }

  /** Waits until every connection is closed, with the client still open. */
  public void assertNoConnection() throws InterruptedException {
    assertThat(server.awaitConnections(0, SOON))
        .as("every connection is closed")
        .isTrue();
  }

  /** Only the cleaner of abandoned streams stays: it serves the whole JVM. */
  private static void assertNoWorker() throws InterruptedException {
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      if (thread.getName().startsWith("vitals-") && !thread.getName().endsWith("-cleaner")) {
        thread.join(SOON.toMillis());
        assertThat(thread.isAlive()).as("%s has ended", thread.getName()).isFalse();
      }
    }
  }

  @Override
  public void afterEach(ExtensionContext context) throws InterruptedException {
    client.close();
    try {
      assertNoConnection();
      assertNoWorker();
    } finally {
      server.close();
    }
  }
}
