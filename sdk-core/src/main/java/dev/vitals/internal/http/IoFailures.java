package dev.vitals.internal.http;

import dev.vitals.calls.CallRecord;
import dev.vitals.errors.CallInterruptedException;
import dev.vitals.errors.CallTimeoutException;
import dev.vitals.errors.ConnectionException;
import dev.vitals.errors.DecodingException.Problem;
import dev.vitals.errors.VitalsException;
import dev.vitals.internal.call.AttemptFailure;
import dev.vitals.internal.call.CallContext;
import dev.vitals.internal.call.Cancellation;
import dev.vitals.internal.call.Repeat;
import dev.vitals.internal.gzip.DamagedGzip;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.ProtocolException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.function.Function;
import javax.net.ssl.SSLException;

/** Interprets an I/O failure before the end of an answer. */
public final class IoFailures {
  private static final String CONNECTION = ConnectionException.class.getSimpleName();
  private static final String TIMEOUT = CallTimeoutException.class.getSimpleName();
  private static final String INTERRUPTED = CallInterruptedException.class.getSimpleName();

  private final CallContext call;
  private final String host;

  public IoFailures(CallContext call, String host) {
    this.call = call;
    this.host = host;
  }

  /** A failure before the head was read; {@code timer} is stopped. */
  public AttemptFailure beforeHead(IOException e, CallTimer timer, AttemptTimeouts state) {
    if (Thread.currentThread().isInterrupted()) {
      return interrupted(e, state.mayBeSent());
    }
    boolean timedOut = timer.expired() || e instanceof SocketTimeoutException;
    if (!timedOut && timer.cancelled()) {
      return cancelled(e, state.mayBeSent());
    }
    if (e instanceof ProxyLogin.Unsupported) {
      return refusedByProxy(String.valueOf(e.getMessage()), e);
    }
    if (!state.mayBeSent()) {
      return timedOut ? connectTimeout(e, state.limitedBy()) : notConnected(e);
    }
    if (timedOut) {
      return timeout("no answer came within " + state.limitedBy(), e);
    }
    String refusal = IoCauses.refusalByHttp2(e, host);
    if (refusal != null) {
      return AttemptFailure.unprocessed(
          refusal, CONNECTION, Repeat.ALWAYS, record -> connection(refusal, e, record));
    }
    String text =
        state.wasConnected() ? broken(e) : "an interceptor of the HTTP client failed: " + quoted(e);
    return AttemptFailure.ambiguous(
        quoted(e), CONNECTION, Repeat.IF_IDEMPOTENT, record -> connection(text, e, record));
  }

  /**
   * A server that wants another client certificate says so only in place of its answer; and what
   * broke the rules of HTTP is told in words.
   */
  private String broken(IOException e) {
    boolean telling = e instanceof SSLException || e instanceof ProtocolException;
    String reason = telling ? ": " + quoted(e) : "";
    return "the connection to " + host + " broke before an answer came" + reason
        + " (docs/troubleshooting.md#broken-connection)";
  }

  /** A failure while a unary body was read. */
  public AttemptFailure inBody(IOException e, CallTimer timer) {
    if (Thread.currentThread().isInterrupted()) {
      return interrupted(e, true);
    }
    if (timer.expired()) {
      return timeout(
          "the answer was not complete within " + call.plan().timeouts().overall()
              + " (Timeouts.overall())",
          e);
    }
    if (e instanceof SocketTimeoutException) {
      return timeout(
          "no byte of the answer was received for " + call.plan().timeouts().response()
              + " (Timeouts.response())",
          e);
    }
    if (timer.cancelled()) {
      return cancelled(e, true);
    }
    if (e instanceof DamagedGzip) {
      String text = "the answer cannot be decompressed: " + e.getMessage();
      return call.undecodable(0, Problem.ENCODING, text, e);
    }
    return AttemptFailure.ambiguous(
        "the answer was cut off: " + quoted(e),
        CONNECTION,
        Repeat.IF_IDEMPOTENT,
        record -> connection(
            "the answer from " + host + " was cut off before its end"
                + " (docs/troubleshooting.md#broken-connection)",
            e,
            record));
  }

  private AttemptFailure timeout(String text, IOException e) {
    return AttemptFailure.ambiguous(
            text,
            TIMEOUT,
            Repeat.IF_IDEMPOTENT,
            record -> new CallTimeoutException(
                call.describe(text + " (docs/troubleshooting.md#timeout)"), e, record))
        .asTimeout();
  }

  private AttemptFailure connectTimeout(IOException e, String limit) {
    String text = "could not connect to " + host + " within " + limit;
    return AttemptFailure.unprocessed(
            text,
            TIMEOUT,
            Repeat.ALWAYS,
            record -> new CallTimeoutException(
                call.describe(text + " (docs/troubleshooting.md#no-connection)"), e, record))
        .asTimeout();
  }

  private AttemptFailure notConnected(IOException e) {
    if (IoCauses.distrusted(e)) {
      String distrust = "the certificate of " + host + " is not trusted: "
          + call.redaction()
              .excerpt(IoCauses.words(IoCauses.root(e))
                  .replaceAll("\\s*\n\\s*", " ")); // OkHttp lists names
      return AttemptFailure.unprocessed(
          distrust,
          CONNECTION,
          Repeat.NEVER,
          record -> connection(distrust + " (docs/troubleshooting.md#certificate)", e, record));
    }
    if (IoCauses.proxyLoginRefused(e)) {
      return refusedByProxy(
          "the proxy refused to connect to " + host + " without a valid login (407)", e);
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
        CONNECTION,
        Repeat.ALWAYS,
        record -> connection(text + " (docs/troubleshooting.md#no-connection)", e, record));
  }

  private AttemptFailure refusedByProxy(String refusal, IOException e) {
    return AttemptFailure.unprocessed(
        refusal,
        CONNECTION,
        Repeat.NEVER,
        record -> connection(refusal + " (docs/troubleshooting.md#proxy-login)", e, record));
  }

  private AttemptFailure cancelled(IOException e, boolean processed) {
    return endedByCaller(
        Cancellation.DESCRIPTION,
        CONNECTION,
        processed,
        record -> connection(Cancellation.DESCRIPTION, e, record));
  }

  private AttemptFailure interrupted(IOException e, boolean processed) {
    String text = "the calling thread was interrupted";
    return endedByCaller(
        text,
        INTERRUPTED,
        processed,
        record -> new CallInterruptedException(call.describe(text), e, record));
  }

  private static AttemptFailure endedByCaller(
      String text,
      String reason,
      boolean processed,
      Function<CallRecord, VitalsException> exception) {
    return processed
        ? AttemptFailure.ambiguous(text, reason, Repeat.NEVER, exception)
        : AttemptFailure.unprocessed(text, reason, Repeat.NEVER, exception);
  }

  private ConnectionException connection(String text, IOException e, CallRecord record) {
    return new ConnectionException(call.describe(text), call.redaction().cause(e), record);
  }

  private String quoted(Throwable e) {
    return call.redaction().excerpt(IoCauses.words(e));
  }
}
