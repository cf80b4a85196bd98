package dev.vitals.examples.watch;

import dev.vitals.model.PingEvent;
import dev.vitals.model.PingResult;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Flow;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Collects the results of one target's probes. It requests one event at a time, so it is never
 * overrun. Thread-safe.
 */
public final class PingLog implements Flow.Subscriber<PingEvent> {
  private final String targetId;
  private final Consumer<Incident> incidents;
  private final Runnable atEnd;
  private final List<PingResult> results = new ArrayList<>(); // guarded by this
  private String name; // guarded by this
  private Flow.@Nullable Subscription subscription;

  /**
   * Makes an empty log.
   *
   * @param incidents receives failures and notices as they occur
   * @param atEnd is run once, after the last event
   */
  public PingLog(String targetId, Consumer<Incident> incidents, Runnable atEnd) {
    this.targetId = targetId;
    this.name = targetId; // until the first result has a better one
    this.incidents = incidents;
    this.atEnd = atEnd;
  }

  /** Something to show at once: a failed probe, a notice, or a broken stream. */
  public record Incident(Instant at, String target, boolean failure, String text) {}

  @Override
  public void onSubscribe(Flow.Subscription subscription) {
    this.subscription = subscription;
    subscription.request(1);
  }

  @Override
  public void onNext(PingEvent event) {
    event.asResult().ifPresent(this::add);
    event
        .asNotice()
        .ifPresent(notice -> report(Instant.now(), false, notice.code() + ": " + notice.message()));
    if (subscription != null) {
      subscription.request(1);
    }
  }

  @Override
  public void onError(Throwable failure) {
    report(Instant.now(), true, "the stream broke: " + failure.getMessage());
    atEnd.run();
  }

  @Override
  public void onComplete() {
    atEnd.run();
  }

  /** Returns the id that the log was made with. */
  public String targetId() {
    return targetId;
  }

  /** Returns the model's name; the target's id until the first result names the model. */
  synchronized String name() {
    return name;
  }

  synchronized List<PingResult> results() {
    return List.copyOf(results);
  }

  /** Returns the latencies of the answered probes, in milliseconds. */
  List<Double> latencies() {
    return results().stream().filter(PingResult::ok).map(PingResult::rttMs).toList();
  }

  static Instant sentAt(PingResult result) {
    return Instant.ofEpochSecond(0, result.timing().clientSendTimeUnixNanos());
  }

  private void add(PingResult result) {
    synchronized (this) {
      results.add(result);
      name = result.endpoint().modelIdentifier();
    }
    if (!result.ok()) {
      report(
          sentAt(result),
          true,
          "probe " + result.seq() + " failed: " + result.httpStatus() + " "
              + result.errorMessage());
    }
  }

  private void report(Instant at, boolean failure, String text) {
    incidents.accept(new Incident(at, name(), failure, text));
  }
}
