package dev.vitals.benchmarks.soak;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitals.benchmarks.result.Weight;
import dev.vitals.benchmarks.soak.SoakRun.Plan;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** {@code benchmarks/run soak} for a few seconds, and proof that it finds what it looks for. */
final class SoakTest {
  private static final Weight LIGHT = new Weight(10_000, 0, 20, 30);

  private final Outcomes seen = new Outcomes();
  private final Map<String, Long> tally = new HashMap<>();

  @Test
  void underFaultsEveryCallEndsAndNothingLeaks() throws Exception {
    Plan plan = new Plan(
        40,
        Duration.ofSeconds(2),
        Duration.ofSeconds(4),
        2,
        Duration.ofSeconds(2),
        Duration.ofMillis(20));

    SoakReport report = SoakRun.run(plan);

    assertThat(report.problems()).isEmpty();
    assertThat(report.origins())
        .hasSize(4)
        .allSatisfy(origin -> assertThat(origin.outcomes().counts())
            .containsKey(origin.serves("calls") ? Outcomes.ANSWER : Outcomes.FINISHED));
    assertThat(faults(report.tallies().values())).isPositive();
  }

  @Test
  void balancedReportHasNoProblems() {
    seen.add(Outcomes.FINISHED);
    tally.put(Fate.WHOLE.name(), 1L);

    assertThat(problems(LIGHT, 0)).isEmpty();
  }

  @Test
  void lostAnswerIsFound() {
    tally.put(Fate.WHOLE.name(), 1L);

    assertThat(problems(LIGHT, 0))
        .containsExactly("streams: answers that were sent: 1, expected 0 to 0");
  }

  @Test
  void lateAnswerIsNotAProblem() {
    seen.took(Duration.ofSeconds(6), Duration.ofSeconds(5));
    tally.put(Fate.WHOLE.name(), 1L);

    assertThat(problems(LIGHT, 0)).isEmpty();
  }

  @Test
  void wrongContentAndForeignExceptionsAreFound() {
    seen.add(Outcomes.WRONG);
    seen.add(new IllegalStateException("closed"));

    assertThat(problems(LIGHT, 0))
        .containsExactlyInAnyOrder(
            "streams: wrong content", "streams: untyped java.lang.IllegalStateException: closed");
  }

  @Test
  void leaksAndHangingCallsAreFound() {
    tally.put("open", 3L);

    assertThat(problems(new Weight(50_000, 0, 90, 300), 1))
        .hasSize(5)
        .anyMatch(problem -> problem.startsWith("threads that hang: 1"))
        .anyMatch(problem -> problem.startsWith("streams: connections left open: 3"))
        .anyMatch(problem -> problem.startsWith("threads at the end: 90"))
        .anyMatch(problem -> problem.startsWith("files at the end: 300"))
        .anyMatch(problem -> problem.startsWith("KiB of heap at the end: 50000"));
  }

  @Test
  void heapGrowthUnderLoadIsFound() {
    Weight heavy = new Weight(40_000, 0, 20, 30);

    assertThat(
            new SoakReport(List.of(), Map.of(), LIGHT, List.of(LIGHT, heavy), LIGHT, 0).problems())
        .containsExactly("KiB of heap under load, later: 40000.0, expected at most 16596.0");
  }

  private List<String> problems(Weight after, long hanging) {
    return new SoakReport(
            List.of(new Origin("streams", "http://127.0.0.1:1", seen)),
            Map.of("streams", tally),
            LIGHT,
            List.of(),
            after,
            hanging)
        .problems();
  }

  private static long faults(Iterable<Map<String, Long>> tallies) {
    long faults = 0;
    for (Map<String, Long> counts : tallies) {
      for (Fate fate : Fate.values()) {
        faults += fate.isFault() ? counts.getOrDefault(fate.name(), 0L) : 0;
      }
    }
    return faults;
  }
}
