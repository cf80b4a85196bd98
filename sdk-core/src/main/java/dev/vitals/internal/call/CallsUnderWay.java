package dev.vitals.internal.call;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The calls in progress, which closing the client has to end. Thread-safe. */
public final class CallsUnderWay {
  private final Set<Cancellation> calls = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  /** Adds a call, which is cancelled at once if the client is closed. */
  public void begin(Cancellation call) {
    calls.add(call);
    if (closed) {
      call.cancel(); // close() may have run before this call was added
    }
  }

  /** Removes a call that was answered or failed; an open stream is tracked elsewhere. */
  public void end(Cancellation call) {
    calls.remove(call);
    call.forget();
  }

  /** Cancels the calls in progress, and those that begin from now on. */
  public void close() {
    closed = true;
    calls.forEach(Cancellation::cancel);
  }
}
