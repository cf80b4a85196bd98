package dev.vitals.internal.http;

import dev.vitals.calls.CallRecord;
import dev.vitals.errors.CallInterruptedException;
import dev.vitals.errors.CallTimeoutException;
import dev.vitals.errors.ConnectionException;
import dev.vitals.errors.DecodingException.Problem;
import dev.vitals.internal.call.AttemptFailure;
import dev.vitals.internal.call.CallPlan;
import dev.vitals.internal.call.Redaction;
import dev.vitals.internal.call.Repeat;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.util.zip.DataFormatException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.jspecify.annotations.Nullable;

/** Interprets an I/O failure before the end of an answer. */
public final class Faults {
  /** OkHttp's message for a second 407 in answer to CONNECT. */
  private static final String PROXY_LOGIN_REFUSED = "Failed to authenticate with proxy";

  private final CallPlan plan;
  private final String host;
  private final Redaction redaction;

  public Faults(CallPlan plan, String host, Redaction redaction) {
    this.plan = plan;
    this.host = host;
    this.redaction = redaction;
  }

  /** A failure before the head was read; {@code clock} is stopped. */
  public AttemptFailure beforeHead(IOException e, CallClock clock, WireState state) {
    if (Thread.currentThread().isInterrupted()) {
      return interrupted(e, state.mayBeSent());
    }
    boolean timedOut = clock.expired() || e instanceof SocketTimeoutException;
    if (!timedOut && clock.cancelled()) {
      return cancelled(e, state.mayBeSent());
    }
    if (!state.mayBeSent()) {
      return timedOut ? connectTimeout(e, state.limitedBy()) : notConnected(e);
    }
    if (timedOut) {
      return timeout("no answer came within " + state.limitedBy(), e);
    }
    String refusal = refusalByHttp2(e);
    if (refusal != null) {
      return AttemptFailure.unprocessed(
          refusal, Repeat.ALWAYS, call -> connection(refusal, e, call));
    }
    String text =
        state.wasConnected() ? broken(e) : "an interceptor of the HTTP client failed: " + quoted(e);
    return AttemptFailure.ambiguous(
        quoted(e), Repeat.IF_IDEMPOTENT, call -> connection(text, e, call));
  }

  /** A server that wants another client certificate says so only in place of its answer. */
  private String broken(IOException e) {
    String reason = e instanceof SSLException ? ": " + quoted(e) : "";
    return "the connection to " + host + " broke before an answer came" + reason
        + " (docs/troubleshooting.md#broken-connection)";
  }

  /** A failure while a unary body was read. */
  public AttemptFailure inBody(IOException e, CallClock clock) {
    if (Thread.currentThread().isInterrupted()) {
      return interrupted(e, true);
    }
    if (clock.expired()) {
      return timeout(
          "the answer was not complete within " + plan.timeouts().overall()
              + " (Timeouts.overall())",
          e);
    }
    if (e instanceof SocketTimeoutException) {
      return timeout(
          "no byte of the answer was received for " + plan.timeouts().response()
              + " (Timeouts.response())",
          e);
    }
    if (clock.cancelled()) {
      return cancelled(e, true);
    }
    if (corruptlyCompressed(e)) {
      String text = "the answer cannot be decompressed: " + quoted(e);
      return AttemptFailure.ambiguous(
          text, Repeat.NEVER, call -> plan.undecodable(Problem.ENCODING, text, e, call));
    }
    return AttemptFailure.ambiguous(
        "the answer was cut off: " + quoted(e),
        Repeat.IF_IDEMPOTENT,
        call -> connection(
            "the answer from " + host + " was cut off before its end"
                + " (docs/troubleshooting.md#broken-connection)",
            e,
            call));
  }

  private AttemptFailure timeout(String text, IOException e) {
    return AttemptFailure.ambiguous(
            text,
            Repeat.IF_IDEMPOTENT,
            call -> new CallTimeoutException(
                plan.describe(text + " (docs/troubleshooting.md#timeout)"), e, call))
        .asTimeout();
  }

  private AttemptFailure connectTimeout(IOException e, String limit) {
    String text = "could not connect to " + host + " within " + limit;
    return AttemptFailure.unprocessed(
            text,
            Repeat.ALWAYS,
            call -> new CallTimeoutException(
                plan.describe(text + " (docs/troubleshooting.md#no-connection)"), e, call))
        .asTimeout();
  }

  private AttemptFailure notConnected(IOException e) {
    if (distrusted(e)) {
      String distrust = "the certificate of " + host + " is not trusted: "
          + redaction.excerpt(words(root(e)).replaceAll("\\s*\n\\s*", " ")); // OkHttp lists names
      return AttemptFailure.unprocessed(
          distrust,
          Repeat.NEVER,
          call -> connection(distrust + " (docs/troubleshooting.md#certificate)", e, call));
    }
    if (words(e).equals(PROXY_LOGIN_REFUSED)) {
      String refusal = "the proxy refused to connect to " + host + " without a valid login (407)";
      return AttemptFailure.unprocessed(
          refusal,
          Repeat.NEVER,
          call -> connection(refusal + " (docs/troubleshooting.md#proxy-login)", e, call));
    }
    String text;
    if (e instanceof UnknownHostException) {
      text = "the host name " + host + " cannot be resolved";
    } else if (e instanceof ConnectException || e instanceof NoRouteToHostException) {
      text = "could not connect to " + host + " (" + quoted(e) + ")";
    } else if (e instanceof SSLException) {
      text = "TLS with " + host + " failed: " + quoted(e);
    } else {
      text = "no connection to " + host + ": " + quoted(e);
    }
    return AttemptFailure.unprocessed(
        text,
        Repeat.ALWAYS,
        call -> connection(text + " (docs/troubleshooting.md#no-connection)", e, call));
  }

  private AttemptFailure cancelled(IOException e, boolean processed) {
    String text = "the call was cancelled, or its client was closed, before it was finished";
    return processed
        ? AttemptFailure.ambiguous(text, Repeat.NEVER, call -> connection(text, e, call))
        : AttemptFailure.unprocessed(text, Repeat.NEVER, call -> connection(text, e, call));
  }

  private AttemptFailure interrupted(IOException e, boolean processed) {
    String text = "the calling thread was interrupted";
    return processed
        ? AttemptFailure.ambiguous(
            text, Repeat.NEVER, call -> new CallInterruptedException(plan.describe(text), e, call))
        : AttemptFailure.unprocessed(
            text, Repeat.NEVER, call -> new CallInterruptedException(plan.describe(text), e, call));
  }

  private ConnectionException connection(String text, IOException e, CallRecord call) {
    return new ConnectionException(plan.describe(text), redaction.cause(e), call);
  }

  /**
   * How the server said that it did not process the request; null if it did not say so. A GOAWAY
   * that does not cover the request's stream arrives as a refusal, too. OkHttp does not export its
   * classes for this; the messages have been stable since 3.x.
   */
  private @Nullable String refusalByHttp2(IOException e) {
    String words = words(e);
    if (words.contains("REFUSED_STREAM")) {
      return host + " refused the HTTP/2 stream before processing it";
    }
    if (words.contains("ENHANCE_YOUR_CALM")) {
      return host + " asked to slow down (HTTP/2 ENHANCE_YOUR_CALM)";
    }
    return words.startsWith("ConnectionShutdownException")
        ? host + " shut down the HTTP/2 connection before the request was sent"
        : null;
  }

  /** Okio has no class for this. An answer that ends too early is excluded: it was cut off. */
  private static boolean corruptlyCompressed(IOException e) {
    return e.getCause() instanceof DataFormatException
        || words(e).contains(" != expected 0x")
        || words(e).contains("gzip finished without exhausting source");
  }

  private static boolean distrusted(IOException e) {
    if (e instanceof SSLPeerUnverifiedException) {
      return true;
    }
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof CertificateException) {
        return true;
      }
    }
    return false;
  }

  /** The innermost cause has the reason; outer exceptions only say that a check failed. */
  private static Throwable root(Throwable e) {
    Throwable cause = e;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause;
  }

  private String quoted(Throwable e) {
    return redaction.excerpt(words(e));
  }

  /** OkHttp throws some failures without a message. */
  private static String words(Throwable e) {
    @Nullable String message = e.getMessage();
    boolean plain = e.getClass() == IOException.class || e instanceof InterruptedIOException;
    if (message == null) {
      return e.getClass().getSimpleName();
    }
    return plain ? message : e.getClass().getSimpleName() + ": " + message;
  }
}
