package dev.vitals.client;

import dev.vitals.errors.Attempt;
import dev.vitals.errors.CallRecord;
import dev.vitals.errors.VitalsException;
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
  private final List<VitalsException> earlier = new ArrayList<>(0);
  private @Nullable String requestId;
  private boolean mayHaveBeenProcessed;
  private Redaction redaction = Redaction.NONE;

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

  /** Remembers a secret that is about to be sent. */
  void hide(String secret) {
    redaction = redaction.and(secret);
  }

  /** For everything that the service says from now on. */
  Redaction redaction() {
    return redaction;
  }

  /** Whether an attempt went to a connection whose server does not answer for this host (421). */
  boolean wasMisdirected() {
    return attempts.stream().anyMatch(attempt -> attempt.status().orElse(0) == 421);
  }

  /** Keeps the failure of an attempt that is not the last one. */
  void keep(VitalsException failure) {
    earlier.add(failure);
  }

  /** The exception that ends the call, with the failures before it. */
  <E extends VitalsException> E ended(E last) {
    earlier.stream().filter(failure -> failure != last).forEach(last::addSuppressed);
    return last;
  }

  /** Once a request may have been processed, no later failure takes that back. */
  void mayHaveBeenProcessed(boolean may) {
    mayHaveBeenProcessed |= may;
  }

  void requestId(@Nullable String id) {
    requestId = id == null ? null : redaction.mask(id);
  }

  CallRecord record() {
    return new CallRecord(attempts, requestId, elapsed(), mayHaveBeenProcessed);
  }
}
