package dev.vitals.benchmarks.outage;

import dev.vitals.benchmarks.outage.Scenario.Fault;
import java.util.SplittableRandom;

/**
 * One queue, first come, first served, at a steady pace. The service does not know which clients
 * have given up and works for them as well, which is what keeps an overloaded service down. The
 * queue holds two seconds of work, twice the clients' timeout; further requests are refused or,
 * while the service hangs, lost.
 */
final class Service {
  private static final double QUEUE_SECONDS = 2;
  private static final double FLAKY_SHARE = 0.1;

  private final Scenario scenario;
  private final SplittableRandom random;
  private final double work;

  /** When all that is in the queue will be done. */
  private double free;

  Service(Scenario scenario, SplittableRandom random) {
    this.scenario = scenario;
    this.random = random;
    this.work = 1 / scenario.capacity();
  }

  /** How a request ends. */
  enum Reply {
    SUCCESS,
    REFUSED,
    TIMEOUT
  }

  /**
   * What the client learns, and when.
   *
   * @param at seconds since the beginning
   */
  record Answer(Reply reply, double at) {}

  Answer ask(double now) {
    boolean down = now >= Scenario.DOWN && now < Scenario.UP;
    if (down && fails()) {
      return new Answer(Reply.REFUSED, now + Scenario.LATENCY);
    }
    boolean hangs = down && scenario.fault() == Fault.HANGS;
    double begin = hangs ? Scenario.UP : now;
    if (free - begin > QUEUE_SECONDS) {
      return hangs
          ? new Answer(Reply.TIMEOUT, now + Scenario.TIMEOUT)
          : new Answer(Reply.REFUSED, now + Scenario.LATENCY);
    }
    free = Math.max(free, begin) + work;
    double done = free + Scenario.LATENCY;
    return done - now <= Scenario.TIMEOUT
        ? new Answer(Reply.SUCCESS, done)
        : new Answer(Reply.TIMEOUT, now + Scenario.TIMEOUT);
  }

  private boolean fails() {
    return switch (scenario.fault()) {
      case REFUSES -> true;
      case HANGS -> false;
      case FLAKY -> random.nextDouble() < FLAKY_SHARE;
    };
  }
}
