package dev.vitals.internal.answer;

import dev.vitals.calls.CallEnd.Outcome;
import dev.vitals.internal.call.CallLog;
import dev.vitals.internal.stream.StreamWatch;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Times a stream's items for the observer. One thread reads; any thread may end it. */
public final class StreamTimes implements StreamWatch {
  private final CallLog log;
  private Duration asked = Duration.ZERO; // confined to the reading thread
  private @Nullable Duration before; // guarded by this, like the fields below
  private boolean ended;

  public StreamTimes(CallLog log) {
    this.log = log;
  }

  @Override
  public void itemAsked() {
    asked = log.elapsed();
  }

  @Override
  public synchronized void itemRead() {
    if (ended) {
      return; // closed by another thread while this one was reading
    }
    Duration now = log.elapsed();
    if (before == null) {
      log.observer().firstItem(now);
    } else {
      log.observer().nextItem(now.minus(before), now.minus(asked));
    }
    before = now;
  }

  @Override
  public void finished(long delivered) {
    end(Outcome.FINISHED, "", delivered);
  }

  @Override
  public void closed(long delivered) {
    end(Outcome.CLOSED, "", delivered);
  }

  @Override
  public void broken(Throwable failure, long delivered) {
    end(Outcome.BROKEN, CallLog.reason(failure), delivered);
  }

  private synchronized void end(Outcome outcome, String reason, long delivered) {
    if (!ended) {
      ended = true;
      log.end(outcome, reason, delivered);
    }
  }
}
