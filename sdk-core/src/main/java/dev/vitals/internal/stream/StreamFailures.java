package dev.vitals.internal.stream;

import dev.vitals.errors.BrokenStreamException;
import dev.vitals.errors.BrokenStreamException.Reason;
import dev.vitals.errors.CallInterruptedException;
import dev.vitals.errors.ConnectionException;
import dev.vitals.errors.DecodingException;
import dev.vitals.errors.DecodingException.Problem;
import dev.vitals.errors.VitalsException;
import dev.vitals.internal.call.CallContext;
import dev.vitals.internal.json.Excerpt;
import java.io.EOFException;
import java.io.IOException;
import java.net.ProtocolException;
import java.net.SocketTimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Creates the exceptions of a broken stream; {@code delivered} counts the items before the break.
 */
final class StreamFailures {
  private final CallContext call;

  StreamFailures(CallContext call) {
    this.call = call;
  }

  /** The connection failed under the reader. */
  VitalsException connection(IOException e, long delivered) {
    if (Thread.currentThread().isInterrupted()) {
      return new CallInterruptedException(
          describe("the reading thread was interrupted"), e, call.failureRecord());
    }
    Reason reason = reason(e);
    return broken(reason, text(reason, e), e, delivered);
  }

  private static Reason reason(IOException e) {
    if (e instanceof SocketTimeoutException) {
      return Reason.IDLE;
    }
    // OkHttp's messages for a body that is shorter than its framing promised.
    if (e instanceof EOFException || e instanceof ProtocolException) {
      return Reason.TRUNCATED;
    }
    return Reason.RESET;
  }

  private String text(Reason reason, IOException e) {
    return switch (reason) {
      case IDLE ->
        "no byte was received for " + call.plan().timeouts().idle() + " (Timeouts.idle())";
      case TRUNCATED -> "the body was cut off before its end";
      default -> "the connection broke (" + e.getClass().getSimpleName() + ")";
    };
  }

  /** The body ended, cleanly but too early. */
  VitalsException truncated(boolean insideRecord, long delivered) {
    String text =
        insideRecord ? "the body ended inside a record" : "the body ended without its last item";
    return broken(Reason.TRUNCATED, text, null, delivered);
  }

  /** The client was closed, and its open streams with it. */
  VitalsException clientClosed(long delivered) {
    return new ConnectionException(
        describe("the client was closed before the stream ended; " + count(delivered)
            + " delivered (docs/troubleshooting.md#closed)"),
        null,
        call.failureRecord());
  }

  /** The service reported a failure, quoted here. */
  VitalsException serverError(@Nullable String words, long delivered) {
    String text = words == null || words.isBlank()
        ? "the service reported an error in the stream, without a word about it"
        : "the service reported an error in the stream: " + Excerpt.of(words);
    return broken(Reason.SERVER_ERROR, text, null, delivered);
  }

  /** The next record cannot be read; the message of {@code e} is safe to show. */
  VitalsException undecodable(Problem problem, Exception e, long delivered) {
    return new DecodingException(
        describe("record " + delivered + " cannot be read: " + e.getMessage()),
        problem,
        delivered,
        call.redaction().cause(e.getCause()),
        call.failureRecord());
  }

  private BrokenStreamException broken(
      Reason reason, String text, @Nullable Throwable cause, long delivered) {
    return new BrokenStreamException(
        describe(text + "; " + count(delivered) + " delivered" + help(reason)),
        reason,
        delivered,
        call.redaction().cause(cause),
        call.failureRecord());
  }

  private String describe(String text) {
    return call.describe(call.redaction().mask(text));
  }

  private static String count(long delivered) {
    return delivered == 1 ? "1 item was" : delivered + " items were";
  }

  private static String help(Reason reason) {
    return switch (reason) {
      case TRUNCATED -> " (docs/troubleshooting.md#truncated)";
      case RESET -> " (docs/troubleshooting.md#reset)";
      case IDLE -> " (docs/troubleshooting.md#idle)";
      case SERVER_ERROR -> ""; // the service's own message explains it
    };
  }
}
