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
 * What came of one target's probes so far. It takes one event after the other: a subscriber that
 * asks for the next one when it is done with the last is never overrun. Safe for use by several
 * threads.
 */
public final class PingLog implements Flow.Subscriber<PingEvent> {
  private final String targetId;
  private final Consumer<Incident> incidents;
  private final Runnable atEnd;
  private final List<PingResult> results = new ArrayList<>(); // guarded by this
  private String name; // guarded by this
  private Flow.@Nullable Subscription subscription;

  /**
   * A log that is still empty.
   *
   * @param incidents told of failures and notices when they come
   * @param atEnd run once, when there will be no more events
   */
  public PingLog(String targetId, Consumer<Incident> incidents, Runnable atEnd) {
    this.targetId = targetId;
    this.name = targetId; // until the first result tells a better one
    this.incidents = incidents;
    this.atEnd = atEnd;
  }

  /** Something to show at once: a failed probe, a notice, or a broken stream. */
  public record Incident(Instant at, String target, boolean failure, String words) {}

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
        .ifPresent(notice -> tell(Instant.now(), false, notice.code() + ": " + notice.message()));
    if (subscription != null) {
      subscription.request(1);
    }
  }

  @Override
  public void onError(Throwable failure) {
    tell(Instant.now(), true, "the stream broke: " + failure.getMessage());
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

  /** The model's name, once it is known. */
  synchronized String name() {
    return name;
  }

  synchronized List<PingResult> results() {
    return List.copyOf(results);
  }

  /** Latencies of the probes that were answered, in milliseconds. */
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
      tell(
          sentAt(result),
          true,
          "probe " + result.seq() + " failed: " + result.httpStatus() + " "
              + result.errorMessage());
    }
  }

  private void tell(Instant at, boolean failure, String words) {
    incidents.accept(new Incident(at, name(), failure, words));
  }
}
