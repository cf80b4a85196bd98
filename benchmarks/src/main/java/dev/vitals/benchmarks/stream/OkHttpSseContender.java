package dev.vitals.benchmarks.stream;

import com.fasterxml.jackson.databind.ObjectReader;
import dev.vitals.benchmarks.feed.Feed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.sse.EventSource;
import okhttp3.sse.EventSourceListener;
import okhttp3.sse.EventSources;
import org.jspecify.annotations.Nullable;

/** okhttp-sse as it is meant to be used: a listener, which decodes the data it is given. */
final class OkHttpSseContender implements Contender {
  private final OkHttpClient client = new OkHttpClient();
  private final EventSource.Factory factory = EventSources.createFactory(client);
  private final ObjectReader reader;
  private final String eventType;
  private final Request request;

  OkHttpSseContender(Feed feed, String url) {
    this.reader = PlainJson.MAPPER.readerFor(feed.recordType());
    this.eventType = feed.eventType();
    this.request = new Request.Builder().url(url + feed.path()).build();
  }

  @Override
  public void drain(Consumer<Object> sink) {
    Listener listener = new Listener(sink);
    factory.newEventSource(request, listener);
    listener.end.join();
  }

  @Override
  public void close() {
    OkHttpClients.shutDown(client);
  }

  private final class Listener extends EventSourceListener {
    private final CompletableFuture<@Nullable Void> end = new CompletableFuture<>();
    private final Consumer<Object> sink;

    Listener(Consumer<Object> sink) {
      this.sink = sink;
    }

    @Override
    public void onEvent(
        EventSource source, @Nullable String id, @Nullable String type, String data) {
      if (!eventType.equals(type)) {
        return;
      }
      try {
        sink.accept(reader.readValue(data));
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
  }
}
