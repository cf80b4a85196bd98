package dev.vitals.client;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/** Clock, sleep and chance: passed in, so that tests need none of them. */
interface Time {
  /** The machine's own. */
  Time SYSTEM = new Time() {
    @Override
    public Instant now() {
      return Instant.now();
    }

    @Override
    public long nanos() {
      return System.nanoTime();
    }

    @Override
    public void sleep(Duration duration) throws InterruptedException {
      TimeUnit.NANOSECONDS.sleep(duration.toNanos());
    }

    @Override
    public void sleep(Duration duration, Cancellation cancellation) throws InterruptedException {
      cancellation.sleep(duration);
    }

    @Override
    public double random() {
      return ThreadLocalRandom.current().nextDouble();
    }
  };

  Instant now();

  /** A clock that only goes forward. */
  long nanos();

  void sleep(Duration duration) throws InterruptedException;

  /** Sleeps, but not beyond the cancellation. */
  default void sleep(Duration duration, Cancellation cancellation) throws InterruptedException {
    sleep(duration);
  }

  /** From 0 inclusive to 1 exclusive. */
  double random();
}
