package dev.vitals.benchmarks.soak;

import dev.vitals.client.ApiClient;
import dev.vitals.client.ApiRequest;
import dev.vitals.client.ApiResponse;
import dev.vitals.client.StreamRequest;
import dev.vitals.stream.EventStream;
import dev.vitals.stream.StreamFormat;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletionException;

/** Makes one call after the other to a service, and counts how they end. Used by one thread. */
final class SoakCaller {
  private static final int LARGEST = 100;
  private static final int ENOUGH_OF_THE_ENDLESS = 5;

  private final ApiClient client;
  private final Duration timeout;
  private final Outcomes outcomes;
  private final Random random;

  SoakCaller(ApiClient client, Outcomes outcomes, Random random) {
    this.client = client;
    this.timeout = client.configuration().timeouts().response();
    this.outcomes = outcomes;
    this.random = random;
  }

  record Item(int number, String text) {}

  /** A read or a write, on this thread or another. */
  void call() {
    int number = random.nextInt(LARGEST);
    ApiRequest<Item> request = random.nextInt(4) == 0
        ? ApiRequest.post("/items/{number}", Item.class).body(Map.of("number", number))
        : ApiRequest.get("/items/{number}", Item.class);
    ApiRequest<Item> asked = request.path("number", String.valueOf(number));
    long start = System.nanoTime();
    try {
      ApiResponse<Item> answer =
          random.nextInt(4) == 0 ? client.exchangeAsync(asked).join() : client.exchange(asked);
      outcomes.attempted(answer.attempts());
      outcomes.add(answer.body().number() == number ? Outcomes.ANSWER : Outcomes.WRONG);
    } catch (CompletionException e) {
      outcomes.add(e.getCause() == null ? e : e.getCause());
    } catch (RuntimeException | Error e) {
      outcomes.add(e);
    } finally {
      took(start);
    }
  }

  /** A stream to its end, or one without an end that is left in the middle. */
  void stream() {
    boolean endless = random.nextInt(5) == 0;
    boolean sse = !endless && random.nextBoolean();
    int items = endless ? ENOUGH_OF_THE_ENDLESS : 1 + random.nextInt(LARGEST);
    StreamRequest<Item> request = StreamRequest.get("/{kind}/{items}", Item.class)
        .path("kind", endless ? "endless" : sse ? "sse" : "ndjson")
        .path("items", String.valueOf(items))
        .format(sse ? StreamFormat.SSE : StreamFormat.NDJSON)
        .lastItem(item -> !endless && item.number() == items - 1);
    try (EventStream<Item> stream = open(request)) {
      boolean right = true;
      int next = 0;
      for (Item item : stream) {
        right &= item.number() == next++;
        if (next == items && endless) {
          break;
        }
      }
      String end = endless ? Outcomes.LEFT : Outcomes.FINISHED;
      outcomes.add(right && next == items ? end : Outcomes.WRONG);
    } catch (RuntimeException | Error e) {
      outcomes.add(e);
    }
  }

  private EventStream<Item> open(StreamRequest<Item> request) {
    long start = System.nanoTime();
    try {
      return client.open(request);
    } finally {
      took(start);
    }
  }

  private void took(long start) {
    outcomes.took(Duration.ofNanos(System.nanoTime() - start), timeout);
  }
}
