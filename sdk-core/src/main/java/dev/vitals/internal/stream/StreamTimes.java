package dev.vitals.internal.stream;

import dev.vitals.calls.CallEnd.Outcome;
import dev.vitals.internal.call.CallContext;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Times a stream's items for whoever observes the call. One thread reads, any thread may end it; the
 * first end counts.
 */
final class StreamTimes {
  private final CallContext call;
  private Duration asked = Duration.ZERO; // of the reading thread
  private @Nullable Duration before; // guarded by this, as is what follows
  private boolean ended;

  StreamTimes(CallContext call) {
    this.call = call;
  }

  /** The reading thread begins to look for an item. */
  void itemAsked() {
    asked = call.elapsed();
  }

  /** It has one. */
  synchronized void itemRead() {
    if (ended) {
      return; // closed by another thread, while this one was reading
    }
    Duration now = call.elapsed();
    if (before == null) {
      call.observer().firstItem(now);
    } else {
      call.observer().nextItem(now.minus(before), now.minus(asked));
    }
    before = now;
  }

  /** The service sent a sign of life that is not an item. */
  synchronized void heartbeat() {
    if (!ended) {
      call.observer().heartbeat(call.elapsed());
    }
  }

  /** The stream came to its end. */
  void finished(long delivered) {
    end(Outcome.FINISHED, "", delivered);
  }

  /** It was closed before, by any thread. */
  void closed(long delivered) {
    end(Outcome.CLOSED, "", delivered);
  }

  /** It broke; {@code failure} is about to be thrown. */
  void broken(Throwable failure, long delivered) {
    end(Outcome.BROKEN, CallContext.reason(failure), delivered);
  }

  private synchronized void end(Outcome outcome, String reason, long delivered) {
    if (!ended) {
      ended = true;
      call.end(outcome, reason, delivered);
    }
  }
}
