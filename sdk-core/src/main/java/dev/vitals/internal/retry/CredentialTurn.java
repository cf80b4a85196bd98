package dev.vitals.internal.retry;

import dev.vitals.config.Credentials;
import dev.vitals.errors.CallInterruptedException;
import dev.vitals.errors.CallTimeoutException;
import dev.vitals.internal.call.CallLog;
import dev.vitals.internal.call.CallPlan;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/** The credential within one call: asked for once, and once more after a 401. */
public final class CredentialTurn {
  private final Credentials credentials;
  private final CallPlan plan;
  private final CallLog log;
  private String value;
  private boolean renewed;

  public CredentialTurn(Credentials credentials, CallPlan plan, CallLog log) {
    this.credentials = credentials;
    this.plan = plan;
    this.log = log;
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
    if (renewed || credentials.headerName().isEmpty() || isTimeUp()) {
      return false;
    }
    renewed = true;
    String other = ask(value);
    boolean differs = !other.equals(value);
    value = other;
    return differs && !isTimeUp();
  }

  private String ask(@Nullable String rejected) {
    try {
      return credentials.value(rejected);
    } catch (CancellationException e) {
      if (!Thread.currentThread().isInterrupted()) {
        throw e; // thrown by the source itself
      }
      throw log.ended(new CallInterruptedException(
          plan.describe("the calling thread was interrupted while waiting for the credential"),
          e,
          log.record()));
    }
  }

  /** A source on the caller's thread cannot be cut off, but it may have been too slow. */
  private String inTime(String given) {
    if (!given.isEmpty() && isTimeUp()) {
      throw log.ended(new CallTimeoutException(
          plan.describe("no credential came within " + plan.timeouts().overall()
              + " (Timeouts.overall()); its source took too long"
              + " (docs/troubleshooting.md#timeout)"),
          null,
          log.record()));
    }
    return given;
  }

  private boolean isTimeUp() {
    return plan.remaining(log).compareTo(Duration.ZERO) <= 0;
  }
}
