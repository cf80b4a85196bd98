package dev.vitals.examples.fleet;

import dev.vitals.client.ApiResponse;
import dev.vitals.model.PingResult;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts the results of pings. Thread-safe. */
public final class FleetTally {
  private final long start = System.nanoTime();
  private final List<PingResult> answered = new ArrayList<>(); // guarded by this
  private final Map<String, Integer> failures = new TreeMap<>(); // guarded by this
  private int done; // guarded by this
  private int repeated; // guarded by this

  /** Counts an answer; its result may be a probe that failed. */
  public synchronized void add(ApiResponse<PingResult> answer) {
    PingResult result = answer.body();
    done++;
    repeated += answer.attempts().size() > 1 ? 1 : 0;
    if (result.ok()) {
      answered.add(result);
    } else {
      count("%d %s".formatted(result.httpStatus(), result.errorMessage()));
    }
  }

  /** Counts a call that ended without an answer. */
  public synchronized void addFailure(Throwable failure) {
    done++;
    count(String.valueOf(failure.getMessage()));
  }

  synchronized int done() {
    return done;
  }

  synchronized int failed() {
    return done - answered.size();
  }

  /** Returns how many calls were answered after more than one attempt. */
  synchronized int repeated() {
    return repeated;
  }

  synchronized List<Double> latencies() {
    return answered.stream().map(PingResult::rttMs).toList();
  }

  synchronized List<PingResult> slowest(int count) {
    return answered.stream()
        .sorted(Comparator.comparingDouble(PingResult::rttMs).reversed())
        .limit(count)
        .toList();
  }

  /** Returns how often each failure occurred, by its message. */
  synchronized Map<String, Integer> failures() {
    return Map.copyOf(failures);
  }

  double seconds() {
    return (System.nanoTime() - start) / 1e9;
  }

  private void count(String message) {
    failures.merge(message, 1, Integer::sum);
  }
}
