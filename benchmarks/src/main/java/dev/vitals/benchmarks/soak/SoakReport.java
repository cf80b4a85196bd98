package dev.vitals.benchmarks.soak;

import dev.vitals.benchmarks.result.Figures;
import dev.vitals.benchmarks.result.Weight;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a soak run found.
 *
 * @param origins the services, with what the client saw of them
 * @param tallies what the server counted, by the origins' names
 * @param before the client's weight after a rehearsal, its clients closed
 * @param during its weight under load, over time
 * @param after its weight at the end, its clients closed
 * @param hanging threads whose last call did not end
 */
record SoakReport(
    List<Origin> origins,
    Map<String, Map<String, Long>> tallies,
    Weight before,
    List<Weight> during,
    Weight after,
    long hanging) {
  /** Threads and files that a JVM opens at some time by itself. */
  private static final int SLACK = 10;

  private static final int HEAP_SLACK_KIB = 4 * 1024;
  private static final double HEAP_GROWTH = 1.25;

  /** Returns what is wrong; empty if all is well. */
  List<String> problems() {
    List<String> problems = new ArrayList<>();
    check(problems, "threads that hang", hanging, 0, 0);
    origins.forEach(origin -> balance(problems, origin));
    limit(problems, "threads at the end", after.threads(), before.threads() + SLACK);
    limit(problems, "files at the end", after.files(), before.files() + SLACK);
    limit(problems, "KiB of heap at the end", after.heapKib(), before.heapKib() + HEAP_SLACK_KIB);
    int half = during.size() / 2;
    limit(
        problems,
        "KiB of heap under load, later",
        heapKib(during.subList(half, during.size())),
        heapKib(during.subList(0, half)) * HEAP_GROWTH + HEAP_SLACK_KIB);
    return problems;
  }

  private void balance(List<String> problems, Origin origin) {
    String name = origin.name();
    Map<String, Long> tally = tallies.getOrDefault(name, Map.of());
    Map<String, Long> ends = origin.outcomes().counts();
    ends.keySet().stream()
        .filter(end -> end.startsWith(Outcomes.UNTYPED) || end.equals(Outcomes.WRONG))
        .forEach(end -> problems.add(name + ": " + end));
    // On a slow machine attempts time out although the server did not stall.
    long stalled = fate(tally, Fate.STALLED_BEFORE_HEAD)
        + (origin.serves("calls") ? fate(tally, Fate.STALLED_IN_BODY) : 0);
    long slack = Math.max(0, origin.outcomes().late() - stalled);
    check(
        problems,
        name + ": answers that were sent",
        fate(tally, Fate.WHOLE) + fate(tally, Fate.LEFT),
        of(ends, Outcomes.ANSWER) + of(ends, Outcomes.FINISHED) + of(ends, Outcomes.LEFT),
        slack);
    check(
        problems,
        name + ": answers that cannot be decoded",
        fate(tally, Fate.MALFORMED),
        ends.entrySet().stream()
            .filter(end -> end.getKey().startsWith("DecodingException"))
            .mapToLong(Map.Entry::getValue)
            .sum(),
        slack);
    if (origin.serves("calls")) { // a stream that opened does not report its attempts
      long attempted = 0;
      for (Fate fate : Fate.values()) {
        attempted += fate(tally, fate);
      }
      long attempts = origin.outcomes().attempts();
      long replaced = origin.outcomes().replaced();
      check(problems, name + ": attempts", attempts + replaced, attempted, slack + replaced);
      check(
          problems,
          name + ": 503",
          fate(tally, Fate.UNAVAILABLE),
          origin.outcomes().unavailable(),
          slack);
    }
    check(problems, name + ": connections left open", of(tally, "open"), 0, 0);
  }

  private static double heapKib(List<Weight> weights) {
    return weights.stream().mapToDouble(Weight::heapKib).average().orElse(0);
  }

  private static long fate(Map<String, Long> tally, Fate fate) {
    return of(tally, fate.name());
  }

  private static long of(Map<String, Long> counts, String name) {
    return counts.getOrDefault(name, 0L);
  }

  private static void check(
      List<String> problems, String what, long found, long expected, long slack) {
    if (found < expected || found > expected + slack) {
      problems.add(what + ": " + found + ", expected " + expected + " to " + (expected + slack));
    }
  }

  private static void limit(List<String> problems, String what, double found, double most) {
    if (found > most) {
      problems.add(what + ": " + found + ", expected at most " + most);
    }
  }

  Figures figures() {
    Figures figures = new Figures();
    Map<String, Long> ends = new TreeMap<>();
    for (Origin origin : origins) {
      origin.outcomes().counts().forEach((end, count) -> ends.merge(end, count, Long::sum));
      figures.put("attempts." + origin.name(), (double) origin.outcomes().attempts());
      figures.put("late." + origin.name(), (double) origin.outcomes().late());
    }
    ends.forEach((end, count) -> figures.put("outcome." + end, count));
    figures.put(
        "calls", (double) ends.values().stream().mapToLong(Long::longValue).sum());
    tallies.forEach((name, tally) ->
        tally.forEach((what, count) -> figures.put("server." + name + "." + what, count)));
    put(figures, "before", before);
    for (int i = 0; i < during.size(); i++) {
      put(figures, String.format("during.%03d", i), during.get(i));
    }
    put(figures, "after", after);
    return figures.put("problems", problems().size());
  }

  private static void put(Figures figures, String when, Weight weight) {
    figures
        .put("weight." + when + ".heap.mib", weight.heapKib() / 1024)
        .put("weight." + when + ".threads", weight.threads())
        .put("weight." + when + ".files", weight.files());
  }
}
