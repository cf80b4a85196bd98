package dev.vitals.ping;

import static java.util.Objects.requireNonNull;

import dev.vitals.client.ApiClient;
import dev.vitals.client.ApiRequest;
import dev.vitals.client.StreamRequest;
import dev.vitals.model.PingEvent;
import dev.vitals.model.PingOnceRequest;
import dev.vitals.model.PingResult;
import dev.vitals.model.PingStreamRequest;
import dev.vitals.stream.EventStream;
import dev.vitals.stream.ServerSentEvent;
import dev.vitals.stream.StreamFormat;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Flow;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Pings the targets of a GoodMem server: embedders, rerankers, language models and decision models.
 * A probe calls the target's real provider and may cost money, so the SDK retries it only if the
 * first one was certainly not processed.
 *
 * <p>Thread-safe. Every method throws {@code BadRequestException} for parameters that the server
 * refuses, {@code UnauthorizedException}, {@code ForbiddenException}, {@code NotFoundException} for
 * an unknown target, {@code PreconditionFailedException} for a disabled one, {@code
 * RateLimitException}, {@code ServerException}, and other subclasses of {@code VitalsException} for
 * failures below HTTP. A failed probe is not an exception: it is a result with {@code ok} false.
 */
public final class PingApi {
  /** The server's defaults, which apply if the request has no value or 0. */
  private static final int SERVER_TIMEOUT_MS = 5_000;

  private static final int SERVER_INTERVAL_MS = 1_000;

  /** The time that server and network may take in addition to the probe itself. */
  private static final Duration MARGIN = Duration.ofSeconds(10);

  private static final Pattern COMPLETED = Pattern.compile("\"type\"\\s*:\\s*\"completed\"");

  private final ApiClient client;

  /**
   * Creates the wrapper. The client's base URL is the server's origin.
   *
   * @throws IllegalArgumentException if the base URL already ends with {@code /v1}
   */
  public PingApi(ApiClient client) {
    requireNonNull(client, "client").configuration().requireBaseUrlWithout("/v1");
    this.client = client;
  }

  /**
   * Probes a target once: {@code POST /v1/ping:once}. A shorter response timeout is raised to the
   * request's {@code timeoutMs} plus 10 seconds.
   */
  public PingResult pingOnce(PingOnceRequest request) {
    return client.send(pingOnceRequest(request));
  }

  /**
   * Opens a session of probes as NDJSON: {@code POST /v1/ping:stream}. Results and notices arrive
   * as they happen, and a summary finishes the stream. A shorter idle timeout is raised to the
   * request's {@code timeoutMs} plus {@code intervalMs} plus 10 seconds.
   */
  public EventStream<PingEvent> pingStream(PingStreamRequest request) {
    return client.open(pingStreamRequest(request));
  }

  /** Opens a session like {@link #pingStream(PingStreamRequest)}, in the given format. */
  public EventStream<PingEvent> pingStream(PingStreamRequest request, StreamFormat format) {
    return client.open(pingStreamRequest(request).format(format));
  }

  /**
   * Publishes sessions of probes. Each subscription opens its own session, which may cost money; it
   * begins with the first demand and completes after the summary. See {@code
   * ApiClient.publisher}.
   */
  public Flow.Publisher<PingEvent> pingPublisher(PingStreamRequest request) {
    return client.publisher(pingStreamRequest(request));
  }

  /** The request of {@link #pingOnce}, as a value. */
  public static ApiRequest<PingResult> pingOnceRequest(PingOnceRequest request) {
    return ApiRequest.post("/v1/ping:once", PingResult.class)
        .body(requireNonNull(request, "request"))
        .allowAtLeast(millis(request.timeoutMs(), SERVER_TIMEOUT_MS).plus(MARGIN));
  }

  /** The request of {@link #pingStream(PingStreamRequest)}, as a value. */
  public static StreamRequest<PingEvent> pingStreamRequest(PingStreamRequest request) {
    return StreamRequest.post("/v1/ping:stream", PingEvent.class)
        .body(requireNonNull(request, "request"))
        .itemEventTypes("item")
        .endsAt(PingApi::isCompletion)
        .lastItem(event -> event instanceof PingEvent.Summary)
        .serviceError(PingApi::serviceError)
        .allowAtLeast(millis(request.timeoutMs(), SERVER_TIMEOUT_MS)
            .plus(millis(request.intervalMs(), SERVER_INTERVAL_MS))
            .plus(MARGIN));
  }

  private static boolean isCompletion(ServerSentEvent event) {
    return event.type().equals("close") && COMPLETED.matcher(event.data()).find();
  }

  /** An event of an unknown kind with an {@code error} reports a failure of the server itself. */
  private static @Nullable String serviceError(PingEvent event) {
    Map<String, ?> unknown =
        event instanceof PingEvent.Unknown ? event.additionalProperties() : Map.of();
    String error = String.valueOf(unknown.get("error")); // as JSON, so a string is in quotes
    return error.equals("null") ? null : error;
  }

  private static Duration millis(@Nullable Integer asked, int standard) {
    return Duration.ofMillis(asked == null || asked == 0 ? standard : asked);
  }
}
