package dev.vitals.client;

import dev.vitals.client.AttemptLoop.AttemptTicket;
import dev.vitals.client.Exchange.Head;
import dev.vitals.config.Limits;
import dev.vitals.errors.ApiException;
import dev.vitals.errors.CallRecord;
import dev.vitals.errors.DecodingException.Problem;
import dev.vitals.errors.ErrorDetails;
import dev.vitals.internal.json.ErrorBodies;
import dev.vitals.internal.json.Excerpt;
import dev.vitals.internal.stream.GunzippedSource;
import dev.vitals.internal.stream.StreamBody;
import dev.vitals.internal.stream.StreamCall;
import dev.vitals.internal.stream.StreamWatch;
import dev.vitals.stream.StreamFormat;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import okhttp3.Request;
import okhttp3.Response;
import okio.BufferedSource;
import okio.Okio;
import org.jspecify.annotations.Nullable;

/** Opens the body of a stream: one attempt, up to its head and its content type. */
final class StreamOpener {
  private static final long EXCERPT_BYTES = 64 * 1024;
  private static final Duration EXCERPT_TIME = Duration.ofSeconds(2);

  private final Exchange exchange;
  private final StatusErrors errors;
  private final Limits limits;

  StreamOpener(Exchange exchange, StatusErrors errors, Limits limits) {
    this.exchange = exchange;
    this.errors = errors;
    this.limits = limits;
  }

  /** Sends the request; the answer is an open stream, or a failure. */
  StreamBody open(
      Request request,
      String credential,
      CallPlan plan,
      StreamFormat format,
      CallLog log,
      AttemptTicket ticket)
      throws AttemptFailure {
    Head head = exchange.send(request, credential, plan, log);
    Response response = head.response();
    log.requestId(RequestIds.of(response));
    int status = response.code();
    if (status / 100 != 2) {
      throw errors.read(head, plan, plan.remaining(log));
    }
    if (status == 204 || status == 205) {
      response.close();
      throw errors.failure(response, new byte[0], plan);
    }
    String type = response.header("Content-Type");
    if (!MediaTypes.fits(type, format)) {
      throw notAStream(head, plan, format, type);
    }
    BufferedSource source = decoded(head, plan);
    ticket.answered(status);
    source.timeout().timeout(plan.timeouts().idle().toNanos(), TimeUnit.NANOSECONDS);
    return new StreamBody(head.call(), response, source);
  }

  /** Streams ask for no compression, which would hold items back; a gateway may add it anyway. */
  private static BufferedSource decoded(Head head, CallPlan plan) throws AttemptFailure {
    BufferedSource source = head.response().body().source();
    String coding = Objects.requireNonNullElse(head.response().header("Content-Encoding"), "");
    return switch (coding.strip().toLowerCase(Locale.ROOT)) {
      case "", "identity" -> source;
      case "gzip", "x-gzip" -> Okio.buffer(new GunzippedSource(source));
      default -> {
        head.abandon();
        throw undecodable(
            head,
            plan,
            Problem.ENCODING,
            "the stream is compressed with " + Excerpt.of(coding) + ", which was not asked for");
      }
    };
  }

  /** An answer of another type: an error in JSON under a 200, a login page, another service. */
  private AttemptFailure notAStream(
      Head head, CallPlan plan, StreamFormat format, @Nullable String type) {
    byte[] body = beginning(head, plan);
    int status = head.response().code();
    ErrorDetails details = ErrorBodies.read(body, MediaTypes.isHtml(type));
    if (type != null && MediaTypes.isJson(type) && details.message().isPresent()) {
      String text = plan.describe(
          "HTTP " + status + " with an error: " + Excerpt.of(details.message().get()));
      return AttemptFailure.answered(
          status,
          Repeat.NEVER,
          true,
          null,
          call -> ApiException.of(status, text, details, null, call));
    }
    String text = String.format(
        "expected %s, found HTTP %d with content type %s; it begins: %s",
        format.mediaType(),
        status,
        Excerpt.of(String.valueOf(type)),
        Excerpt.of(new String(body, StandardCharsets.UTF_8)));
    return undecodable(head, plan, Problem.CONTENT_TYPE, text);
  }

  private static AttemptFailure undecodable(
      Head head, CallPlan plan, Problem problem, String text) {
    return AttemptFailure.ambiguous(
            text, Repeat.NEVER, call -> plan.undecodable(problem, text, null, call))
        .withStatus(head.response().code());
  }

  /** What comes of the body soon: it may be a stream, of another format, that never ends. */
  private byte[] beginning(Head head, CallPlan plan) {
    BufferedSource source = head.response().body().source();
    long limit = Math.min(limits.errorBody(), EXCERPT_BYTES);
    Duration response = plan.timeouts().response();
    head.clock().start(response.compareTo(EXCERPT_TIME) < 0 ? response : EXCERPT_TIME);
    try {
      return Bodies.readUpTo(source, limit);
    } catch (IOException e) {
      return source.getBuffer().snapshot().toByteArray();
    } finally {
      head.clock().stop();
      head.abandon();
    }
  }

  /** What the stream knows of the call behind it. */
  record OpenCall(CallPlan plan, CallLog log) implements StreamCall {
    @Override
    public String description() {
      return plan.description();
    }

    @Override
    public Duration idle() {
      return plan.timeouts().idle();
    }

    @Override
    public CallRecord record() {
      return log.record();
    }

    @Override
    public StreamWatch watch() {
      return log.observer() == CallWatch.NOBODY ? StreamWatch.NOBODY : new StreamTimes(log);
    }
  }
}
