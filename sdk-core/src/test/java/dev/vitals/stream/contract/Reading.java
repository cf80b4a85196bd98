package dev.vitals.stream.contract;

import dev.vitals.calls.CallObserver;
import dev.vitals.client.ApiClient;
import dev.vitals.client.ApiRequest;
import dev.vitals.client.StreamRequest;
import dev.vitals.config.Configuration;
import dev.vitals.errors.ApiException;
import dev.vitals.errors.CallInterruptedException;
import dev.vitals.errors.VitalsException;
import dev.vitals.stream.EventStream;
import dev.vitals.stream.ServerSentEvent;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Reads one stream for the tests, on a thread of its own, and tells them what comes. */
final class Reading implements AutoCloseable {
  private final Order order;
  private final ApiClient client;
  private final ApiClient tests;
  private final AtomicInteger told = new AtomicInteger();
  private final Thread thread = new Thread(this::read, "contract-stream");
  private volatile @Nullable EventStream<ServerSentEvent> open;
  private volatile boolean restarting;
  private volatile boolean closed;
  private String lastEventId = ""; // confined to the reading thread

  Reading(Order order) {
    this.order = order;
    this.client = ApiClient.create(Configuration.builder(root(order.streamUrl()))
        .callListener(operation -> new CallObserver() {
          @Override
          public void resuming(String reason, long delivered) {
            tell("error", "error", reason);
          }
        })
        .build());
    this.tests =
        ApiClient.create(Configuration.builder(root(order.callbackUrl())).build());
  }

  private static URI root(URI url) {
    return url.resolve("/");
  }

  Reading start() {
    thread.start();
    return this;
  }

  /** Disconnects; the stream is opened again behind its last event. */
  void restart() {
    restarting = true;
    EventStream<ServerSentEvent> stream = open;
    if (stream != null) {
      stream.close();
    }
  }

  private void read() {
    StreamRequest<ServerSentEvent> request = order.request();
    while (!closed) {
      restarting = false;
      try (EventStream<ServerSentEvent> stream = client.open(request)) {
        open = stream;
        stream.forEach(this::tell);
        if (!restarting) {
          return; // the server wants no more requests
        }
      } catch (ApiException | CallInterruptedException e) {
        tell("error", "error", e.getMessage());
        return;
      } catch (VitalsException e) {
        tell("error", "error", e.getMessage());
        pause();
      }
      request = lastEventId.isEmpty() ? request : request.lastEventId(lastEventId);
    }
  }

  private void pause() {
    try {
      Thread.sleep(order.delay().toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      closed = true;
    }
  }

  private void tell(ServerSentEvent event) {
    lastEventId = event.lastEventId();
    tell(
        "event",
        "event",
        Map.of("type", event.type(), "data", event.data(), "id", event.lastEventId()));
  }

  private void tell(String kind, String name, @Nullable Object value) {
    Map<String, Object> message = new LinkedHashMap<>();
    message.put("kind", kind);
    message.put(name, value == null ? "" : value);
    if (!closed) {
      String path = order.callbackUrl().getRawPath() + "/" + told.incrementAndGet();
      tests.send(ApiRequest.post(path, byte[].class).body(message).ifEmpty(new byte[0]));
    }
  }

  @Override
  public void close() {
    closed = true;
    thread.interrupt();
    client.close();
    tests.close();
  }
}
