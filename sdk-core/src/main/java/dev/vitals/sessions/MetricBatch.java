package dev.vitals.sessions;

import dev.vitals.calls.CallRecord;
import dev.vitals.client.ApiClient;
import dev.vitals.errors.CallInterruptedException;
import dev.vitals.model.Metric;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/** Stores many metrics, a few at a time, and reports the outcome of each. Not thread-safe. */
final class MetricBatch {
  /** The record of a call that was abandoned while in flight. */
  private static final CallRecord GIVEN_UP = new CallRecord(List.of(), null, Duration.ZERO, true);

  private final ApiClient client;
  private final Semaphore places;
  private final List<Sending> sendings = new ArrayList<>();

  MetricBatch(ApiClient client, int inFlight) {
    if (inFlight < 1) {
      throw new IllegalArgumentException("inFlight must be at least 1, was " + inFlight);
    }
    this.client = client;
    this.places = new Semaphore(inFlight);
  }

  /** A metric and its call, or null if it was not sent. */
  private record Sending(Metric metric, @Nullable CompletableFuture<Metric> call) {}

  List<MetricOutcome> send(Collection<Metric> metrics) {
    for (Metric metric : metrics) {
      sendings.add(new Sending(metric, hasPlace() ? begin(metric) : null));
    }
    return sendings.stream().map(MetricBatch::outcome).toList();
  }

  /** Waits until another call may begin; always false once the thread is interrupted. */
  private boolean hasPlace() {
    try {
      places.acquire(); // throws on an interrupted thread even if a permit is free
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @SuppressWarnings("FutureReturnValueIgnored") // whenComplete only releases the permit
  private CompletableFuture<Metric> begin(Metric metric) {
    CompletableFuture<Metric> call;
    try {
      call = client.sendAsync(SessionsApi.createMetricRequest(metric));
    } catch (RuntimeException e) {
      call = CompletableFuture.failedFuture(e);
    }
    call.whenComplete((stored, failure) -> places.release());
    return call;
  }

  private static MetricOutcome outcome(Sending sending) {
    Metric metric = sending.metric();
    CompletableFuture<Metric> call = sending.call();
    if (call == null) {
      return MetricOutcome.failed(
          metric, interrupted("before the metric was sent", CallRecord.NONE));
    }
    try {
      return MetricOutcome.stored(metric, call.get());
    } catch (ExecutionException e) {
      return MetricOutcome.failed(metric, failure(e.getCause()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      call.cancel(true);
      return MetricOutcome.failed(metric, interrupted("while the metric was being sent", GIVEN_UP));
    }
  }

  private static CallInterruptedException interrupted(String when, CallRecord call) {
    return new CallInterruptedException("the calling thread was interrupted " + when, null, call);
  }

  private static RuntimeException failure(@Nullable Throwable cause) {
    if (cause instanceof Error error) {
      throw error;
    }
    return cause instanceof RuntimeException failure ? failure : new CompletionException(cause);
  }
}
