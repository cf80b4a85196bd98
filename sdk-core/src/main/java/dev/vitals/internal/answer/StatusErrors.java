package dev.vitals.internal.answer;

import dev.vitals.config.Limits;
import dev.vitals.errors.ApiException;
import dev.vitals.errors.ErrorDetails;
import dev.vitals.internal.call.AttemptFailure;
import dev.vitals.internal.call.CallContext;
import dev.vitals.internal.call.Repeat;
import dev.vitals.internal.call.Time;
import dev.vitals.internal.http.Head;
import dev.vitals.internal.json.ErrorBodies;
import dev.vitals.internal.json.Excerpt;
import dev.vitals.internal.json.HtmlText;
import dev.vitals.internal.retry.RetryAfter;
import dev.vitals.internal.retry.StatusMeaning;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** Creates the failure for an error status, whatever its body says. */
public final class StatusErrors {
  private final Limits limits;
  private final Time time;

  public StatusErrors(Limits limits, Time time) {
    this.limits = limits;
    this.time = time;
  }

  /** Reads the error body, bounded in size and time, and frees the connection. */
  public AttemptFailure read(Head head, CallContext call) {
    Duration remaining = call.remaining();
    Duration patience = call.plan().timeouts().response();
    head.timer().start(patience.compareTo(remaining) < 0 ? patience : remaining);
    byte[] body;
    try {
      body = Bodies.readUpTo(head.response().body().source(), limits.errorBody());
    } catch (IOException e) {
      head.timer().stop();
      return unreadable(head, call);
    }
    head.timer().stop();
    if (body.length < limits.errorBody()) {
      head.response().close(); // so that the connection serves the next call
    } else {
      head.abandon();
    }
    return failure(head.response(), body, call);
  }

  /** The failure for an answer whose body broke off or is not a value; frees the connection. */
  public AttemptFailure unreadable(Head head, CallContext call) {
    byte[] body = arrived(head.response());
    head.abandon();
    return failure(head.response(), body, call);
  }

  /** The received part of a body that broke off is better than nothing. */
  private byte[] arrived(Response response) {
    okio.Buffer buffer = response.body().source().getBuffer();
    try {
      return buffer.readByteArray(Math.min(limits.errorBody(), buffer.size()));
    } catch (IOException e) {
      return new byte[0];
    }
  }

  /** The failure for an answer whose body was read. */
  public AttemptFailure failure(Response response, byte[] body, CallContext call) {
    int status = response.code();
    boolean html = MediaTypes.isHtml(response.header("Content-Type"));
    byte[] kept = body.length <= limits.errorBody()
        ? body
        : Arrays.copyOf(body, (int) limits.errorBody()); // it was read as an answer
    call.requestIdInBody(ErrorBodies.requestId(kept));
    ErrorDetails details = call.redaction().mask(ErrorBodies.read(kept, html));
    Duration retryAfter = RetryAfter.from(response.headers(), time.now());
    String text = call.describe(message(status, details, html, call.plan().permission()));
    return AttemptFailure.answered(
        status,
        misdirectedAgain(status, call)
            ? Repeat.NEVER
            : StatusMeaning.repeat(status, response.headers(), details, retryAfter),
        StatusMeaning.mayHaveActed(status, retryAfter),
        retryAfter,
        record -> ApiException.of(status, text, details, retryAfter, record));
  }

  private static String message(
      int status, ErrorDetails details, boolean html, @Nullable String permission) {
    StringBuilder message = new StringBuilder("HTTP ").append(status);
    details
        .code()
        .filter(code -> !code.equals(Integer.toString(status)))
        .ifPresent(code -> message.append(' ').append(Excerpt.of(code)));
    String words = details.message().orElse(html ? HtmlText.words(details.rawBody()) : "");
    if (!words.isEmpty()) {
      message.append(": ").append(Excerpt.of(words));
    }
    if (status == 403 && permission != null) {
      message.append("; it needs the permission ").append(permission);
    }
    return message.append(help(status)).toString();
  }

  private static String help(int status) {
    return switch (status) {
      case 401 -> " (docs/troubleshooting.md#unauthorized)";
      case 403 -> " (docs/troubleshooting.md#forbidden)";
      default -> "";
    };
  }

  /** One more connection is enough to find out that the host is not served there. */
  private static boolean misdirectedAgain(int status, CallContext call) {
    return status == 421 && call.wasMisdirected();
  }
}
