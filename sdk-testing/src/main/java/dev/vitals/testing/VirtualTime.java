package dev.vitals.testing;

import static java.util.Objects.requireNonNull;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/**
 * A clock that goes on only when it is told to, or when somebody sleeps by it; nobody really waits.
 *
 * <p>A client takes it for its retries, and the fakes for what they date and limit: {@code
 * Configuration.builder(url).time(time, time::sleep)} and {@code
 * FakeServices.builder().clock(time)}. Safe for use by several threads.
 */
public final class VirtualTime extends Clock {
  private final ZoneId zone;
  private final Flow flow;

  /** What the clocks of all zones share. */
  private static final class Flow {
    private final List<Duration> waits = new ArrayList<>();
    private Instant now;

    private Flow(Instant now) {
      this.now = now;
    }

    private synchronized Instant now() {
      return now;
    }

    private synchronized void advance(Duration step) {
      now = now.plus(step);
    }

    private synchronized void wait(Duration time) {
      waits.add(time);
      advance(time);
    }

    private synchronized List<Duration> waits() {
      return List.copyOf(waits);
    }
  }

  private VirtualTime(ZoneId zone, Flow flow) {
    this.zone = zone;
    this.flow = flow;
  }

  /** Starts at this instant; its zone is UTC. */
  public static VirtualTime startingAt(Instant now) {
    return new VirtualTime(ZoneOffset.UTC, new Flow(requireNonNull(now, "now")));
  }

  /** Starts at the machine's present time; its zone is UTC. */
  public static VirtualTime start() {
    return startingAt(Instant.now());
  }

  /** Lets time pass; {@link #waits()} does not show it. */
  public void advance(Duration step) {
    flow.advance(requireNotNegative(step));
  }

  /**
   * Lets time pass, returns at once, and is shown by {@link #waits()}.
   *
   * @throws InterruptedException if the thread is interrupted, as every sleep would; no time passes
   */
  public void sleep(Duration duration) throws InterruptedException {
    requireNotNegative(duration);
    if (Thread.interrupted()) {
      throw new InterruptedException("interrupted before a sleep of " + duration);
    }
    flow.wait(duration);
  }

  /** How long each {@link #sleep} was, oldest first; a copy that does not grow. */
  public List<Duration> waits() {
    return flow.waits();
  }

  @Override
  public Instant instant() {
    return flow.now();
  }

  @Override
  public ZoneId getZone() {
    return zone;
  }

  /** The same time, shown in another zone: both go on together. */
  @Override
  public VirtualTime withZone(ZoneId zone) {
    return new VirtualTime(requireNonNull(zone, "zone"), flow);
  }

  private static Duration requireNotNegative(Duration step) {
    if (step.isNegative()) {
      throw new IllegalArgumentException("time does not go back, was asked for " + step);
    }
    return step;
  }
}
