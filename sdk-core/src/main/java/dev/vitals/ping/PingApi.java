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
 * Pings the targets of a GoodMem server: embedders, rerankers, language and decision models. A
 * probe calls the target's real provider and may cost money, so neither method is repeated by the
 * SDK unless it is certain that nothing was processed.
 *
 * <p>Thread-safe. Errors of both: {@code BadRequestException} for parameters the server refuses,
 * {@code UnauthorizedException}, {@code ForbiddenException}, {@code NotFoundException} for an
 * unknown target, {@code PreconditionFailedException} for one that is disabled, {@code
 * RateLimitException}, {@code ServerException}, and the family of {@code VitalsException} for what
 * happens below HTTP. A probe that fails is none of these: it is a result with {@code ok} false.
 */
public final class PingApi {
  /** The server's defaults, where the request names no value or 0. */
  private static final int SERVER_TIMEOUT_MS = 5_000;

  private static final int SERVER_INTERVAL_MS = 1_000;

  /** What the server and the network may take on top of the probe itself. */
  private static final Duration MARGIN = Duration.ofSeconds(10);

  private static final Pattern COMPLETED = Pattern.compile("\"type\"\\s*:\\s*\"completed\"");

  private final ApiClient client;

  /**
   * Makes the wrapper; the client's base URL is the server's origin.
   *
   * @throws IllegalArgumentException if the base URL already ends with {@code /v1}
   */
  public PingApi(ApiClient client) {
    requireNonNull(client, "client").requireBaseUrlWithout("/v1");
    this.client = client;
  }

  /**
   * Probes a target once: {@code POST /v1/ping:once}. The response clock is raised to the request's
   * {@code timeoutMs} plus 10 seconds where it is shorter.
   */
  public PingResult pingOnce(PingOnceRequest request) {
    return client.send(onceRequest(request));
  }

  /**
   * Opens a session of probes as NDJSON: {@code POST /v1/ping:stream}. The results come as they are
   * made, notices among them, and at last a summary, with which the stream is finished. The idle
   * clock is raised to the request's {@code timeoutMs} plus {@code intervalMs} plus 10 seconds where
   * it is shorter.
   */
  public EventStream<PingEvent> pingStream(PingStreamRequest request) {
    return client.open(streamRequest(request));
  }

  /** Opens a session like {@link #pingStream(PingStreamRequest)}, in the given format. */
  public EventStream<PingEvent> pingStream(PingStreamRequest request, StreamFormat format) {
    return client.open(streamRequest(request).format(format));
  }

  /**
   * Publishes sessions of probes. Each subscription is a session of its own, which may cost money;
   * it begins with the first demand and completes after the summary. See {@code
   * ApiClient.publisher}.
   */
  public Flow.Publisher<PingEvent> pingPublisher(PingStreamRequest request) {
    return client.publisher(streamRequest(request));
  }

  /** The request of {@link #pingOnce}, as a value. */
  public static ApiRequest<PingResult> onceRequest(PingOnceRequest request) {
    return ApiRequest.post("/v1/ping:once", PingResult.class)
        .body(requireNonNull(request, "request"))
        .answerTime(millis(request.timeoutMs(), SERVER_TIMEOUT_MS).plus(MARGIN));
  }

  /** The request of {@link #pingStream(PingStreamRequest)}, as a value. */
  public static StreamRequest<PingEvent> streamRequest(PingStreamRequest request) {
    return StreamRequest.post("/v1/ping:stream", PingEvent.class)
        .body(requireNonNull(request, "request"))
        .itemEvents("item")
        .endEvent(PingApi::isCompletion)
        .terminal(event -> event instanceof PingEvent.Summary)
        .failure(PingApi::failure)
        .answerTime(millis(request.timeoutMs(), SERVER_TIMEOUT_MS)
            .plus(millis(request.intervalMs(), SERVER_INTERVAL_MS))
            .plus(MARGIN));
  }

  private static boolean isCompletion(ServerSentEvent event) {
    return event.type().equals("close") && COMPLETED.matcher(event.data()).find();
  }

  /** An event of no known kind that carries an {@code error} is the server's own failure. */
  private static @Nullable String failure(PingEvent event) {
    Map<String, ?> unknown =
        event instanceof PingEvent.Unknown ? event.additionalProperties() : Map.of();
    String error = String.valueOf(unknown.get("error")); // JSON: a text would be in quotes
    return error.equals("null") ? null : error;
  }

  private static Duration millis(@Nullable Integer asked, int standard) {
    return Duration.ofMillis(asked == null || asked == 0 ? standard : asked);
  }
}
