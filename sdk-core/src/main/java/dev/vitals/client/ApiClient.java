package dev.vitals.client;

import static java.util.Objects.requireNonNull;

import dev.vitals.config.Configuration;
import dev.vitals.config.Timeouts;
import dev.vitals.diagnosis.Diagnosis;
import dev.vitals.internal.call.Cancellation;
import dev.vitals.internal.call.Time;
import dev.vitals.internal.request.BaseUrlRule;
import dev.vitals.stream.EventStream;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.function.Function;
import java.util.function.Predicate;
import okhttp3.sse.EventSource;
import okhttp3.sse.EventSourceListener;

/**
 * Sends requests to one service. Thread-safe; make one for each service and share it: it keeps
 * connections alive, and counts retries against one budget.
 *
 * <p>Every method that sends throws a {@link dev.vitals.errors.VitalsException} if the call fails,
 * and {@link IllegalStateException} once the client is closed. Calls run on the caller's
 * thread, but for the async ones.
 */
public final class ApiClient implements AutoCloseable {
  private final ClientCore core;
  private final Timeouts timeouts;

  private ApiClient(ClientCore core, Timeouts timeouts) {
    this.core = core;
    this.timeouts = timeouts;
  }

  /**
   * Makes a client. Opens no connection.
   *
   * @throws IllegalArgumentException if a file that {@code Tls} names can't be read
   */
  public static ApiClient create(Configuration configuration) {
    return create(requireNonNull(configuration, "configuration"), Time.of(configuration));
  }

  static ApiClient create(Configuration configuration, Time time) {
    return new ApiClient(new ClientCore(configuration, time), configuration.timeouts());
  }

  /** The settings this client was made with. */
  public Configuration configuration() {
    return core.configuration();
  }

  /** The same client with other clocks: it shares connections and retry budget, and is closed with it. */
  public ApiClient withTimeouts(Timeouts timeouts) {
    return new ApiClient(core, requireNonNull(timeouts, "timeouts"));
  }

  /** Sends a request and waits for its answer. */
  public <T> T send(ApiRequest<T> request) {
    return exchange(request).body();
  }

  /** Sends a request and waits for its answer, with status, headers and attempts. */
  public <T> ApiResponse<T> exchange(ApiRequest<T> request) {
    return core.unary().prepare(request, timeouts).run(new Cancellation());
  }

  /**
   * Asks again and again until an answer is the wanted one, or the time is over. A service that is
   * starting may be unreachable, silent or overloaded (408, 425, 429, 5xx), so such a failure is
   * waited out, unless a repeat is of no use or forbidden: 501, 505, a 429 because money is missing,
   * {@code X-Should-Retry: false}, a pushback without a time. That and every other failure, as a
   * wrong credential, a bad request or a certificate that is not trusted, is thrown at once.
   *
   * <p>The waits grow with jitter from 0.2 to 5 seconds, unless the service asks for a longer one.
   * The time counts for everything, a question under way included. The request should only read: it
   * is sent often.
   *
   * @param timeout from the first question to the end, positive
   * @return how it ended; a time that is over is no exception, see {@link Polled#fulfilled()}
   */
  public <T> Polled<T> poll(ApiRequest<T> request, Predicate<? super T> wanted, Duration timeout) {
    requireNonNull(wanted, "wanted");
    requireNonNull(timeout, "timeout");
    if (timeout.isZero() || timeout.isNegative()) {
      throw new IllegalArgumentException("timeout must be positive, was " + timeout);
    }
    return core.polls().run(core.single().prepare(request, timeouts), wanted, timeout);
  }

  /**
   * Sends a request on a thread of the configured executor. Cancelling the future ends the call,
   * and a wait before another attempt as well. A failure is the future's {@code
   * CompletionException} around the {@code VitalsException}; stages that follow run on the same
   * executor, never on the common pool.
   *
   * @throws IllegalArgumentException at once, if the request is incomplete
   */
  public <T> CompletableFuture<T> sendAsync(ApiRequest<T> request) {
    return core.async().start(core.unary().prepare(request, timeouts), ApiResponse::body);
  }

  /** Like {@link #sendAsync}, with status, headers and attempts. */
  public <T> CompletableFuture<ApiResponse<T>> exchangeAsync(ApiRequest<T> request) {
    return core.async().start(core.unary().prepare(request, timeouts), Function.identity());
  }

  /**
   * Opens a stream; returns once the head of the answer came. The caller closes it. Nothing is
   * sent a second time once an item was read.
   */
  public <T> EventStream<T> open(StreamRequest<T> request) {
    return core.streams().open(requireNonNull(request, "request"), timeouts);
  }

  /**
   * Publishes a stream. Cold: each subscription opens a stream of its own, with its first demand,
   * and so a new session at the service, which may cost money. The socket is not read without
   * demand; the terminal item completes the subscription without further demand; cancelling it
   * frees the connection, and ends a stream that is still being opened. One thread of the
   * configured executor is borrowed for each live stream; failures come as {@code VitalsException}
   * to {@code onError}.
   *
   * @throws IllegalArgumentException if the request is incomplete
   */
  public <T> Flow.Publisher<T> publisher(StreamRequest<T> request) {
    return core.streams().publisher(requireNonNull(request, "request"), timeouts);
  }

  /**
   * Opens an SSE stream for a listener that was written for okhttp-sse; our own reader drives it,
   * on one thread of the configured executor. Every event is delivered, whatever its type, up to
   * the request's end event; a broken stream and a refused request go to {@code onFailure}, and so
   * does {@code cancel()}, at once, also while the stream is being opened. What it shows of request
   * and response has no credential.
   *
   * @throws IllegalArgumentException if the request is incomplete
   */
  public EventSource newEventSource(StreamRequest<?> request, EventSourceListener listener) {
    requireNonNull(request, "request");
    requireNonNull(listener, "listener");
    return core.streams().eventSource(request, listener, timeouts);
  }

  /**
   * Looks for what is wrong on the way to the service: name, connection, certificates, an answer to
   * one GET of the base URL that carries no credential, and the clocks. Whatever fails is part of
   * the value, an interrupt too; it takes no longer than the clocks connect and response together.
   */
  public Diagnosis diagnose() {
    return core.diagnostics().run(timeouts);
  }

  /**
   * Looks at the way like {@link #diagnose()}, then opens this stream, with the credential, and
   * measures the time to its first item. For the service that is a session like any other, which
   * may cost money. The stream may take as long as the clock overall.
   */
  public Diagnosis diagnose(StreamRequest<?> request) {
    requireNonNull(request, "request");
    return core.diagnostics()
        .run(() -> core.streams().opening(request, timeouts), request.toString(), timeouts);
  }

  /**
   * Refuses a base URL that ends with the start of an API's paths, such as {@code /api/v1}: they
   * would come twice. For wrappers, in their constructors.
   *
   * @throws IllegalArgumentException if it does; the message says what to remove
   */
  public void requireBaseUrlWithout(String pathStart) {
    BaseUrlRule.requireWithout(
        core.configuration().baseUrl(), requireNonNull(pathStart, "pathStart"));
  }

  /**
   * Ends open streams and calls under way, and closes the connections; a caller's own {@code
   * OkHttpClient} stays open. A stream's iterator ends quietly; a subscriber or a listener whose
   * stream had not ended gets a {@code ConnectionException}. Closing twice does nothing.
   */
  @Override
  public void close() {
    core.close();
  }
}
