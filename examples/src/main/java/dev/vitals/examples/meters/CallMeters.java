package dev.vitals.examples.meters;

import dev.vitals.calls.Attempt;
import dev.vitals.calls.CallEnd;
import dev.vitals.calls.CallListener;
import dev.vitals.calls.CallObserver;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;

/**
 * Reports what the SDK does as Micrometer's meters: calls, attempts, waits, and the rhythm of
 * streams. One page, to copy. Thread-safe.
 */
public final class CallMeters implements CallListener {
  private final MeterRegistry registry;

  /** Registers the meters in {@code registry}. */
  public CallMeters(MeterRegistry registry) {
    this.registry = registry;
  }

  @Override
  public CallObserver callStarted(String operation) {
    Tags tags = Tags.of("operation", operation);
    return new CallObserver() {
      @Override
      public void attemptEnded(Attempt attempt) {
        Tags how = tags.and(
            "status", Integer.toString(attempt.status().orElse(0)),
            "reason", attempt.reason().orElse(""));
        registry.counter("vitals.attempts", how).increment();
      }

      @Override
      public void waiting(Duration wait, boolean askedByService) {
        registry.timer("vitals.waits", tags).record(wait);
      }

      @Override
      public void firstItem(Duration sinceStart) {
        registry.timer("vitals.stream.first", tags).record(sinceStart);
      }

      @Override
      public void nextItem(Duration gap, Duration waited) {
        registry.timer("vitals.stream.gap", tags).record(gap);
      }

      @Override
      public void ended(CallEnd end) {
        Tags how =
            tags.and("outcome", end.outcome().name(), "reason", end.reason().orElse(""));
        registry.timer("vitals.calls", how).record(end.elapsed());
      }
    };
  }
}
