package dev.vitals.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vitals.calls.CallEnd;
import dev.vitals.calls.CallObserver;
import dev.vitals.config.Configuration;
import dev.vitals.config.Credentials;
import dev.vitals.errors.ConnectionException;
import dev.vitals.stream.ServerSentEvent;
import dev.vitals.stream.StreamFormat;
import dev.vitals.testing.FaultScript;
import dev.vitals.testing.FaultServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeoutException;
import okhttp3.OkHttpClient;
import okhttp3.Response;
import okhttp3.sse.EventSource;
import okhttp3.sse.EventSourceListener;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Everyone waiting for a call is notified of its end, whatever the caller's own code throws. */
@Timeout(30)
final class UndeclaredFailuresTest {
  static final List<Throwable> THROWN = List.of(
      new UncheckedIOException(new IOException("the vault is down")),
      new IOException("as Kotlin may throw it"),
      new LinkageError("a class of the vault is missing"));

  private final FaultServer server =
      FaultServer.start(FaultScript.answer(200, "text/event-stream", "data: 1\n\ndata: 2\n\n"));
  private final List<Throwable> told = new ArrayList<>();
  private final List<Throwable> uncaught = new ArrayList<>();
  private final List<String> ends = new ArrayList<>();
  private @Nullable Throwable thrown;

  private final ApiClient client = ApiClient.create(Configuration.builder(server.url())
      .credentials(Credentials.header("x-key", rejected -> secret()))
      .executor(this::runHere)
      .callListener(operation -> new CallObserver() {
        @Override
        public void ended(CallEnd end) {
          ends.add(end.outcome() + " " + end.reason().orElse(""));
        }
      })
      .build());

  @AfterEach
  void stop() {
    client.close();
    server.close();
  }

  @ParameterizedTest
  @FieldSource("THROWN")
  void callThrowsItUnchanged(Throwable failure) {
    thrown = failure;

    assertThat(catchThrowable(() -> client.send(ApiRequest.get("/", JsonNode.class))))
        .isSameAs(failure);
    assertThat(catchThrowable(() -> client.open(StreamRequest.get("/", JsonNode.class))))
        .isSameAs(failure);

    String reason = "FAILED " + failure.getClass().getSimpleName();
    assertThat(ends).containsExactly(reason, reason);
  }

  @ParameterizedTest
  @FieldSource("THROWN")
  void futureEndsInIt(Throwable failure) {
    thrown = failure;

    Throwable outcome = client
        .sendAsync(ApiRequest.get("/", JsonNode.class))
        .<Throwable>handle((answer, error) -> error)
        .getNow(null);

    assertThat(outcome).isSameAs(failure);
    assertThat(uncaught).isEmpty();
  }

  @ParameterizedTest
  @FieldSource("THROWN")
  void subscriberIsNotifiedAndExecutorGetsErrors(Throwable failure) {
    thrown = failure;

    client.publisher(StreamRequest.get("/", JsonNode.class)).subscribe(new Subscriber());

    assertThat(told).containsExactly(failure);
    assertThat(uncaught).isEqualTo(failure instanceof Error ? List.of(failure) : List.of());
  }

  @ParameterizedTest
  @FieldSource("THROWN")
  void listenerIsNotifiedAndExecutorGetsErrors(Throwable failure) {
    thrown = failure;

    client.newEventSource(StreamRequest.get("/", ServerSentEvent.class), new Listener(null));

    assertThat(told).containsExactly(failure);
    assertThat(uncaught).isEqualTo(failure instanceof Error ? List.of(failure) : List.of());
  }

  @ParameterizedTest
  @FieldSource("THROWN")
  void listenerIsNotifiedOfItsOwnException(Throwable failure) {
    client.newEventSource(StreamRequest.get("/", ServerSentEvent.class), new Listener(failure));

    assertThat(told).containsExactly(failure);
    assertThat(uncaught).isEqualTo(failure instanceof Error ? List.of(failure) : List.of());
  }

  @Test
  void throwingSubscriberGetsNoMoreAndExecutorIsNotified() {
    IllegalStateException own = new IllegalStateException("of the subscriber");

    client
        .publisher(StreamRequest.get("/", ServerSentEvent.class).format(StreamFormat.SSE))
        .subscribe(new Subscriber() {
          @Override
          public void onNext(Object item) {
            throw own;
          }
        });

    assertThat(told).isEmpty();
    assertThat(uncaught).containsExactly(own);
  }

  @Test
  void undeclaredExceptionOfInterceptorIsNamed() {
    OkHttpClient throwing = new OkHttpClient.Builder()
        .addInterceptor(chain -> {
          throw UndeclaredFailuresTest.<RuntimeException>undeclared(new TimeoutException("ours"));
        })
        .build();

    try (ApiClient lending = ApiClient.create(
        Configuration.builder(server.url()).httpClient(throwing).build())) {
      assertThatThrownBy(() -> lending.send(ApiRequest.post("/", JsonNode.class).body(List.of())))
          .isInstanceOf(ConnectionException.class)
          .hasMessageContaining("an interceptor threw java.util.concurrent.TimeoutException");
    }
  }

  private String secret() {
    if (thrown != null) {
      throw UndeclaredFailuresTest.<RuntimeException>undeclared(thrown);
    }
    return "secret";
  }

  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  private static <E extends Throwable> E undeclared(Throwable failure) throws E {
    throw (E) failure;
  }

  private void runHere(Runnable task) {
    try {
      task.run();
    } catch (Throwable e) {
      uncaught.add(e);
    }
  }

  private class Subscriber implements Flow.Subscriber<Object> {
    @Override
    public void onSubscribe(Flow.Subscription subscription) {
      subscription.request(1);
    }

    @Override
    public void onNext(Object item) {}

    @Override
    public void onError(Throwable error) {
      told.add(error);
    }

    @Override
    public void onComplete() {}
  }

  /** Throws this, if it is anything, at the first event. */
  private final class Listener extends EventSourceListener {
    private final @Nullable Throwable own;

    Listener(@Nullable Throwable own) {
      this.own = own;
    }

    @Override
    public void onEvent(
        EventSource source, @Nullable String id, @Nullable String type, String data) {
      if (own != null) {
        throw UndeclaredFailuresTest.<RuntimeException>undeclared(own);
      }
    }

    @Override
    public void onFailure(
        EventSource source, @Nullable Throwable error, @Nullable Response response) {
      if (error != null) {
        told.add(error);
      }
    }
  }
}
