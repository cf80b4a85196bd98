package dev.vitals.internal.call;

import dev.vitals.config.Sleeper;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** The time set in a configuration, with the machine's own randomness. */
public final class ConfiguredTime implements Time {
  private final InstantSource clock;
  private final Sleeper sleeper;
  private final Instant start;

  public ConfiguredTime(InstantSource clock, Sleeper sleeper) {
    this.clock = clock;
    this.sleeper = sleeper;
    this.start = clock.instant();
  }

  @Override
  public Instant now() {
    return clock.instant();
  }

  @Override
  public long nanos() {
    return Duration.between(start, now()).toNanos();
  }

  @Override
  public void sleep(Duration duration, Cancellation cancellation) throws InterruptedException {
    cancellation.sleep(duration, sleeper);
  }

  @Override
  public double random() {
    return SYSTEM.random();
  }
}
