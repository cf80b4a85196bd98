package dev.vitals.internal.call;

import dev.vitals.config.Configuration;
import dev.vitals.config.Sleeper;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.ThreadLocalRandom;

/** Clock, sleep and chance: passed in, so that tests need none of them. */
public interface Time {
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
    public void sleep(Duration duration, Cancellation cancellation) throws InterruptedException {
      cancellation.sleep(duration);
    }

    @Override
    public double random() {
      return ThreadLocalRandom.current().nextDouble();
    }
  };

  /** What the configuration says; by default the machine's own. */
  static Time of(Configuration configuration) {
    InstantSource clock = configuration.clock().orElse(null);
    Sleeper sleeper = configuration.sleeper().orElse(null);
    return clock == null || sleeper == null ? SYSTEM : new ConfiguredTime(clock, sleeper);
  }

  Instant now();

  /** A clock that only goes forward. */
  long nanos();

  /** Sleeps, but not beyond the cancellation. */
  void sleep(Duration duration, Cancellation cancellation) throws InterruptedException;

  /** From 0 inclusive to 1 exclusive. */
  double random();
}
