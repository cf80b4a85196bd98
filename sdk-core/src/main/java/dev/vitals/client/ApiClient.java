package dev.vitals.client;

import static java.util.Objects.requireNonNull;

import dev.vitals.config.Configuration;
import dev.vitals.config.Timeouts;
import dev.vitals.diagnosis.Diagnosis;
import dev.vitals.internal.call.Cancellation;
import dev.vitals.internal.call.Time;
import dev.vitals.stream.EventStream;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.function.Function;
import java.util.function.Predicate;
import okhttp3.sse.EventSource;
import okhttp3.sse.EventSourceListener;

/**
 * Sends requests to one service. Thread-safe. Create one client per service and share it, because
 * it keeps connections alive and counts all retries against one budget.
 *
 * <p>Every method that sends throws a {@link dev.vitals.errors.VitalsException} if the call fails,
 * and {@link IllegalStateException} once the client is closed. Calls run on the caller's thread,
 * except for the async ones.
 */
public final class ApiClient implements AutoCloseable {
  private final Engine engine;
  private final Timeouts timeouts;

  private ApiClient(Engine engine, Timeouts timeouts) {
    this.engine = engine;
    this.timeouts = timeouts;
  }

  /**
   * Creates a client, without opening a connection.
   *
   * @throws IllegalArgumentException if a file named by {@code Tls} cannot be read
   */
  public static ApiClient create(Configuration configuration) {
    return create(requireNonNull(configuration, "configuration"), Time.of(configuration));
  }

  static ApiClient create(Configuration configuration, Time time) {
    return new ApiClient(new Engine(configuration, time), configuration.timeouts());
  }

  /** The settings of this client. */
  public Configuration configuration() {
    return engine.configuration();
  }

  /**
   * Returns the same client with other timeouts. It shares connections and retry budget, and
   * closing either closes both.
   */
  public ApiClient withTimeouts(Timeouts timeouts) {
    return new ApiClient(engine, requireNonNull(timeouts, "timeouts"));
  }

  /** Sends a request and waits for its answer. */
  public <T> T send(ApiRequest<T> request) {
    return exchange(request).body();
  }

  /** Sends a request and waits for its answer, including status, headers and attempts. */
  public <T> ApiResponse<T> exchange(ApiRequest<T> request) {
    return engine.unary().prepare(request, timeouts).run(new Cancellation());
  }

  /**
   * Sends a request repeatedly until an answer matches, or the timeout expires. A service that is
   * starting may be unreachable, silent or overloaded (408, 425, 429, 5xx), so such a failure is
   * waited out, unless a retry is useless or forbidden: 501, 505, a 429 for lack of funds, {@code
   * X-Should-Retry: false}, or a pushback without a time. These and all other failures, such as a
   * wrong credential, a bad request or an untrusted certificate, are thrown at once.
   *
   * <p>Waits grow with jitter from 0.2 to 5 seconds, unless the service asks for a longer one. The
   * timeout covers everything, including a request in flight. The request should only read, because
   * it is sent many times.
   *
   * @param timeout the limit from the first request to the end, positive
   * @return how the poll ended; an expired timeout is not an exception, see {@link
   *     PollResult#isFulfilled()}
   */
  public <T> PollResult<T> poll(
      ApiRequest<T> request, Predicate<? super T> wanted, Duration timeout) {
    return polling(request, wanted, timeout).apply(new Cancellation());
  }

  /**
   * Polls like {@link #poll} on a thread of the configured executor, which it keeps until it ends.
   * Cancelling the future ends the poll, also between two requests; closing the client does, too.
   *
   * @throws IllegalArgumentException immediately, if the request is incomplete or {@code timeout} is
   *     not positive
   */
  public <T> CompletableFuture<PollResult<T>> pollAsync(
      ApiRequest<T> request, Predicate<? super T> wanted, Duration timeout) {
    return engine.async().start(polling(request, wanted, timeout));
  }

  private <T> Function<Cancellation, PollResult<T>> polling(
      ApiRequest<T> request, Predicate<? super T> wanted, Duration timeout) {
    requireNonNull(wanted, "wanted");
    requireNonNull(timeout, "timeout");
    if (timeout.isZero() || timeout.isNegative()) {
      throw new IllegalArgumentException("timeout must be positive, was " + timeout);
    }
    UnaryCalls.Prepared<T> question = engine.unary().prepare(request, timeouts);
    return cancellation -> engine.polls().run(question, wanted, timeout, cancellation);
  }

  /**
   * Sends a request on a thread of the configured executor. Cancelling the future, or a stage
   * that was made from it, ends the call, and also a wait between attempts. On failure the future completes exceptionally with the {@code
   * VitalsException}. Dependent stages run on the same executor, never on the common pool.
   *
   * @throws IllegalArgumentException immediately, if the request is incomplete
   */
  public <T> CompletableFuture<T> sendAsync(ApiRequest<T> request) {
    UnaryCalls.Prepared<T> call = engine.unary().prepare(request, timeouts);
    return engine.async().start(cancellation -> call.run(cancellation).body());
  }

  /** Like {@link #sendAsync}, including status, headers and attempts. */
  public <T> CompletableFuture<ApiResponse<T>> exchangeAsync(ApiRequest<T> request) {
    return engine.async().start(engine.unary().prepare(request, timeouts)::run);
  }

  /**
   * Opens a stream and returns once the head of the answer has arrived. The caller closes it. The
   * request is never sent again once an item has been read.
   */
  public <T> EventStream<T> open(StreamRequest<T> request) {
    return engine.streams().open(requireNonNull(request, "request"), timeouts);
  }

  /**
   * Publishes a stream. The publisher is cold: each subscription opens its own stream on its first
   * demand, and thereby a new session at the service, which may cost money. The socket is not read
   * without demand. The last item completes the subscription without further demand. Cancelling it
   * frees the connection, even while the stream is still being opened. Each live stream borrows one
   * thread of the configured executor; failures reach {@code onError} as {@code VitalsException}.
   *
   * @throws IllegalArgumentException if the request is incomplete
   */
  public <T> Flow.Publisher<T> publisher(StreamRequest<T> request) {
    return engine.streams().publisher(requireNonNull(request, "request"), timeouts);
  }

  /**
   * Opens an SSE stream for a listener written for okhttp-sse. The SDK's own reader drives it on
   * one thread of the configured executor. Events of every type are delivered, up to the request's
   * end event. A broken stream and a refused request are reported to {@code onFailure}, and so is
   * {@code cancel()}, at once, even while the stream is being opened. The request and response that
   * the listener sees carry no credential.
   *
   * @throws IllegalArgumentException if the request is incomplete
   */
  public EventSource newEventSource(StreamRequest<?> request, EventSourceListener listener) {
    requireNonNull(request, "request");
    requireNonNull(listener, "listener");
    return engine.streams().eventSource(request, listener, timeouts);
  }

  /**
   * Checks the way to the service step by step: host name, connection, certificates, the answer to
   * one GET of the base URL without a credential, and the clocks. Any failure, even an interrupt,
   * is part of the result. It takes no longer than the connect and response timeouts together.
   */
  public Diagnosis diagnose() {
    return engine.diagnosis().run(timeouts);
  }

  /**
   * Checks the way like {@link #diagnose()}, then opens this stream with the credential and
   * measures the time to its first item. For the service this is a session like any other, which
   * may cost money. The stream may take as long as the overall timeout.
   */
  public Diagnosis diagnose(StreamRequest<?> request) {
    requireNonNull(request, "request");
    return engine
        .diagnosis()
        .run(() -> engine.streams().opening(request, timeouts), request.toString(), timeouts);
  }

  /**
   * Ends open streams and calls in progress, and closes the connections; a caller's own {@code
   * OkHttpClient} stays open. The iterator of a stream ends without an exception; a subscriber or a
   * listener whose stream has not ended gets a {@code ConnectionException}. Closing again has no
   * effect.
   */
  @Override
  public void close() {
    engine.close();
  }
}
