package dev.vitals.client;

import dev.vitals.calls.Attempt;
import dev.vitals.calls.CallEnd;
import dev.vitals.calls.CallListener;
import dev.vitals.calls.CallObserver;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Writes down, in words, what a listener was told of one call. */
final class Told implements CallListener, CallObserver {
  private final List<String> lines = new ArrayList<>(); // guarded by itself
  private final CountDownLatch ended = new CountDownLatch(1);

  List<String> lines() {
    synchronized (lines) {
      return List.copyOf(lines);
    }
  }

  /** The same, once the call ended, on whichever thread. */
  List<String> linesToTheEnd() throws InterruptedException {
    if (!ended.await(10, TimeUnit.SECONDS)) {
      throw new AssertionError("the call did not end: " + lines());
    }
    return lines();
  }

  private void add(String line) {
    synchronized (lines) {
      lines.add(line);
    }
  }

  @Override
  public CallObserver callStarted(String operation) {
    add(operation);
    return this;
  }

  @Override
  public void attemptEnded(Attempt attempt) {
    add(("attempt " + attempt.number() + ": " + attempt.status().orElse(0) + " "
            + attempt.reason().orElse(""))
        .strip());
  }

  @Override
  public void waiting(Duration wait, boolean askedByService) {
    add("waits " + wait + (askedByService ? ", as asked" : ""));
  }

  @Override
  public void firstItem(Duration sinceStart) {
    add("first item after " + sinceStart);
  }

  @Override
  public void nextItem(Duration gap, Duration waited) {
    add("next item after " + gap + ", " + waited + " of it waiting");
  }

  @Override
  public void ended(CallEnd end) {
    add(end.toString());
    ended.countDown();
  }
}
