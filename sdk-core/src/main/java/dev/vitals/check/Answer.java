package dev.vitals.check;

import dev.vitals.calls.CallRecord;
import dev.vitals.errors.VitalsException;

/** What one service answered, and what that means. */
record Answer(Verdict verdict, String text, CallRecord call) {
  /** Returns what is known about the call that failed with {@code failure}. */
  static CallRecord callOf(VitalsException failure) {
    return new CallRecord(
        failure.attempts(),
        failure.requestId().orElse(null),
        failure.elapsed(),
        failure.mayHaveBeenProcessed());
  }
}
