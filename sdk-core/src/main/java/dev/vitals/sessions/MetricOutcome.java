package dev.vitals.sessions;

import dev.vitals.errors.VitalsException;
import dev.vitals.model.Metric;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The outcome for one metric of a {@linkplain SessionsApi#recordMetrics batch}. Immutable. */
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

  /** The metric as it was passed in. */
  public Metric metric() {
    return metric;
  }

  /** The metric as stored, according to the server's answer; empty if the call failed. */
  public Optional<Metric> stored() {
    return Optional.ofNullable(stored);
  }

  /**
   * Why the call failed: usually a {@code VitalsException}, otherwise an exception that the client
   * threw before it sent anything. Empty if the metric was stored.
   */
  public Optional<RuntimeException> failure() {
    return Optional.ofNullable(failure);
  }

  /**
   * Whether the server has or may have the metric; sending it again is safe only if this is false.
   */
  public boolean mayBeStored() {
    return failure == null || (failure instanceof VitalsException e && e.mayHaveBeenProcessed());
  }

  @Override
  public String toString() {
    return "MetricOutcome[item=" + metric.item()
        + (failure == null ? ", stored=true]" : ", failure=" + failure.getMessage() + "]");
  }
}
