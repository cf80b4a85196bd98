package dev.vitals.client;

import dev.vitals.errors.Attempt;
import dev.vitals.errors.CallRecord;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What happened in one call so far. Of one thread until the call is answered. */
final class CallLog {
  private final Time time;
  private final Cancellation cancellation;
  private final long startNanos;
  private final List<Attempt> attempts = new ArrayList<>(1);
  private @Nullable String requestId;
  private boolean mayHaveBeenProcessed;

  CallLog(Time time, Cancellation cancellation) {
    this.time = time;
    this.cancellation = cancellation;
    this.startNanos = time.nanos();
  }

  Duration elapsed() {
    return Duration.ofNanos(time.nanos() - startNanos);
  }

  Cancellation cancellation() {
    return cancellation;
  }

  void add(Attempt attempt) {
    attempts.add(attempt);
  }

  int attempts() {
    return attempts.size();
  }

  /** Once a request may have been processed, no later failure takes that back. */
  void mayHaveBeenProcessed(boolean may) {
    mayHaveBeenProcessed |= may;
  }

  void requestId(@Nullable String id) {
    requestId = id;
  }

  CallRecord record() {
    return new CallRecord(attempts, requestId, elapsed(), mayHaveBeenProcessed);
  }
}
