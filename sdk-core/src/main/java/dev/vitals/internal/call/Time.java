package dev.vitals.internal.call;

import dev.vitals.config.Configuration;
import dev.vitals.config.Sleeper;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.ThreadLocalRandom;

/** Clock, sleep and randomness, passed in so that tests can control them. */
public interface Time {
  /** The machine's own time. */
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

  /** The time set in the configuration; by default the machine's own. */
  static Time of(Configuration configuration) {
    InstantSource clock = configuration.clock().orElse(null);
    Sleeper sleeper = configuration.sleeper().orElse(null);
    return clock == null || sleeper == null ? SYSTEM : new ConfiguredTime(clock, sleeper);
  }

  Instant now();

  /** A clock that never goes backwards. */
  long nanos();

  /** Sleeps, at most until the cancellation. */
  void sleep(Duration duration, Cancellation cancellation) throws InterruptedException;

  /** A random number from 0 inclusive to 1 exclusive. */
  double random();
}
