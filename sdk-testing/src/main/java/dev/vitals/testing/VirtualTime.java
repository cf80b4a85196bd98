package dev.vitals.testing;

import static java.util.Objects.requireNonNull;

import dev.vitals.testing.internal.time.Timeline;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;

/**
 * A clock that advances only when a test says so, or while somebody sleeps on it; nobody really
 * waits.
 *
 * <p>A client takes it for its retries, and the fakes for what they date and limit: {@code
 * Configuration.builder(url).time(time, time::sleep)} and {@code
 * FakeServices.builder().clock(time)}.
 *
 * <p>Safe for use by several threads. Their sleeps overlap as real ones do: two threads that sleep
 * for 20 seconds at the same time take 20 seconds, not 40. For that, a sleep is held back as long as
 * another thread that has read this clock since it last advanced is still running, but for half a
 * second at most.
 */
public final class VirtualTime extends Clock {
  private final ZoneId zone;
  private final Timeline timeline;

  private VirtualTime(ZoneId zone, Timeline timeline) {
    this.zone = zone;
    this.timeline = timeline;
  }

  /** Starts at this instant; its zone is UTC. */
  public static VirtualTime startingAt(Instant now) {
    return new VirtualTime(ZoneOffset.UTC, new Timeline(requireNonNull(now, "now")));
  }

  /** Starts at the current time of the machine; its zone is UTC. */
  public static VirtualTime start() {
    return startingAt(Instant.now());
  }

  /**
   * Advances the clock, and ends the sleeps that are over then; {@link #waits()} does not show it.
   *
   * @throws IllegalArgumentException if the step is negative
   */
  public void advance(Duration step) {
    timeline.advance(requireNotNegative(step, "step"));
  }

  /**
   * Advances the clock as a sleep of this length does, without waiting; {@link #waits()} shows it.
   *
   * @throws InterruptedException if the thread is interrupted, as in every sleep; no time passes
   * @throws IllegalArgumentException if the duration is negative
   */
  public void sleep(Duration duration) throws InterruptedException {
    timeline.sleep(requireNotNegative(duration, "duration"));
  }

  /** The length of each {@link #sleep}, in the order they began; a copy that does not grow. */
  public List<Duration> waits() {
    return timeline.waits();
  }

  @Override
  public Instant instant() {
    return timeline.now();
  }

  @Override
  public ZoneId getZone() {
    return zone;
  }

  /** Returns the same time shown in another zone: both advance together. */
  @Override
  public VirtualTime withZone(ZoneId zone) {
    return new VirtualTime(requireNonNull(zone, "zone"), timeline);
  }

  /** The same time for those who only read it: no sleep is held back for them. */
  Clock forReaders() {
    return new Clock() {
      @Override
      public Instant instant() {
        return timeline.peek();
      }

      @Override
      public ZoneId getZone() {
        return zone;
      }

      @Override
      public Clock withZone(ZoneId other) {
        return VirtualTime.this.withZone(other).forReaders();
      }
    };
  }

  private static Duration requireNotNegative(Duration time, String name) {
    if (time.isNegative()) {
      throw new IllegalArgumentException(name + " must not be negative, was " + time);
    }
    return time;
  }
}
