package dev.vitals.client;

import dev.vitals.config.CallEnd;
import dev.vitals.config.CallObserver;
import java.time.Duration;

/** Keeps what a caller's observer throws away from the call. */
final class GuardedObserver implements CallObserver {
  private final CallObserver observer;
  private final CallWatch watch;

  GuardedObserver(CallObserver observer, CallWatch watch) {
    this.observer = observer;
    this.watch = watch;
  }

  @Override
  public void attemptEnded(int number, int status, String fault) {
    tell(() -> observer.attemptEnded(number, status, fault));
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
  public void ended(CallEnd end) {
    tell(() -> observer.ended(end));
  }

  private void tell(Runnable news) {
    try {
      news.run();
    } catch (Exception e) { // an observer may come from a language that declares none
      watch.complain(e);
    }
  }
}
