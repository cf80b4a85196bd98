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
import dev.vitals.internal.stream.StreamBody;
import dev.vitals.internal.stream.StreamCall;
import dev.vitals.stream.StreamFormat;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import okhttp3.Request;
import okhttp3.Response;
import okio.BufferedSource;
import okio.GzipSource;
import okio.Okio;
import org.jspecify.annotations.Nullable;

/** Opens the body of a stream: one attempt, up to its head and its content type. */
final class StreamOpener {
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
      throw errors.read(head, plan, plan.timeouts().overall().minus(log.elapsed()));
    }
    if (status == 204 || status == 205) {
      response.close();
      throw errors.failure(response, new byte[0], plan);
    }
    String type = response.header("Content-Type");
    if (!MediaTypes.fits(type, format)) {
      throw notAStream(head, plan, format, type);
    }
    ticket.answered(status);
    BufferedSource source = decoded(response);
    source.timeout().timeout(plan.timeouts().idle().toNanos(), TimeUnit.NANOSECONDS);
    return new StreamBody(head.call(), response, source);
  }

  /** Streams ask for no compression, which would hold items back; a gateway may add it anyway. */
  private static BufferedSource decoded(Response response) {
    BufferedSource source = response.body().source();
    return "gzip".equalsIgnoreCase(response.header("Content-Encoding"))
        ? Okio.buffer(new GzipSource(source))
        : source;
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
    return AttemptFailure.ambiguous(
            text, Repeat.NEVER, call -> plan.undecodable(Problem.CONTENT_TYPE, text, null, call))
        .withStatus(status);
  }

  private byte[] beginning(Head head, CallPlan plan) {
    head.clock().start(plan.timeouts().response());
    try {
      return Bodies.readUpTo(
          head.response().body().source(), Math.min(limits.errorBody(), 64 * 1024));
    } catch (IOException e) {
      return new byte[0];
    } finally {
      head.clock().stop();
      head.abandon();
    }
  }

  /** What the stream's exceptions tell of the call behind it. */
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
  }
}
