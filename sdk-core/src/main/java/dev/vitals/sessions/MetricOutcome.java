package dev.vitals.sessions;

import dev.vitals.errors.VitalsException;
import dev.vitals.model.Metric;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What became of one metric of a {@linkplain SessionsApi#createMetrics batch}. Immutable. */
public final class MetricOutcome {
  private final Metric metric;
  private final @Nullable Metric stored;
  private final @Nullable RuntimeException failure;

  private MetricOutcome(
      Metric metric, @Nullable Metric stored, @Nullable RuntimeException failure) {
    this.metric = metric;
    this.stored = stored;
    this.failure = failure;
  }

  static MetricOutcome stored(Metric metric, Metric answer) {
    return new MetricOutcome(metric, answer, null);
  }

  static MetricOutcome failed(Metric metric, RuntimeException failure) {
    return new MetricOutcome(metric, null, failure);
  }

  /** The metric as it was given. */
  public Metric metric() {
    return metric;
  }

  /** The metric as the server answered that it stored it; empty if that failed. */
  public Optional<Metric> stored() {
    return Optional.ofNullable(stored);
  }

  /**
   * Why it failed: as a rule a {@code VitalsException}, or what the client threw before it sent
   * anything. Empty if the metric is stored.
   */
  public Optional<RuntimeException> failure() {
    return Optional.ofNullable(failure);
  }

  /** Whether the server has the metric, or may have; only where not, sending it again is safe. */
  public boolean mayBeStored() {
    return failure == null || (failure instanceof VitalsException e && e.mayHaveBeenProcessed());
  }

  @Override
  public String toString() {
    return metric.item() + (failure == null ? ": stored" : ": " + failure.getMessage());
  }
}
