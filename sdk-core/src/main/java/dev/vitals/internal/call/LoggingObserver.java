package dev.vitals.internal.call;

import dev.vitals.calls.Attempt;
import dev.vitals.calls.CallEnd;
import dev.vitals.calls.CallObserver;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;

/** Logs what happens in one call, and passes it on to the next observer. */
public final class LoggingObserver implements CallObserver {
  private final Logger log;
  private final String operation;
  private final CallObserver next;
  private String lastAttempt = "not sent";

  public LoggingObserver(Logger log, String operation, CallObserver next) {
    this.log = log;
    this.operation = operation;
    this.next = next;
  }

  @Override
  public void attemptEnded(Attempt attempt) {
    String answer = attempt.status().isPresent() ? "HTTP " + attempt.status().getAsInt() : "";
    String reason = attempt.reason().orElse("");
    lastAttempt = answer + (answer.isEmpty() || reason.isEmpty() ? "" : ", ") + reason;
    next.attemptEnded(attempt);
  }

  @Override
  public void waiting(Duration wait, boolean askedByService) {
    log.log(
        Level.DEBUG,
        () -> operation + ": " + lastAttempt + "; waits " + wait.toMillis() + " ms, "
            + (askedByService ? "as the service asked" : "by backoff"));
    next.waiting(wait, askedByService);
  }

  @Override
  public void firstItem(Duration sinceStart) {
    log.log(Level.DEBUG, () -> operation + ": first item after " + sinceStart.toMillis() + " ms");
    next.firstItem(sinceStart);
  }

  @Override
  public void nextItem(Duration gap, Duration waited) {
    next.nextItem(gap, waited);
  }

  @Override
  public void heartbeat(Duration sinceStart) {
    next.heartbeat(sinceStart);
  }

  @Override
  public void resuming(String reason, long delivered) {
    log.log(
        Level.DEBUG,
        () ->
            operation + ": broken (" + reason + ") after " + delivered + " items; opens it again");
    next.resuming(reason, delivered);
  }

  @Override
  public void ended(CallEnd end) {
    log.log(Level.DEBUG, () -> operation + ": " + lastAttempt + "; " + end);
    next.ended(end);
  }
}
