package dev.vitals.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitals.calls.CallEnd;
import dev.vitals.calls.CallObserver;
import dev.vitals.client.ApiClient;
import dev.vitals.client.StreamRequest;
import dev.vitals.config.Configuration;
import dev.vitals.stream.wire.ForkedJvm;
import dev.vitals.stream.wire.Loopback;
import dev.vitals.stream.wire.Wire;
import dev.vitals.stream.wire.WireServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Streams that nobody closed: the collector finds them, and a log tells of them. */
final class AbandonedStreamTest {
  private static final int ABANDONED = 3;

  @Test
  void abandonedStreamIsClosedAndLoggedOnce() throws Exception {
    try (WireServer server = WireServer.start(AbandonedStreamTest::answer);
        ForkedJvm jvm = ForkedJvm.start(
            Abandoner.class,
            List.of("-Xmx64m", "-Duser.language=en"),
            server.url().toString())) {
      awaitOutput(jvm, "abandoned");

      boolean closed = server.awaitConnections(0, Duration.ofSeconds(30));
      jvm.sayStop();
      String printed = jvm.result(Duration.ofSeconds(30));

      assertThat(closed)
          .as("the server saw every connection closed:%n%s", printed)
          .isTrue();
      assertThat(printed.lines().filter(line -> line.contains("was never closed")))
          .hasSize(ABANDONED)
          .allSatisfy(line -> assertThat(line).contains("WARNING", "GET /events"));
      assertThat(printed.lines().filter(line -> line.startsWith("GET /events ended")))
          .as("what the listener was told")
          .hasSize(ABANDONED + 1)
          .allSatisfy(line -> assertThat(line).contains("CLOSED"));
    }
  }

  private static void awaitOutput(ForkedJvm jvm, String text) throws IOException {
    long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (!jvm.printed().contains(text)) {
      if (!jvm.isRunning() || System.nanoTime() > deadline) {
        throw new AssertionError("it never said " + text + ":\n" + jvm.printed());
      }
      Thread.onSpinWait();
    }
  }

  private static void answer(Wire wire) throws IOException {
    wire.sendHead("text/event-stream", "Transfer-Encoding: chunked");
    wire.sendChunk("data: 1\n\n".getBytes(StandardCharsets.US_ASCII));
    wire.awaitClose();
    wire.close();
  }

  /** Closes one stream, abandons others, and waits for the collector to find them. */
  static final class Abandoner {
    /** The server sees a connection closed a moment before the listener is told. */
    private static final CountDownLatch TOLD = new CountDownLatch(ABANDONED + 1);

    public static void main(String[] args) throws IOException, InterruptedException {
      Configuration configuration =
          Configuration.builder(args[0]).callListener(Abandoner::printEnd).build();
      try (ApiClient client = ApiClient.create(configuration)) {
        open(client).close();
        for (int i = 0; i < ABANDONED; i++) {
          Iterator<ServerSentEvent> events = open(client).iterator();
          events.next();
        }
        System.out.println("abandoned");
        long deadline = System.nanoTime() + Loopback.SOON.toNanos() * 10;
        while (System.in.available() == 0 && System.nanoTime() < deadline) {
          System.gc();
        }
        TOLD.await(Loopback.SOON.toSeconds(), TimeUnit.SECONDS);
      }
    }

    private static CallObserver printEnd(String operation) {
      return new CallObserver() {
        @Override
        public void ended(CallEnd end) {
          System.out.println(operation + " ended: " + end);
          TOLD.countDown();
        }
      };
    }

    private static EventStream<ServerSentEvent> open(ApiClient client) {
      return client.open(StreamRequest.get("/events", ServerSentEvent.class));
    }
  }
}
