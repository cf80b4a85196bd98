package dev.vitals.testing.internal.time;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.concurrent.TimeUnit;

/**
 * One course of time for several threads. It advances to the end of the earliest sleep once every
 * thread that takes part in it sleeps. A thread takes part from reading the time until time advances
 * again, unless it has ended or waits for something else. Thread-safe.
 */
public final class Timeline {
  private static final long PATIENCE_NANOS = TimeUnit.MILLISECONDS.toNanos(500);
  private static final long WAITING_NANOS = TimeUnit.MILLISECONDS.toNanos(50); // longer than a lock
  private static final long LOOK_MILLIS = 1;
  private static final long RUNNING = -1;

  private final List<Duration> waits = new ArrayList<>(); // all guarded by this
  private final List<Sleep> sleeps = new ArrayList<>();
  private final Map<Thread, Long> awake = new HashMap<>(); // since when it waits, or RUNNING
  private Instant now;

  /** Compared by identity: two sleeps may end at the same time. */
  private static final class Sleep {
    private final Instant end;

    private Sleep(Instant end) {
      this.end = end;
    }
  }

  /** Starts at this instant. */
  public Timeline(Instant now) {
    this.now = now;
  }

  /** The time, for a thread that may sleep by it. */
  public synchronized Instant now() {
    awake.keySet().removeIf(thread -> !thread.isAlive());
    awake.putIfAbsent(Thread.currentThread(), RUNNING);
    return now;
  }

  /** The time, for a thread that never sleeps by it. */
  public synchronized Instant peek() {
    return now;
  }

  /** The sleeps so far, in the order they began. */
  public synchronized List<Duration> waits() {
    return List.copyOf(waits);
  }

  /** Advances by this step. */
  public synchronized void advance(Duration step) {
    advanceTo(now.plus(step));
  }

  /**
   * Sleeps.
   *
   * @throws InterruptedException if the thread is interrupted
   */
  public synchronized void sleep(Duration duration) throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException("interrupted before a sleep of " + duration);
    }
    Sleep sleep = new Sleep(now.plus(duration));
    waits.add(duration);
    sleeps.add(sleep);
    awake.remove(Thread.currentThread());
    try {
      long since = System.nanoTime();
      while (now.isBefore(sleep.end)) {
        if (everybodySleeps(System.nanoTime() - since)) {
          advanceTo(earliestEnd(sleep));
          since = System.nanoTime();
        } else {
          TimeUnit.MILLISECONDS.timedWait(this, LOOK_MILLIS);
        }
      }
    } finally {
      sleeps.remove(sleep);
      awake.put(Thread.currentThread(), RUNNING);
    }
  }

  private boolean everybodySleeps(long waitedNanos) {
    if (sleeps.stream().anyMatch(other -> !now.isBefore(other.end))) {
      return false; // it is about to wake up
    }
    long present = System.nanoTime();
    awake.replaceAll((thread, since) -> {
      boolean waits = thread.getState() == Thread.State.WAITING
          || thread.getState() == Thread.State.TIMED_WAITING;
      return waits ? (since == RUNNING ? present : since) : RUNNING;
    });
    return waitedNanos > PATIENCE_NANOS
        || awake.entrySet().stream().allMatch(entry -> takesNoPart(entry, present));
  }

  /** Such as a thread that waits for the result of one that sleeps. */
  private static boolean takesNoPart(Entry<Thread, Long> thread, long present) {
    long since = thread.getValue();
    return !thread.getKey().isAlive() || (since != RUNNING && present - since > WAITING_NANOS);
  }

  private Instant earliestEnd(Sleep own) {
    return sleeps.stream().map(sleep -> sleep.end).min(Instant::compareTo).orElse(own.end);
  }

  private void advanceTo(Instant time) {
    now = time;
    awake.clear();
    notifyAll();
  }
}
