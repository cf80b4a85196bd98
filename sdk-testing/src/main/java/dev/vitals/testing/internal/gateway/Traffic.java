package dev.vitals.testing.internal.gateway;

import java.util.SplittableRandom;
import java.util.stream.LongStream;

/**
 * A made-up history of calls: more by day than by night, a wave within the hour, some noise, and
 * now and then a minute without any. The same minute always has the same calls.
 */
final class Traffic {
  private static final long MINUTE = 60;
  private static final double TURN = 2 * Math.PI;

  private final long seed;

  Traffic(String apiId) {
    this.seed = apiId.hashCode();
  }

  /** The calls of the minutes from this one (epoch seconds, included) to that one (excluded). */
  Calls between(long from, long to) {
    return LongStream.iterate(from, start -> start < to, start -> start + MINUTE)
        .mapToObj(this::inMinute)
        .reduce(Calls.NONE, Calls::plus);
  }

  private Calls inMinute(long start) {
    long minute = start / MINUTE;
    SplittableRandom random = new SplittableRandom(seed * 31 + minute);
    if (random.nextInt(8) == 0) {
      return Calls.NONE;
    }
    double day = 1.2 - 0.7 * Math.cos(TURN * (minute % 1440) / 1440);
    double hour = 1 + 0.6 * Math.sin(TURN * (minute % 60) / 60);
    long count = 1 + Math.round(20 * day * hour * random.nextDouble(0.6, 1.0));
    long clientErrors = count * random.nextInt(10) / 100;
    long serverErrors = random.nextInt(6) == 0 ? 1 : 0;
    double inner = random.nextDouble(1.0, 3.0);
    double latency = inner + random.nextDouble(3.0, 30.0);
    return new Calls(
        count,
        Math.min(clientErrors, count - serverErrors),
        serverErrors,
        Math.round(latency * random.nextDouble(1.5, 4.0)) + 1,
        latency * count,
        Math.round(inner * 3) + 1,
        inner * count,
        count * random.nextLong(120, 180),
        count * random.nextLong(500, 4_000));
  }
}
