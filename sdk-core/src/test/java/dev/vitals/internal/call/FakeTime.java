package dev.vitals.internal.call;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Time that passes only while someone sleeps, and randomness that is always a half. */
public final class FakeTime implements Time {
  private final List<Duration> sleeps = new ArrayList<>();
  private final boolean interrupted;
  private Duration passed = Duration.ZERO;

  private FakeTime(boolean interrupted) {
    this.interrupted = interrupted;
  }

  public static FakeTime start() {
    return new FakeTime(false);
  }

  /** Every sleep is interrupted at once. */
  public static FakeTime interrupted() {
    return new FakeTime(true);
  }

  public void pass(Duration time) {
    passed = passed.plus(time);
  }

  public List<Duration> sleeps() {
    return sleeps;
  }

  @Override
  public Instant now() {
    return Instant.parse("2026-11-21T08:49:30Z").plus(passed);
  }

  @Override
  public long nanos() {
    return passed.toNanos() - 1_000; // near the turn from negative to positive
  }

  @Override
  public void sleep(Duration duration, Cancellation cancellation) throws InterruptedException {
    if (interrupted) {
      throw new InterruptedException();
    }
    sleeps.add(duration);
    pass(duration);
  }

  @Override
  public double random() {
    return 0.5;
  }
}
