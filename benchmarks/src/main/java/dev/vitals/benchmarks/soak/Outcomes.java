package dev.vitals.benchmarks.soak;

import dev.vitals.calls.Attempt;
import dev.vitals.errors.ApiException;
import dev.vitals.errors.BrokenStreamException;
import dev.vitals.errors.DecodingException;
import dev.vitals.errors.VitalsException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** How the calls to one service ended, as the client saw it. */
final class Outcomes {
  static final String ANSWER = "answer";
  static final String FINISHED = "stream finished";
  static final String LEFT = "stream left";
  static final String WRONG = "wrong content";
  static final String UNTYPED = "untyped ";

  private final Map<String, LongAdder> counts = new ConcurrentHashMap<>();
  private final LongAdder attempts = new LongAdder();
  private final LongAdder replaced = new LongAdder();
  private final LongAdder unavailable = new LongAdder();
  private final LongAdder late = new LongAdder();

  void add(String outcome) {
    counts.computeIfAbsent(outcome, name -> new LongAdder()).increment();
  }

  /** A call that failed; only exceptions of the SDK are promised. */
  void add(Throwable failure) {
    if (failure instanceof VitalsException typed) {
      add(name(typed));
      attempted(typed.attempts());
    } else {
      add(UNTYPED + failure);
    }
  }

  void attempted(List<Attempt> made) {
    attempts.add(made.size());
    made.forEach(attempt -> replaced.add(attempt.replacedConnections()));
    unavailable.add(
        made.stream().filter(attempt -> attempt.status().orElse(0) == 503).count());
  }

  /** Records a call or an opening that took this long, with this timeout for each attempt. */
  void took(Duration time, Duration timeout) {
    late.add(time.dividedBy(timeout));
  }

  /** Returns the largest possible number of attempts that timed out. */
  long late() {
    return late.sum();
  }

  private static String name(VitalsException failure) {
    String type = failure.getClass().getSimpleName();
    if (failure instanceof BrokenStreamException broken) {
      return type + " " + broken.reason();
    } else if (failure instanceof DecodingException decoding) {
      return type + " " + decoding.problem();
    } else if (failure instanceof ApiException answered) {
      return type + " " + answered.status();
    }
    return type;
  }

  /** Returns the attempts of all calls that report theirs: all but streams that opened. */
  long attempts() {
    return attempts.sum();
  }

  /** Returns how often an attempt took another connection; the request may have been sent before. */
  long replaced() {
    return replaced.sum();
  }

  /** Returns how many of these attempts were answered with 503. */
  long unavailable() {
    return unavailable.sum();
  }

  /** Returns every outcome and how often it occurred. */
  Map<String, Long> counts() {
    Map<String, Long> sums = new TreeMap<>();
    counts.forEach((name, count) -> sums.put(name, count.sum()));
    return sums;
  }
}
