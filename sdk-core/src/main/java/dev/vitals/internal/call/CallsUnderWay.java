package dev.vitals.internal.call;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What the close of a client has to end. Thread-safe. */
public final class CallsUnderWay {
  private final Set<Cancellation> calls = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  /** A call begins; it is cancelled at once if the client is closed. */
  public void begin(Cancellation call) {
    calls.add(call);
    if (closed) {
      call.cancel(); // close() may have looked before this call was there
    }
  }

  /** It has its answer, which for a stream is in other hands now, or none. */
  public void end(Cancellation call) {
    calls.remove(call);
    call.forget();
  }

  /** Ends the calls under way and those that begin from now on. */
  public void close() {
    closed = true;
    calls.forEach(Cancellation::cancel);
  }
}
