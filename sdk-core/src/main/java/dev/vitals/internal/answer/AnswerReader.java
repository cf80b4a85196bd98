package dev.vitals.internal.answer;

import dev.vitals.config.Limits;
import dev.vitals.errors.DecodingException.Problem;
import dev.vitals.internal.call.AttemptFailure;
import dev.vitals.internal.call.CallContext;
import dev.vitals.internal.call.Redaction;
import dev.vitals.internal.http.CallTimer;
import dev.vitals.internal.http.Head;
import dev.vitals.internal.http.IoFailures;
import dev.vitals.internal.json.ErrorBodies;
import dev.vitals.internal.json.JsonProblem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import okhttp3.Response;
import okio.BufferedSource;
import org.jspecify.annotations.Nullable;

/** Turns a unary answer into a value, or into a failure that says what is wrong with it. */
public final class AnswerReader {
  private final Limits limits;
  private final StatusErrors errors;

  public AnswerReader(Limits limits, StatusErrors errors) {
    this.limits = limits;
    this.errors = errors;
  }

  /**
   * Reads the body and frees the connection. The status always wins: under an error status that the
   * request accepts, a body that cannot be read leaves it an error.
   */
  public Answer read(Head head, AnswerSpec spec, CallContext call) throws AttemptFailure {
    Response response = head.response();
    int status = response.code();
    if (status / 100 == 2) {
      byte[] body = body(head, call);
      return answer(response, value(response, body, spec, call), body, call);
    }
    if (!spec.accepted().contains(status)) {
      throw errors.read(head, call);
    }
    byte[] body = unusualBody(head, call);
    try {
      Object value = spec.form().decode(body, response.header("Content-Type"), spec.type());
      return answer(response, value, body, call);
    } catch (JsonProblem e) {
      throw errors.failure(response, body, call);
    }
  }

  private Answer answer(Response response, @Nullable Object value, byte[] body, CallContext call) {
    return new Answer(
        response.code(),
        response.headers(),
        value,
        cause -> errors.failure(response, body, call).becauseOf(cause));
  }

  /** The body under a status that mostly is an error, and is one if the body cannot be decoded. */
  private byte[] unusualBody(Head head, CallContext call) throws AttemptFailure {
    try {
      byte[] body = whole(head.response(), head.timer(), call);
      head.response().close();
      return body;
    } catch (IOException e) {
      throw errors.unreadable(head, call);
    }
  }

  private byte[] body(Head head, CallContext call) throws AttemptFailure {
    try {
      byte[] body = whole(head.response(), head.timer(), call);
      head.response().close();
      return body;
    } catch (Bodies.TooLarge e) {
      head.abandon();
      throw call.undecodable(
          head.response().code(),
          Problem.TOO_LARGE,
          "the answer exceeds the limit of " + limits.body() + " bytes (Limits.body())"
              + " (docs/troubleshooting.md#too-large)",
          e);
    } catch (IOException e) {
      AttemptFailure failure = new IoFailures(
              call, head.response().request().url().host())
          .inBody(e, head.timer())
          .withStatus(head.response().code());
      head.abandon(); // only now, because it counts as a cancellation
      throw failure;
    }
  }

  /** Reads the body within its limits of size and time; the caller frees the connection. */
  private byte[] whole(Response response, CallTimer timer, CallContext call) throws IOException {
    BufferedSource source = response.body().source();
    source.timeout().timeout(call.plan().timeouts().response().toNanos(), TimeUnit.NANOSECONDS);
    timer.start(call.remaining());
    try {
      return Bodies.readWithin(source, limits.body());
    } finally {
      timer.stop();
    }
  }

  private static @Nullable Object value(
      Response response, byte[] body, AnswerSpec spec, CallContext call) throws AttemptFailure {
    int status = response.code();
    Redaction redaction = call.redaction();
    if (spec.form() == AnswerForm.NOTHING || (body.length == 0 && spec.mayBeEmpty())) {
      return null;
    }
    String type = response.header("Content-Type");
    if (spec.form().isJson()) {
      requireJson(status, body, type, call);
    }
    try {
      return spec.form().decode(body, type, spec.type());
    } catch (JsonProblem e) {
      throw call.undecodable(
          status,
          e.problem(),
          "the answer is not a " + spec.name() + ": "
              + redaction.mask(String.valueOf(e.getMessage())) + error(body, redaction),
          redaction.cause(e.getCause()));
    }
  }

  private static void requireJson(int status, byte[] body, @Nullable String type, CallContext call)
      throws AttemptFailure {
    if (body.length == 0) {
      throw call.undecodable(
          status, Problem.NO_CONTENT, "HTTP " + status + " without the expected body", null);
    }
    if (!MediaTypes.isJson(type)) {
      Redaction redaction = call.redaction();
      throw call.undecodable(
          status,
          Problem.CONTENT_TYPE,
          String.format(
              "expected JSON, found HTTP %d with content type %s; is the base URL right, or did a"
                  + " proxy or login page answer? (docs/troubleshooting.md#content-type) It begins: %s",
              status, redaction.excerpt(String.valueOf(type)), redaction.excerpt(beginning(body))),
          null);
    }
  }

  /** Some services report an error with a status of success: their words, if the body has any. */
  private static String error(byte[] body, Redaction redaction) {
    return ErrorBodies.isError(body)
        ? ErrorBodies.read(body, false)
            .message()
            .map(words -> "; the service says: " + redaction.excerpt(words))
            .orElse("")
        : "";
  }

  private static String beginning(byte[] body) {
    return new String(body, 0, Math.min(body.length, 2048), StandardCharsets.UTF_8);
  }
}
