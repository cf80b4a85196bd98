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

  /** What of the value no message may show. */
  public String secret() {
    return credentials.withoutPrefix(value);
  }

  /** After a 401: asks for another value; false if there is none worth a try, or no time for it. */
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
        throw e; // of the source's own
      }
      throw log.ended(new CallInterruptedException(
          plan.describe("the calling thread was interrupted while it waited for the credential"),
          e,
          log.record()));
    }
  }

  /** Nothing can cut a source off that runs on the caller's thread, but it may have been too slow. */
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
