package dev.vitals.sessions;

import static java.util.Objects.requireNonNull;

import dev.vitals.calls.CallRecord;
import dev.vitals.client.ApiClient;
import dev.vitals.errors.CallInterruptedException;
import dev.vitals.model.Metric;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * Stores many metrics, a few at a time, and reports the outcome of each. Whoever sees a call end
 * begins the next ones, so that no thread waits. Thread-safe, for one use.
 */
final class MetricBatch {
  /** The record of a call that was abandoned while in flight. */
  private static final CallRecord GIVEN_UP = new CallRecord(List.of(), null, Duration.ZERO, true);

  private final ApiClient client;
  private final List<Metric> metrics;
  private final int inFlight;
  private final CompletableFuture<List<MetricOutcome>> done;
  private volatile @Nullable Thread waiting;

  // Guarded by this:
  private final @Nullable MetricOutcome[] outcomes;
  private final Map<Integer, CompletableFuture<Metric>> underWay = new HashMap<>();
  private int next;
  private int left;
  private boolean stopped;
  private boolean beginning;

  MetricBatch(ApiClient client, Collection<Metric> metrics, int inFlight) {
    if (inFlight < 1) {
      throw new IllegalArgumentException("inFlight must be at least 1, was " + inFlight);
    }
    this.client = client;
    this.metrics = List.copyOf(requireNonNull(metrics, "metrics"));
    this.inFlight = inFlight;
    this.outcomes = new MetricOutcome[this.metrics.size()];
    this.left = outcomes.length;
    this.done = new Batch(this);
  }

  /** Cancelling it stops the batch. */
  private static final class Batch extends CompletableFuture<List<MetricOutcome>> {
    private final MetricBatch batch;

    Batch(MetricBatch batch) {
      this.batch = batch;
    }

    @Override
    public boolean cancel(boolean mayInterrupt) {
      boolean cancelled = super.cancel(mayInterrupt);
      batch.stop();
      return cancelled;
    }
  }

  /** Sends the metrics; the future has their outcomes, in the order given. */
  CompletableFuture<List<MetricOutcome>> start() {
    if (metrics.isEmpty()) {
      done.complete(List.of());
    }
    begin();
    return done;
  }

  /** Sends the metrics and waits for their outcomes; an interrupt ends the batch. */
  List<MetricOutcome> await() {
    waiting = Thread.currentThread();
    try {
      return start().get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return stopped();
    } catch (ExecutionException e) {
      throw new CompletionException(e.getCause()); // an Error of the client's
    }
  }

  /** Begins as many calls as may be under way; not within itself, however soon a call ends. */
  private void begin() {
    synchronized (this) {
      if (beginning) {
        return;
      }
      beginning = true;
    }
    while (true) {
      int index;
      boolean interrupted =
          Thread.currentThread() == waiting && Thread.currentThread().isInterrupted();
      synchronized (this) {
        if (interrupted || stopped || next == metrics.size() || underWay.size() >= inFlight) {
          beginning = false;
          return;
        }
        index = next++;
      }
      begin(index);
    }
  }

  @SuppressWarnings("FutureReturnValueIgnored") // what it completes with becomes an outcome
  private void begin(int index) {
    Metric metric = metrics.get(index);
    CompletableFuture<Metric> call;
    try {
      call = client.sendAsync(SessionsApi.createMetricRequest(metric));
    } catch (RuntimeException e) {
      call = CompletableFuture.failedFuture(e);
    }
    boolean late;
    synchronized (this) {
      underWay.put(index, call);
      late = stopped;
    }
    if (late) {
      call.cancel(true);
    }
    call.whenComplete((stored, failure) -> ended(index, stored, failure));
  }

  private void ended(int index, @Nullable Metric stored, @Nullable Throwable failure) {
    if (failure instanceof Error) {
      done.completeExceptionally(failure);
    }
    Metric metric = metrics.get(index);
    boolean all;
    synchronized (this) {
      underWay.remove(index);
      if (!stopped) {
        outcomes[index] = stored == null
            ? MetricOutcome.failed(metric, unchecked(failure))
            : MetricOutcome.stored(metric, stored);
        left--;
      }
      all = left == 0;
    }
    if (all) {
      done.complete(outcomes());
    } else {
      begin();
    }
  }

  private synchronized List<MetricOutcome> outcomes() {
    return List.copyOf(Arrays.asList(outcomes));
  }

  private void stop() {
    List<CompletableFuture<Metric>> abandoned;
    synchronized (this) {
      stopped = true;
      abandoned = List.copyOf(underWay.values());
    }
    abandoned.forEach(call -> call.cancel(true));
  }

  /** Ends the batch; what has no outcome yet was interrupted. */
  private List<MetricOutcome> stopped() {
    stop(); // from here on, none begins
    synchronized (this) {
      for (int i = 0; i < outcomes.length; i++) {
        if (outcomes[i] == null) {
          outcomes[i] = MetricOutcome.failed(
              metrics.get(i),
              i < next
                  ? interrupted("while the metric was being sent", GIVEN_UP)
                  : interrupted("before the metric was sent", CallRecord.NONE));
        }
      }
    }
    return outcomes();
  }

  private static CallInterruptedException interrupted(String when, CallRecord call) {
    return new CallInterruptedException("the calling thread was interrupted " + when, null, call);
  }

  private static RuntimeException unchecked(@Nullable Throwable failure) {
    return failure instanceof RuntimeException known ? known : new CompletionException(failure);
  }
}
