package dev.vitals.internal.answer;

import dev.vitals.config.Limits;
import dev.vitals.errors.DecodingException.Problem;
import dev.vitals.internal.call.AttemptFailure;
import dev.vitals.internal.call.CallLog;
import dev.vitals.internal.call.CallPlan;
import dev.vitals.internal.call.Redaction;
import dev.vitals.internal.call.Repeat;
import dev.vitals.internal.http.CallClock;
import dev.vitals.internal.http.Exchange.Head;
import dev.vitals.internal.http.Faults;
import dev.vitals.internal.json.JsonCodec;
import dev.vitals.internal.json.JsonProblem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import okhttp3.Response;
import okio.BufferedSource;
import org.jspecify.annotations.Nullable;

/** Turns a unary answer into a value, or into a failure that says what is wrong with it. */
public final class Answers {
  private final Limits limits;
  private final StatusErrors errors;

  public Answers(Limits limits, StatusErrors errors) {
    this.limits = limits;
    this.errors = errors;
  }

  /** Reads the body and frees the connection; the status always wins. */
  public Answer read(Head head, CallPlan plan, AnswerSpec<?> spec, CallLog log)
      throws AttemptFailure {
    Response response = head.response();
    int status = response.code();
    if (status / 100 == 2) {
      byte[] body = body(head, plan, log);
      Object value = value(response, body, plan, spec, log.redaction());
      return new Answer(status, response.headers(), value);
    }
    Predicate<Answer> shape = spec.shapeOf(status);
    if (shape == null) {
      throw errors.read(head, plan, log);
    }
    byte[] body = unusualBody(head, plan, log);
    Object value = shaped(body, spec, shape, response);
    if (value == null) {
      throw errors.failure(response, body, plan, log);
    }
    return new Answer(status, response.headers(), value);
  }

  /** Reads an answer whose status usually is an error, and is one if the body cannot be decoded. */
  private byte[] unusualBody(Head head, CallPlan plan, CallLog log) throws AttemptFailure {
    try {
      byte[] body = whole(head.response(), head.clock(), plan, log);
      head.response().close();
      return body;
    } catch (IOException e) {
      throw errors.unreadable(head, plan, log);
    }
  }

  private byte[] body(Head head, CallPlan plan, CallLog log) throws AttemptFailure {
    try (Response response = head.response()) {
      return whole(response, head.clock(), plan, log);
    } catch (Bodies.TooLarge e) {
      head.abandon();
      throw undecodable(
          plan,
          head.response().code(),
          Problem.TOO_LARGE,
          "the answer exceeds the limit of " + limits.body() + " bytes (Limits.body())"
              + " (docs/troubleshooting.md#too-large)",
          e);
    } catch (IOException e) {
      throw new Faults(plan, head.response().request().url().host(), log.redaction())
          .inBody(e, head.clock())
          .withStatus(head.response().code());
    }
  }

  /** Reads the body within its limits of size and time; the caller frees the connection. */
  private byte[] whole(Response response, CallClock clock, CallPlan plan, CallLog log)
      throws IOException {
    BufferedSource source = response.body().source();
    source.timeout().timeout(plan.timeouts().response().toNanos(), TimeUnit.NANOSECONDS);
    clock.start(plan.remaining(log));
    try {
      return Bodies.readWithin(source, limits.body());
    } finally {
      clock.stop();
    }
  }

  private static @Nullable Object value(
      Response response, byte[] body, CallPlan plan, AnswerSpec<?> spec, Redaction redaction)
      throws AttemptFailure {
    int status = response.code();
    if (spec.type() == Void.class) {
      return null;
    }
    if (body.length == 0) {
      if (spec.mayBeEmpty() && (status == 204 || status == 205)) {
        return null;
      }
      throw undecodable(
          plan, status, Problem.NO_CONTENT, "HTTP " + status + " without the expected body", null);
    }
    String type = response.header("Content-Type");
    if (!MediaTypes.isJson(type)) {
      throw undecodable(
          plan,
          status,
          Problem.CONTENT_TYPE,
          String.format(
              "expected JSON, found HTTP %d with content type %s; is the base URL right, or did a"
                  + " proxy or login page answer? (docs/troubleshooting.md#content-type) It begins: %s",
              status, redaction.excerpt(String.valueOf(type)), redaction.excerpt(beginning(body))),
          null);
    }
    try {
      return JsonCodec.shared().decode(body, spec.type());
    } catch (JsonProblem e) {
      throw undecodable(
          plan,
          status,
          e.problem(),
          "the answer is not a valid " + spec.type().getSimpleName() + ": "
              + redaction.mask(String.valueOf(e.getMessage())),
          redaction.cause(e.getCause()));
    }
  }

  /** The value in an answer of an accepted status, if the body satisfies its predicate. */
  private static @Nullable Object shaped(
      byte[] body, AnswerSpec<?> spec, Predicate<Answer> shape, Response response) {
    try {
      Object value = JsonCodec.shared().decode(body, spec.type());
      Answer candidate = new Answer(response.code(), response.headers(), value);
      return shape.test(candidate) ? value : null;
    } catch (JsonProblem e) {
      return null;
    }
  }

  private static String beginning(byte[] body) {
    return new String(body, 0, Math.min(body.length, 2048), StandardCharsets.UTF_8);
  }

  private static AttemptFailure undecodable(
      CallPlan plan, int status, Problem problem, String text, @Nullable Throwable cause) {
    return AttemptFailure.ambiguous(
            text, Repeat.NEVER, call -> plan.undecodable(problem, text, cause, call))
        .withStatus(status);
  }
}
