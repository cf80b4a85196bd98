package dev.vitals.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vitals.calls.Attempt;
import dev.vitals.calls.CallEnd;
import dev.vitals.calls.CallEnd.Outcome;
import dev.vitals.calls.CallListener;
import dev.vitals.calls.CallObserver;
import dev.vitals.config.Configuration;
import dev.vitals.config.Credentials;
import dev.vitals.errors.BrokenStreamException;
import dev.vitals.errors.ConnectionException;
import dev.vitals.errors.DecodingException;
import dev.vitals.errors.NotFoundException;
import dev.vitals.internal.call.FakeTime;
import dev.vitals.internal.call.Observers;
import dev.vitals.stream.EventStream;
import dev.vitals.stream.StreamFormat;
import dev.vitals.testing.FaultScript;
import dev.vitals.testing.FaultServer;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import okhttp3.sse.EventSourceListener;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
final class CallListenerTest {
  private static final ApiRequest<JsonNode> GET =
      ApiRequest.get("/things/{id}", JsonNode.class).path("id", "t-1").query("tag", "private");
  private static final ApiRequest<JsonNode> POST =
      ApiRequest.post("/things", JsonNode.class).body(Map.of("n", 1));
  private static final StreamRequest<JsonNode> STREAM =
      StreamRequest.get("/things", JsonNode.class);

  private static final FaultScript OK = FaultScript.answer(200, "application/json", "{}");
  private static final FaultScript THREE = lines("{\"n\":1}\n{\"n\":2}\n{\"n\":3}\n");

  private final FakeTime time = FakeTime.start();
  private final Told told = new Told();
  private @Nullable FaultServer server;
  private @Nullable ApiClient client;

  @AfterEach
  void stop() {
    if (client != null) {
      client.close();
    }
    if (server != null) {
      server.close();
    }
  }

  @Test
  void callReportsAttemptsWaitsAndEnd() {
    FaultScript busy = FaultScript.onRequest()
        .send("HTTP/1.1 503 Busy\r\nRetry-After: 3\r\nContent-Length: 0\r\n\r\n");

    client(busy, FaultScript.answer(500, "text/plain", "oh"), OK).send(GET);

    assertThat(told.lines())
        .containsExactly(
            "GET /things/{id}",
            "attempt 1: 503",
            "waits PT3S, as asked",
            "attempt 2: 500",
            "waits PT0.1S",
            "attempt 3: 200",
            "FINISHED, 3 attempts, 3100 ms");
  }

  @Test
  void attemptWithRenewedCredentialIsCounted() {
    Credentials renewed =
        Credentials.header("X-Auth-Token", rejected -> rejected == null ? "old" : "new");

    client(configuration(FaultScript.answer(401, "text/plain", "no"), OK).credentials(renewed))
        .send(POST);

    assertThat(told.lines())
        .containsExactly(
            "POST /things", "attempt 1: 401", "attempt 2: 200", "FINISHED, 2 attempts, 0 ms");
  }

  @Test
  void faultIsOneWordWithoutAnswerText() {
    FaultScript cut = FaultScript.onRequest()
        .send("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 9\r\n\r\n{")
        .cut();

    assertThatThrownBy(() -> client(cut).send(POST)).isInstanceOf(ConnectionException.class);

    assertThat(told.lines())
        .containsExactly(
            "POST /things",
            "attempt 1: 200 ConnectionException",
            "FAILED (ConnectionException), 1 attempt, 0 ms");
  }

  @Test
  void undecodableAnswerIsFaultNamedAfterItsProblem() {
    FaultScript page = FaultScript.answer(200, "text/html", "<p>log in, please");

    assertThatThrownBy(() -> client(page).send(GET)).isInstanceOf(DecodingException.class);

    assertThat(told.lines())
        .containsExactly(
            "GET /things/{id}",
            "attempt 1: 200 CONTENT_TYPE",
            "FAILED (CONTENT_TYPE), 1 attempt, 0 ms");
  }

  @Test
  void callThatEndsBeforeFirstAttemptHasNone() {
    Credentials none = Credentials.header("X-Auth-Token", rejected -> {
      throw new IllegalStateException("no token today");
    });

    assertThatThrownBy(() -> client(configuration(OK).credentials(none)).send(GET))
        .hasMessage("no token today");

    assertThat(told.lines())
        .containsExactly("GET /things/{id}", "FAILED (IllegalStateException), 0 attempts, 0 ms");
  }

  @Test
  void asyncCallReportsLikeOthers() throws Exception {
    CompletableFuture<JsonNode> answer = client(OK).sendAsync(GET);

    assertThat(answer.get(10, TimeUnit.SECONDS)).isEmpty();
    assertThat(told.linesToTheEnd())
        .containsExactly("GET /things/{id}", "attempt 1: 200", "FINISHED, 1 attempt, 0 ms");
  }

  @Test
  void cancelledCallWasClosedByItsCaller() throws Exception {
    ApiClient stalled = client(FaultScript.onRequest().stall());
    CompletableFuture<JsonNode> future = stalled.sendAsync(GET);
    while (required(server).received().isEmpty()) {
      Thread.onSpinWait();
    }

    future.cancel(true);

    assertThat(told.linesToTheEnd()).last().asString().startsWith("CLOSED, 1 attempt");
  }

  @Test
  void streamReportsItemsAndWaits() {
    try (EventStream<JsonNode> stream = client(THREE).open(STREAM)) {
      stream.forEach(item -> time.pass(Duration.ofSeconds(2)));
    }

    assertThat(told.lines())
        .containsExactly(
            "GET /things",
            "attempt 1: 200",
            "first item after PT0S",
            "next item after PT2S, PT0S of it waiting",
            "next item after PT2S, PT0S of it waiting",
            "FINISHED, 1 attempt, 3 items, 6000 ms");
  }

  @Test
  void streamClosedEarlyIsReported() {
    try (EventStream<JsonNode> stream = client(THREE).open(STREAM)) {
      stream.iterator().next();
    }

    assertThat(told.lines()).last().isEqualTo("CLOSED, 1 attempt, 1 item, 0 ms");
  }

  @Test
  void streamClosedAfterLastItemIsFinished() {
    StreamRequest<JsonNode> request = STREAM.lastItem(item -> item.get("n").intValue() == 2);

    try (EventStream<JsonNode> stream = client(THREE).open(request)) {
      Iterator<JsonNode> items = stream.iterator();
      items.next();
      items.next();
    }

    assertThat(told.lines()).last().isEqualTo("FINISHED, 1 attempt, 2 items, 0 ms");
  }

  @Test
  void streamClosedWithItsClientIsReported() {
    ApiClient owner = client(THREE);
    EventStream<JsonNode> stream = owner.open(STREAM);

    owner.close();
    stream.close();

    assertThat(told.lines())
        .containsExactly("GET /things", "attempt 1: 200", "CLOSED, 1 attempt, 0 items, 0 ms");
  }

  @Test
  void brokenStreamReportsWhy() {
    FaultScript cut = FaultScript.onRequest()
        .send("HTTP/1.1 200 OK\r\nContent-Type: application/x-ndjson\r\nContent-Length: 99\r\n\r\n")
        .send("{\"n\":1}\n")
        .cut();

    assertThatThrownBy(() -> drain(client(cut).open(STREAM)))
        .isInstanceOf(BrokenStreamException.class);

    assertThat(told.lines()).last().isEqualTo("BROKEN (TRUNCATED), 1 attempt, 1 item, 0 ms");
  }

  @Test
  void badRecordBreaksStreamAndIsNamed() {
    assertThatThrownBy(() -> drain(client(lines("{}\n{}\nnonsense\n")).open(STREAM)))
        .isInstanceOf(DecodingException.class);

    assertThat(told.lines()).last().isEqualTo("BROKEN (MALFORMED), 1 attempt, 2 items, 0 ms");
  }

  @Test
  void unopenedStreamHasNoItems() {
    assertThatThrownBy(() -> client(FaultScript.answer(404, "text/plain", "no")).open(STREAM))
        .isInstanceOf(NotFoundException.class);

    assertThat(told.lines())
        .containsExactly(
            "GET /things", "attempt 1: 404", "FAILED (NotFoundException), 1 attempt, 0 ms");
  }

  @Test
  void publishedStreamReportsLikeOthers() throws Exception {
    client(THREE).publisher(STREAM).subscribe(new Flow.Subscriber<>() {
      @Override
      public void onSubscribe(Flow.Subscription subscription) {
        subscription.request(Long.MAX_VALUE);
      }

      @Override
      public void onNext(JsonNode item) {}

      @Override
      public void onError(Throwable failure) {}

      @Override
      public void onComplete() {}
    });

    assertThat(told.linesToTheEnd())
        .hasSize(6)
        .last()
        .isEqualTo("FINISHED, 1 attempt, 3 items, 0 ms");
  }

  @Test
  void eventSourceReportsLikeOthers() throws Exception {
    FaultScript events = FaultScript.answer(200, "text/event-stream", "data: 1\n\ndata: 2\n\n");

    client(events).newEventSource(STREAM.format(StreamFormat.SSE), new EventSourceListener() {});

    assertThat(told.linesToTheEnd())
        .containsExactly(
            "GET /things",
            "attempt 1: 200",
            "first item after PT0S",
            "next item after PT0S, PT0S of it waiting",
            "FINISHED, 1 attempt, 2 items, 0 ms");
  }

  @Test
  void throwingListenerHarmsNoCallAndIsLoggedOnce() {
    try (LogLines log = LogLines.info()) {
      ApiClient troubled = client(configuration(OK, THREE).callListener(operation -> throwing()));

      assertThat(troubled.send(GET)).isNotNull();
      assertThat(drain(troubled.open(STREAM))).isEqualTo(3);

      assertThat(log.lines())
          .containsExactly(
              "WARNING the call listener threw an exception; further ones are not logged");
    }
  }

  @Test
  @SuppressWarnings("NullAway")
  void listenerWithoutObserverHarmsNoCall() {
    CallListener listener = operation -> null;
    try (LogLines log = LogLines.info()) {
      assertThat(client(configuration(OK).callListener(listener)).send(GET)).isNotNull();

      assertThat(log.lines()).hasSize(1);
    }
  }

  @Test
  void unobservedCallAllocatesNoObserver() {
    CallObserver observer = new Observers(null).start("GET /things");

    assertThat(observer).isSameAs(Observers.NOBODY);
  }

  @Test
  void endOfCallHasReadableParts() {
    CallEnd answered = new CallEnd(Outcome.FINISHED, "", 1, Duration.ofMillis(5), -1);
    CallEnd broken = new CallEnd(Outcome.BROKEN, "IDLE", 2, Duration.ofSeconds(60), 3);

    assertThat(answered.reason()).isEmpty();
    assertThat(answered.delivered()).isEmpty();
    assertThat(broken.outcome()).isEqualTo(Outcome.BROKEN);
    assertThat(broken.reason()).contains("IDLE");
    assertThat(broken.attempts()).isEqualTo(2);
    assertThat(broken.elapsed()).isEqualTo(Duration.ofMinutes(1));
    assertThat(broken.delivered()).hasValue(3);
    assertThat(broken).hasToString("BROKEN (IDLE), 2 attempts, 3 items, 60000 ms");
  }

  private static CallObserver throwing() {
    return new CallObserver() {
      @Override
      public void attemptEnded(Attempt attempt) {
        throw new IllegalStateException("attempt");
      }

      @Override
      public void firstItem(Duration sinceStart) {
        throw new IllegalStateException("first");
      }

      @Override
      public void nextItem(Duration gap, Duration waited) {
        throw new IllegalStateException("next");
      }

      @Override
      public void ended(CallEnd end) {
        throw new IllegalStateException("end");
      }
    };
  }

  private static long drain(EventStream<JsonNode> stream) {
    try (stream) {
      return List.of(stream.stream().toArray()).size();
    }
  }

  private static FaultScript lines(String body) {
    return FaultScript.answer(200, "application/x-ndjson", body);
  }

  private Configuration.Builder configuration(FaultScript... scripts) {
    FaultServer started = FaultServer.start(scripts);
    server = started;
    return Configuration.builder(started.url()).callListener(told);
  }

  private ApiClient client(FaultScript... scripts) {
    return client(configuration(scripts));
  }

  private ApiClient client(Configuration.Builder configuration) {
    ApiClient created = ApiClient.create(configuration.build(), time);
    client = created;
    return created;
  }

  private static <T> T required(@Nullable T value) {
    if (value == null) {
      throw new IllegalStateException("the test has not begun");
    }
    return value;
  }
}
