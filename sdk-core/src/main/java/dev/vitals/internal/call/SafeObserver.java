package dev.vitals.internal.call;

import dev.vitals.calls.Attempt;
import dev.vitals.calls.CallEnd;
import dev.vitals.calls.CallObserver;
import java.time.Duration;

/** Shields the call from exceptions of the caller's observer. */
public final class SafeObserver implements CallObserver {
  private final CallObserver observer;
  private final Observers watch;

  public SafeObserver(CallObserver observer, Observers watch) {
    this.observer = observer;
    this.watch = watch;
  }

  @Override
  public void attemptEnded(Attempt attempt) {
    tell(() -> observer.attemptEnded(attempt));
  }

  @Override
  public void waiting(Duration wait, boolean askedByService) {
    tell(() -> observer.waiting(wait, askedByService));
  }

  @Override
  public void firstItem(Duration sinceStart) {
    tell(() -> observer.firstItem(sinceStart));
  }

  @Override
  public void nextItem(Duration gap, Duration waited) {
    tell(() -> observer.nextItem(gap, waited));
  }

  @Override
  public void heartbeat(Duration sinceStart) {
    tell(() -> observer.heartbeat(sinceStart));
  }

  @Override
  public void resuming(String reason, long delivered) {
    tell(() -> observer.resuming(reason, delivered));
  }

  @Override
  public void ended(CallEnd end) {
    tell(() -> observer.ended(end));
  }

  private void tell(Runnable news) {
    try {
      news.run();
    } catch (Exception e) { // an observer in another language may throw checked exceptions
      watch.complain(e);
    }
  }
}
