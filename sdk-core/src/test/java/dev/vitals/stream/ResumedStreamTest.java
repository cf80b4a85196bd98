package dev.vitals.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.vitals.calls.CallEnd;
import dev.vitals.calls.CallObserver;
import dev.vitals.client.StreamRequest;
import dev.vitals.config.ResumePolicy;
import dev.vitals.config.Sleeper;
import dev.vitals.errors.BrokenStreamException;
import dev.vitals.errors.BrokenStreamException.Reason;
import dev.vitals.errors.ForbiddenException;
import dev.vitals.stream.wire.Loopback;
import dev.vitals.stream.wire.WireServer;
import dev.vitals.testing.VirtualTime;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import okhttp3.Response;
import okhttp3.sse.EventSource;
import okhttp3.sse.EventSourceListener;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** When a stream is opened again, when not, and what its readers see of it. */
final class ResumedStreamTest {
  record Item(int n) {}

  private static final StreamRequest<Item> REQUEST = StreamRequest.get("/items", Item.class)
      .format(StreamFormat.SSE)
      .resumeWith(ResumePolicy.standard());

  private final VirtualTime time = VirtualTime.start();
  private final List<String> news = new CopyOnWriteArrayList<>();
  private volatile @Nullable CountDownLatch asleep;
  private final Sleeper sleeper = wait -> {
    CountDownLatch told = asleep;
    if (told == null) {
      time.sleep(wait);
    } else {
      told.countDown();
      new CountDownLatch(1).await();
    }
  };

  @RegisterExtension
  final Loopback loopback = Loopback.with(settings -> settings
      .time(time, sleeper)
      .callListener(operation -> new CallObserver() {
        @Override
        public void resuming(String reason, long delivered) {
          news.add("resuming after " + reason + " and " + delivered);
        }

        @Override
        public void ended(CallEnd end) {
          news.add(end.outcome() + " with " + end.attempts() + " attempts");
        }
      }));

  private static WireServer.Answer cut(String body) {
    return wire -> {
      wire.sendHead("text/event-stream", "Transfer-Encoding: chunked");
      wire.sendChunk(body.getBytes(StandardCharsets.UTF_8));
      wire.close();
    };
  }

  private static WireServer.Answer whole(String body) {
    return wire -> {
      wire.sendHead("text/event-stream", "Transfer-Encoding: chunked\r\nConnection: close");
      wire.sendChunk(body.getBytes(StandardCharsets.UTF_8));
      wire.endChunks();
      wire.close();
    };
  }

  private static WireServer.Answer refusal(String status) {
    return wire -> {
      wire.send("HTTP/1.1 " + status + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
      wire.close();
    };
  }

  private static String event(int n) {
    return "id: " + n + "\ndata: {\"n\":" + n + "}\n\n";
  }

  private static List<Integer> numbers(EventStream<Item> stream) {
    List<Integer> numbers = new ArrayList<>();
    stream.forEach(item -> numbers.add(item.n()));
    return numbers;
  }

  @Test
  void streamGoesOnAfterBreakAndObserverIsInformed() {
    loopback.answer(cut(event(1) + "data: {\"n\":"));
    loopback.answer(refusal("503 Service Unavailable"));
    loopback.answer(whole(event(2)));

    try (EventStream<Item> stream = loopback.client().open(REQUEST)) {
      assertThat(numbers(stream)).containsExactly(1, 2);
      assertThat(stream.resumptions()).isEqualTo(1);
      assertThat(stream.lastEventId()).isEqualTo("2");
      assertThat(stream.delivered()).isEqualTo(2);
    }
    assertThat(news).containsExactly("resuming after TRUNCATED and 1", "FINISHED with 3 attempts");
  }

  @Test
  void serversDelayIsWaitedFor() {
    loopback.answer(cut("retry: 7000\n" + event(1)));
    loopback.answer(whole(event(2)));

    try (EventStream<Item> stream = loopback.client().open(REQUEST)) {
      assertThat(numbers(stream)).containsExactly(1, 2);
      assertThat(stream.reconnectDelay()).isEmpty(); // of the answer read last
    }
    assertThat(time.waits()).containsExactly(Duration.ofSeconds(7));
  }

  @Test
  void answerWithoutContentIsTheEnd() {
    loopback.answer(cut(event(1)));
    loopback.answer(refusal("204 No Content"));

    try (EventStream<Item> stream = loopback.client().open(REQUEST)) {
      assertThat(numbers(stream)).containsExactly(1);
    }
  }

  @Test
  void cleanEndIsTheEndUnlessTheStreamIsEndless() {
    loopback.answer(whole(event(1)));
    try (EventStream<Item> stream = loopback.client().open(REQUEST)) {
      assertThat(numbers(stream)).containsExactly(1);
    }

    loopback.answer(whole(event(1)));
    loopback.answer(whole(event(2)));
    loopback.answer(refusal("204 No Content"));
    StreamRequest<Item> endless = REQUEST.resumeWith(ResumePolicy.standard().endless());
    try (EventStream<Item> stream = loopback.client().open(endless)) {
      assertThat(numbers(stream)).containsExactly(1, 2);
      assertThat(stream.resumptions()).isEqualTo(1);
    }
  }

  @Test
  void refusalOfTheNextRequestComesWithTheBreak() {
    loopback.answer(cut(event(1)));
    loopback.answer(refusal("403 Forbidden"));

    try (EventStream<Item> stream = loopback.client().open(REQUEST)) {
      Iterator<Item> items = stream.iterator();
      items.next();
      assertThatExceptionOfType(BrokenStreamException.class)
          .isThrownBy(items::hasNext)
          .satisfies(broken -> {
            assertThat(broken.reason()).isEqualTo(Reason.TRUNCATED);
            assertThat(broken.delivered()).isEqualTo(1);
            assertThat(broken.getSuppressed()).hasAtLeastOneElementOfType(ForbiddenException.class);
          });
    }
  }

  @Test
  void requestThatMustNotBeSentTwiceIsNot() {
    StreamRequest<Item> post = StreamRequest.post("/items", Item.class)
        .format(StreamFormat.SSE)
        .resumeWith(ResumePolicy.standard());
    loopback.answer(cut(event(1)));
    try (EventStream<Item> stream = loopback.client().open(post)) {
      assertThatExceptionOfType(BrokenStreamException.class).isThrownBy(() -> numbers(stream));
    }

    loopback.answer(cut(event(1)));
    loopback.answer(whole(event(2)));
    try (EventStream<Item> stream = loopback.client().open(post.idempotent())) {
      assertThat(numbers(stream)).containsExactly(1, 2);
    }
  }

  @Test
  void serviceThatBringsNothingIsGivenUp() {
    for (int i = 0; i < 11; i++) {
      loopback.answer(cut(":\n"));
    }

    try (EventStream<Item> stream = loopback.client().open(REQUEST)) {
      assertThatExceptionOfType(BrokenStreamException.class).isThrownBy(() -> numbers(stream));
      assertThat(stream.resumptions()).isEqualTo(9);
    }
  }

  @Test
  void closeEndsTheWaitQuietly() throws Exception {
    CountDownLatch waiting = new CountDownLatch(1);
    asleep = waiting;
    loopback.answer(cut(event(1)));

    EventStream<Item> stream = loopback.client().open(REQUEST);
    CompletableFuture<List<Integer>> read = CompletableFuture.supplyAsync(() -> numbers(stream));
    assertThat(waiting.await(5, TimeUnit.SECONDS)).isTrue();
    stream.close();

    assertThat(read.get(5, TimeUnit.SECONDS)).containsExactly(1);
    assertThat(news).containsExactly("resuming after TRUNCATED and 1", "CLOSED with 1 attempts");
  }

  @Test
  void subscriberSeesOneStream() throws Exception {
    loopback.answer(cut(event(1)));
    loopback.answer(whole(event(2)));
    CompletableFuture<List<Integer>> all = new CompletableFuture<>();
    loopback.client().publisher(REQUEST).subscribe(new Flow.Subscriber<>() {
      private final List<Integer> numbers = new ArrayList<>();

      @Override
      public void onSubscribe(Flow.Subscription subscription) {
        subscription.request(Long.MAX_VALUE);
      }

      @Override
      public void onNext(Item item) {
        numbers.add(item.n());
      }

      @Override
      public void onError(Throwable e) {
        all.completeExceptionally(e);
      }

      @Override
      public void onComplete() {
        all.complete(numbers);
      }
    });

    assertThat(all.get(5, TimeUnit.SECONDS)).containsExactly(1, 2);
  }

  @Test
  void listenerSeesOneStream() throws Exception {
    loopback.answer(cut(event(1)));
    loopback.answer(whole(event(2)));
    CompletableFuture<List<String>> all = new CompletableFuture<>();
    loopback.client().newEventSource(REQUEST, new EventSourceListener() {
      private final List<String> ids = new ArrayList<>();

      @Override
      public void onEvent(
          EventSource source, @Nullable String id, @Nullable String type, String data) {
        ids.add(String.valueOf(id));
      }

      @Override
      public void onClosed(EventSource source) {
        all.complete(ids);
      }

      @Override
      public void onFailure(
          EventSource source, @Nullable Throwable t, @Nullable Response response) {
        all.completeExceptionally(new AssertionError(t));
      }
    });

    assertThat(all.get(5, TimeUnit.SECONDS)).containsExactly("1", "2");
  }

  @Test
  void listenerSeesTheAnswerThatRefusedIt() throws Exception {
    loopback.answer(refusal("403 Forbidden"));
    CompletableFuture<Response> seen = new CompletableFuture<>();
    loopback.client().newEventSource(REQUEST, new EventSourceListener() {
      @Override
      public void onFailure(
          EventSource source, @Nullable Throwable t, @Nullable Response response) {
        seen.complete(response);
      }
    });

    assertThat(seen.get(5, TimeUnit.SECONDS).code()).isEqualTo(403);
  }
}
