package dev.vitals.internal.call;

import dev.vitals.calls.CallListener;
import dev.vitals.calls.CallObserver;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Finds the observers of a call: those of the configured listener and the log, if any. Thread-safe.
 */
public final class Observers {
  /** Shared, so that a call without an observer allocates nothing for one. */
  public static final CallObserver NOBODY = new CallObserver() {};

  private static final Logger LOG = System.getLogger("dev.vitals.client");

  private final @Nullable CallListener listener;
  private final AtomicBoolean complained = new AtomicBoolean();

  public Observers(@Nullable CallListener listener) {
    this.listener = listener;
  }

  /** A call begins. */
  public CallObserver start(String operation) {
    CallObserver observer = listener == null ? NOBODY : observer(listener, operation);
    return LOG.isLoggable(Level.DEBUG) ? new LoggingObserver(LOG, operation, observer) : observer;
  }

  private CallObserver observer(CallListener asked, String operation) {
    try {
      CallObserver observer = asked.callStarted(operation);
      Objects.requireNonNull(observer, "the call listener returned no observer");
      return new SafeObserver(observer, this);
    } catch (Exception e) { // a listener in another language may throw checked exceptions
      complain(e);
      return NOBODY;
    }
  }

  /** Logs that a listener threw; the call goes on. */
  public void complain(Exception e) {
    if (complained.compareAndSet(false, true)) {
      LOG.log(
          Level.WARNING, "the call listener threw an exception; further ones are not logged", e);
    }
  }
}
