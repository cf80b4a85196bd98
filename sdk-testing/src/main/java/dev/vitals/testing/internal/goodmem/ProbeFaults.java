package dev.vitals.testing.internal.goodmem;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Which probes of a session fail, by their number. Safe for use by several threads. */
public final class ProbeFaults {
  private final Map<Integer, Fault> faults = new ConcurrentHashMap<>();

  /** Lets probe {@code seq} of every session fail with the provider's status and words. */
  public void fail(int seq, int httpStatus, String errorMessage) {
    faults.put(seq, new Fault(false, httpStatus, errorMessage));
  }

  /** Lets probe {@code seq} of every session run into its timeout. */
  public void timeOut(int seq) {
    faults.put(seq, new Fault(true, 504, "Probe timed out"));
  }

  /** Lets all probes succeed again. */
  public void clear() {
    faults.clear();
  }

  Optional<Fault> of(int seq) {
    return Optional.ofNullable(faults.get(seq));
  }

  record Fault(boolean timeout, int httpStatus, String errorMessage) {}
}
