package dev.vitals.internal.answer;

import dev.vitals.config.Limits;
import dev.vitals.errors.ApiException;
import dev.vitals.errors.DecodingException.Problem;
import dev.vitals.errors.ErrorDetails;
import dev.vitals.internal.call.AttemptFailure;
import dev.vitals.internal.call.CallContext;
import dev.vitals.internal.call.Durations;
import dev.vitals.internal.call.Repeat;
import dev.vitals.internal.http.Exchange;
import dev.vitals.internal.http.Head;
import dev.vitals.internal.json.ErrorBodies;
import dev.vitals.internal.json.Excerpt;
import dev.vitals.internal.retry.AttemptLoop.Answered;
import dev.vitals.internal.stream.StreamConnection;
import dev.vitals.internal.stream.StreamConnection.Label;
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
import okio.BufferedSource;

/** Opens the body of a stream: one attempt, up to the check of its head and content type. */
public final class StreamOpener {
  private static final int LAST_WITH_WHOLE_CONTENT = 203;
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
  public Answered<StreamConnection> open(
      Request request, String credential, StreamFormat format, CallContext call)
      throws AttemptFailure {
    Head head = exchange.send(request, credential, call);
    Response response = head.response();
    int status = response.code();
    if (status / 100 != 2) {
      throw errors.read(head, call);
    }
    if (status > LAST_WITH_WHOLE_CONTENT) { // nothing, a part of something, or unknown
      head.abandon();
      throw errors.failure(response, new byte[0], call);
    }
    Label label = MediaTypes.label(response.header("Content-Type"), format);
    if (label == null) {
      throw notAStream(head, call, format);
    }
    requireDecoded(head, call);
    if (label == Label.VAGUE) {
      requireNoError(head, call);
    }
    BufferedSource source = response.body().source();
    source.timeout().timeout(call.plan().timeouts().idle().toNanos(), TimeUnit.NANOSECONDS);
    Headers shown = call.redaction().mask(response.headers());
    Response masked = response.newBuilder().headers(shown).build();
    return new Answered<>(status, new StreamConnection(head.call(), masked, label, source));
  }

  private static String coding(Response response) {
    String coding = Objects.requireNonNullElse(response.header("Content-Encoding"), "");
    return coding.strip().toLowerCase(Locale.ROOT);
  }

  private static void requireDecoded(Head head, CallContext call) throws AttemptFailure {
    String coding = coding(head.response());
    if (!coding.isEmpty() && !coding.equals("identity")) {
      head.abandon();
      throw call.undecodable(
          head.response().code(),
          Problem.ENCODING,
          "the stream is compressed with " + call.redaction().excerpt(coding)
              + ", which was not requested",
          null);
    }
  }

  /**
   * One complete JSON text with a member {@code error} is the service's error, not the only line of
   * a stream. Whatever is still on its way is read as it comes.
   */
  private void requireNoError(Head head, CallContext call) throws AttemptFailure {
    Response response = head.response();
    long length = response.body().contentLength();
    if (length < 0 || length > EXCERPT_BYTES) {
      return;
    }
    BufferedSource source = response.body().source();
    head.timer().start(call.plan().timeouts().response());
    try {
      long lineEnd = source.indexOf((byte) '\n', 0, length);
      boolean isLine = lineEnd >= 0
          && lineEnd + 1 < length
          && ErrorBodies.isObject(source.getBuffer().snapshot((int) lineEnd).toByteArray());
      if (isLine) {
        return; // more lines are to come, and nobody has to wait for them
      }
      source.request(length);
    } catch (IOException e) {
      return; // who reads the stream gets what arrived, and then the break
    } finally {
      head.timer().stop();
    }
    if (ErrorBodies.isError(source.getBuffer().snapshot().toByteArray())) {
      throw notAStream(head, call, StreamFormat.NDJSON);
    }
  }

  /** Handles another content type: a JSON error with status 200, a login page, another service. */
  private AttemptFailure notAStream(Head head, CallContext call, StreamFormat format) {
    byte[] body = beginning(head, call);
    int status = head.response().code();
    String type = head.response().header("Content-Type");
    ErrorDetails details = call.redaction().mask(ErrorBodies.read(body, MediaTypes.isHtml(type)));
    if (type != null
        && MediaTypes.isJson(type)
        && ErrorBodies.isObject(body)
        && details.message().isPresent()) {
      String text = call.describe(
          "HTTP " + status + " with an error: " + Excerpt.of(details.message().get()));
      return AttemptFailure.answered(
          status,
          Repeat.NEVER,
          true,
          null,
          record -> ApiException.of(status, text, details, null, record));
    }
    String text = String.format(
        "expected %s, found HTTP %d with content type %s; is the base URL right, or did a proxy or"
            + " login page answer? (docs/troubleshooting.md#content-type) It begins: %s",
        format.mediaType(),
        status,
        call.redaction().excerpt(String.valueOf(type)),
        call.redaction().excerpt(new String(body, StandardCharsets.UTF_8)));
    return call.undecodable(status, Problem.CONTENT_TYPE, text, null);
  }

  /** The part of the body that arrives soon: it may be an endless stream of another format. */
  private byte[] beginning(Head head, CallContext call) {
    BufferedSource source = head.response().body().source();
    long limit = Math.min(limits.errorBody(), EXCERPT_BYTES);
    head.timer().start(Durations.shorter(call.plan().timeouts().response(), EXCERPT_TIME));
    try {
      return Bodies.readUpTo(source, limit);
    } catch (IOException e) {
      return source.getBuffer().snapshot().toByteArray();
    } finally {
      head.timer().stop();
      head.abandon();
    }
  }
}
