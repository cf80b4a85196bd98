package dev.vitals.benchmarks.outage;

import java.util.Arrays;
import java.util.OptionalInt;

/** What happened, second by second. */
final class Course {
  /** Calls begun later may be under way when the simulation ends. */
  private static final int LAST = Scenario.END - 10;

  private final int[] begun = new int[Scenario.END];
  private final int[] sent = new int[Scenario.END];
  private final int[] lost = new int[Scenario.END];

  void begun(double at) {
    begun[(int) at]++;
  }

  void sent(double at) {
    sent[(int) at]++;
  }

  /** A call that began at {@code at} failed for good. */
  void lost(double at) {
    lost[(int) at]++;
  }

  /** Attempts that retries add to each call, while the service is down. */
  double added() {
    return sum(sent, Scenario.DOWN, Scenario.UP) / sum(begun, Scenario.DOWN, Scenario.UP) - 1;
  }

  /** Seconds from the service's return until every call succeeds; empty if that never comes. */
  OptionalInt recovery() {
    int second = LAST;
    while (second > Scenario.UP && lost[second - 1] == 0) {
      second--;
    }
    return second == LAST ? OptionalInt.empty() : OptionalInt.of(second - Scenario.UP);
  }

  /** The share of calls that are lost among those that begin while the service is down. */
  double lostWhileDown() {
    return sum(lost, Scenario.DOWN, Scenario.UP) / sum(begun, Scenario.DOWN, Scenario.UP);
  }

  /** Calls that are lost though they begin after the service's return. */
  long lostAfter() {
    return (long) sum(lost, Scenario.UP, LAST);
  }

  /** Attempts in each second, as a multiple of {@code demand}. */
  double[] load(double demand) {
    return Arrays.stream(sent).mapToDouble(count -> count / demand).toArray();
  }

  private static double sum(int[] counts, int from, int to) {
    return Arrays.stream(counts, from, to).asLongStream().sum();
  }
}
