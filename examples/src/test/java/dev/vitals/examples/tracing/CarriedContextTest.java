package dev.vitals.examples.tracing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitals.calls.CallEnd;
import dev.vitals.calls.CallObserver;
import dev.vitals.client.ApiClient;
import dev.vitals.client.StreamRequest;
import dev.vitals.config.Configuration;
import dev.vitals.config.Credentials;
import dev.vitals.model.PingEvent;
import dev.vitals.model.PingOnceRequest;
import dev.vitals.model.PingResult;
import dev.vitals.model.PingStreamRequest;
import dev.vitals.ping.PingApi;
import dev.vitals.stream.StreamFormat;
import dev.vitals.testing.FakeServices;
import dev.vitals.testing.Pace;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import okhttp3.Response;
import okhttp3.sse.EventSource;
import okhttp3.sse.EventSourceListener;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Code on the configured executor sees the context that the executor carries. */
@Timeout(60)
final class CarriedContextTest {
  private static final String VALUE = "r-17";
  private static final String END = "end";

  @RegisterExtension
  final FakeServices fakes = FakeServices.builder().pace(Pace.immediate()).start();

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final CountDownLatch begin = new CountDownLatch(1);
  private final List<Object> started = new ArrayList<>();
  private final BlockingQueue<String> seen = new LinkedBlockingQueue<>();

  @AfterEach
  void stop() {
    threads.shutdownNow();
  }

  @ParameterizedTest
  @EnumSource
  void stagesOfAFutureSeeIt(CarriedContext context) throws Exception {
    PingOnceRequest request =
        PingOnceRequest.builder().targetId(fakes.goodmem().targetId()).build();
    List<CompletableFuture<PingResult>> answer = new ArrayList<>();

    try (ApiClient client = client(context)) {
      context.with(VALUE, () -> answer.add(client.sendAsync(PingApi.pingOnceRequest(request))));
      CompletableFuture<List<String>> stages = answer
          .get(0)
          .thenApply(result -> context.current())
          .thenApplyAsync(first -> List.of(first, context.current()));
      begin.countDown(); // the stages are added before the answer arrives

      assertThat(stages.get(10, TimeUnit.SECONDS)).containsExactly(VALUE, VALUE);
      assertThat(context.current()).isEqualTo("none");
    }
  }

  @ParameterizedTest
  @EnumSource
  void subscriberSeesItInEverySignal(CarriedContext context) throws Exception {
    try (ApiClient client = client(context)) {
      begin.countDown();
      context.with(VALUE, () -> client.publisher(stream()).subscribe(new Subscriber(context)));

      assertThat(seenToTheEnd()).hasSize(5).containsOnly(VALUE);
    }
  }

  @ParameterizedTest
  @EnumSource
  void eventListenerSeesItInEveryCallback(CarriedContext context) throws Exception {
    StreamRequest<?> request = stream().format(StreamFormat.SSE);

    try (ApiClient client = client(context)) {
      begin.countDown();
      context.with(VALUE, () -> started.add(client.newEventSource(request, new Listener(context))));

      assertThat(seenToTheEnd()).hasSizeGreaterThan(5).containsOnly(VALUE);
    }
  }

  @ParameterizedTest
  @EnumSource
  void callListenerSeesIt(CarriedContext context) throws Exception {
    Configuration listening = configuration(context)
        .callListener(operation -> {
          seen.add(context.current());
          return new CallObserver() {
            @Override
            public void ended(CallEnd end) {
              seen.add(context.current());
              seen.add(END);
            }
          };
        })
        .build();

    try (ApiClient client = ApiClient.create(listening)) {
      PingOnceRequest request =
          PingOnceRequest.builder().targetId(fakes.goodmem().targetId()).build();
      begin.countDown();
      context.with(VALUE, () -> started.add(client.sendAsync(PingApi.pingOnceRequest(request))));

      assertThat(seenToTheEnd()).containsExactly(VALUE, VALUE);
    }
  }

  /** Requests everything and records the context of each signal. */
  private final class Subscriber implements Flow.Subscriber<PingEvent> {
    private final CarriedContext context;

    private Subscriber(CarriedContext context) {
      this.context = context;
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
      subscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(PingEvent item) {
      seen.add(context.current());
    }

    @Override
    public void onError(Throwable failure) {
      seen.add(failure.toString());
      seen.add(END);
    }

    @Override
    public void onComplete() {
      seen.add(context.current());
      seen.add(END);
    }
  }

  /** Records the context of each callback. */
  private final class Listener extends EventSourceListener {
    private final CarriedContext context;

    private Listener(CarriedContext context) {
      this.context = context;
    }

    @Override
    public void onOpen(EventSource source, Response response) {
      seen.add(context.current());
    }

    @Override
    public void onEvent(
        EventSource source, @Nullable String id, @Nullable String type, String data) {
      seen.add(context.current());
    }

    @Override
    public void onFailure(
        EventSource source, @Nullable Throwable failure, @Nullable Response response) {
      seen.add(String.valueOf(failure));
      seen.add(END);
    }

    @Override
    public void onClosed(EventSource source) {
      seen.add(context.current());
      seen.add(END);
    }
  }

  private List<String> seenToTheEnd() {
    return Stream.generate(this::next).takeWhile(value -> !value.equals(END)).toList();
  }

  private String next() {
    try {
      return String.valueOf(seen.poll(10, TimeUnit.SECONDS));
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private StreamRequest<PingEvent> stream() {
    return PingApi.pingStreamRequest(PingStreamRequest.builder()
        .targetId(fakes.goodmem().targetId())
        .count(3)
        .build());
  }

  private ApiClient client(CarriedContext context) {
    return ApiClient.create(configuration(context).build());
  }

  private Configuration.Builder configuration(CarriedContext context) {
    return Configuration.builder(fakes.goodmem().url())
        .credentials(Credentials.apiKey(fakes.goodmem().key()))
        .executor(context.over(this::executeOnceBegun));
  }

  private void executeOnceBegun(Runnable task) {
    threads.execute(() -> {
      try {
        begin.await();
      } catch (InterruptedException e) {
        return; // the test is over
      }
      task.run();
    });
  }
}
