package dev.vitals.internal.answer;

import dev.vitals.calls.CallRecord;
import dev.vitals.config.Limits;
import dev.vitals.errors.ApiException;
import dev.vitals.errors.DecodingException.Problem;
import dev.vitals.errors.ErrorDetails;
import dev.vitals.internal.call.AttemptFailure;
import dev.vitals.internal.call.CallLog;
import dev.vitals.internal.call.CallPlan;
import dev.vitals.internal.call.CallWatch;
import dev.vitals.internal.call.Redaction;
import dev.vitals.internal.call.Repeat;
import dev.vitals.internal.http.Exchange;
import dev.vitals.internal.http.Exchange.Head;
import dev.vitals.internal.json.ErrorBodies;
import dev.vitals.internal.json.Excerpt;
import dev.vitals.internal.retry.AttemptLoop.AttemptTicket;
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
import okhttp3.Headers;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.BufferedSource;
import okio.Okio;
import org.jspecify.annotations.Nullable;

/** Opens the body of a stream: one attempt, up to the check of its head and content type. */
public final class StreamOpener {
  private static final long EXCERPT_BYTES = 64 * 1024;
  private static final Duration EXCERPT_TIME = Duration.ofSeconds(2);

  private final Exchange exchange;
  private final StatusErrors errors;
  private final Limits limits;

  public StreamOpener(Exchange exchange, StatusErrors errors, Limits limits) {
    this.exchange = exchange;
    this.errors = errors;
    this.limits = limits;
  }

  /** Sends the request and returns an open stream, or throws the failure. */
  public StreamBody open(
      Request request,
      String credential,
      CallPlan plan,
      StreamFormat format,
      CallLog log,
      AttemptTicket ticket)
      throws AttemptFailure {
    Head head = gunzipped(exchange.send(request, credential, plan, log));
    Response response = head.response();
    log.requestId(RequestIds.of(response));
    int status = response.code();
    if (status / 100 != 2) {
      throw errors.read(head, plan, log);
    }
    if (status == 204 || status == 205) {
      response.close();
      throw errors.failure(response, new byte[0], plan, log);
    }
    String type = response.header("Content-Type");
    if (!MediaTypes.fits(type, format)) {
      throw notAStream(head, plan, format, log.redaction());
    }
    requireDecoded(head, plan, log.redaction());
    ticket.answered(status);
    BufferedSource source = response.body().source();
    source.timeout().timeout(plan.timeouts().idle().toNanos(), TimeUnit.NANOSECONDS);
    Headers shown = log.redaction().mask(response.headers());
    return new StreamBody(head.call(), response.newBuilder().headers(shown).build(), source);
  }

  /**
   * Streams request no compression, which would hold items back. A gateway may compress anyway,
   * errors too, and OkHttp does not decompress if the request sets its own {@code Accept-Encoding}.
   */
  private static Head gunzipped(Head head) {
    Response response = head.response();
    String coding = coding(response);
    if (!coding.equals("gzip") && !coding.equals("x-gzip")) {
      return head;
    }
    BufferedSource plain = Okio.buffer(new GunzippedSource(response.body().source()));
    Response decoded = response
        .newBuilder()
        .removeHeader("Content-Encoding")
        .removeHeader("Content-Length")
        .body(ResponseBody.create(plain, response.body().contentType(), -1))
        .build();
    return new Head(head.call(), decoded, head.clock());
  }

  private static String coding(Response response) {
    String coding = Objects.requireNonNullElse(response.header("Content-Encoding"), "");
    return coding.strip().toLowerCase(Locale.ROOT);
  }

  private static void requireDecoded(Head head, CallPlan plan, Redaction redaction)
      throws AttemptFailure {
    String coding = coding(head.response());
    if (!coding.isEmpty() && !coding.equals("identity")) {
      head.abandon();
      throw undecodable(
          head,
          plan,
          Problem.ENCODING,
          "the stream is compressed with " + redaction.excerpt(coding)
              + ", which was not requested");
    }
  }

  /** Handles another content type: a JSON error with status 200, a login page, another service. */
  private AttemptFailure notAStream(
      Head head, CallPlan plan, StreamFormat format, Redaction redaction) {
    byte[] body = beginning(head, plan);
    int status = head.response().code();
    String type = head.response().header("Content-Type");
    ErrorDetails details = redaction.mask(ErrorBodies.read(body, MediaTypes.isHtml(type)));
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
        "expected %s, found HTTP %d with content type %s; is the base URL right, or did a proxy or"
            + " login page answer? (docs/troubleshooting.md#content-type) It begins: %s",
        format.mediaType(),
        status,
        redaction.excerpt(String.valueOf(type)),
        redaction.excerpt(new String(body, StandardCharsets.UTF_8)));
    return undecodable(head, plan, Problem.CONTENT_TYPE, text);
  }

  private static AttemptFailure undecodable(
      Head head, CallPlan plan, Problem problem, String text) {
    return AttemptFailure.ambiguous(
            text, Repeat.NEVER, call -> plan.undecodable(problem, text, null, call))
        .withStatus(head.response().code());
  }

  /** The part of the body that arrives soon: it may be an endless stream of another format. */
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

  /** What an open stream knows about its call. */
  public record OpenCall(CallPlan plan, CallLog log) implements StreamCall {
    @Override
    public String description() {
      return plan.description();
    }

    @Override
    public String describe(String text) {
      return plan.describe(log.redaction().mask(text));
    }

    @Override
    public @Nullable Throwable cause(@Nullable Throwable thrown) {
      return log.redaction().cause(thrown);
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
