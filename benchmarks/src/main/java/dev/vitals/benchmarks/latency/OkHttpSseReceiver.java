package dev.vitals.benchmarks.latency;

import com.fasterxml.jackson.databind.ObjectReader;
import dev.vitals.benchmarks.latency.PacedEvents.Tick;
import dev.vitals.benchmarks.stream.OkHttpClients;
import dev.vitals.benchmarks.stream.PlainJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongConsumer;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.sse.EventSource;
import okhttp3.sse.EventSourceListener;
import okhttp3.sse.EventSources;
import org.jspecify.annotations.Nullable;

/** okhttp-sse, whose listener decodes. */
final class OkHttpSseReceiver implements Receiver {
  private final OkHttpClient client = new OkHttpClient();
  private final ObjectReader reader = PlainJson.MAPPER.readerFor(Tick.class);
  private final String url;

  OkHttpSseReceiver(String url) {
    this.url = url;
  }

  @Override
  public void receive(String path, LongConsumer sentNanos) {
    CompletableFuture<@Nullable Void> end = new CompletableFuture<>();
    EventSourceListener listener = new EventSourceListener() {
      @Override
      public void onEvent(
          EventSource source, @Nullable String id, @Nullable String type, String data) {
        try {
          Tick tick = reader.readValue(data);
          sentNanos.accept(tick.sentNanos());
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }

      @Override
      public void onClosed(EventSource source) {
        end.complete(null);
      }

      @Override
      public void onFailure(
          EventSource source, @Nullable Throwable failure, @Nullable Response response) {
        end.completeExceptionally(new IllegalStateException("the stream failed", failure));
      }
    };
    EventSources.createFactory(client)
        .newEventSource(new Request.Builder().url(url + path).build(), listener);
    end.join();
  }

  @Override
  public void close() {
    OkHttpClients.shutDown(client);
  }
}
