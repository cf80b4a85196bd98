package dev.vitals.internal.retry;

import dev.vitals.config.Credentials;
import dev.vitals.errors.CallInterruptedException;
import dev.vitals.errors.CallTimeoutException;
import dev.vitals.internal.call.CallContext;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/** The credential within one call: asked for once, and once more after a 401. */
public final class CallCredential {
  private final Credentials credentials;
  private final CallContext call;
  private String value;
  private boolean renewed;

  public CallCredential(Credentials credentials, CallContext call) {
    this.credentials = credentials;
    this.call = call;
    this.value = inTime(ask(null));
  }

  public String value() {
    return value;
  }

  /** The part of the value that no message may show. */
  public String secret() {
    return credentials.withoutPrefix(value);
  }

  /** Asks for another value after a 401; false if there is no new one, or no time to try it. */
  public boolean renew() {
    if (renewed || credentials.headerName().isEmpty() || call.isTimeUp()) {
      return false;
    }
    renewed = true;
    String other = ask(value);
    boolean differs = !other.equals(value);
    value = other;
    return differs && !call.isTimeUp();
  }

  private String ask(@Nullable String rejected) {
    try {
      return credentials.value(rejected);
    } catch (CancellationException e) {
      if (!Thread.currentThread().isInterrupted()) {
        throw e; // thrown by the source itself
      }
      throw call.ended(new CallInterruptedException(
          call.describe("the calling thread was interrupted while waiting for the credential"),
          e,
          call.failureRecord()));
    }
  }

  /** A source on the caller's thread cannot be cut off, but it may have been too slow. */
  private String inTime(String given) {
    if (!given.isEmpty() && call.isTimeUp()) {
      throw call.ended(new CallTimeoutException(
          call.describe("no credential came within " + call.plan().timeouts().overall()
              + " (Timeouts.overall()); its source took too long"
              + " (docs/troubleshooting.md#timeout)"),
          null,
          call.failureRecord()));
    }
    return given;
  }
}
