package dev.vitals.benchmarks.outage;

import dev.vitals.benchmarks.outage.Scenario.Fault;
import dev.vitals.benchmarks.result.Figures;
import dev.vitals.examples.report.LineChart;
import dev.vitals.examples.report.LineChart.Point;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** Plays every policy through every scenario, and the numbers of our budget through a few. */
public final class OutageRun {
  private static final int CLIENTS = 10_000;
  private static final long SEED = 1;

  /** A budget's capacity, what a success earns it, and what a retry after a timeout costs. */
  private static final double[][] BUDGETS = {
    {2, 0.1, 2},
    {5, 0.1, 2},
    {10, 0.1, 2},
    {15, 0.1, 2},
    {20, 0.1, 2},
    {10, 0.02, 2},
    {10, 0.05, 2},
    {10, 0.2, 2},
    {10, 0.1, 1},
    {10, 0.1, 3},
    {10, 0.1, 5}
  };

  private final Figures figures = new Figures();

  private OutageRun() {}

  /**
   * Simulates, and prints tables as they stand in {@code docs/measurements.md}.
   *
   * @param args the file for the figures; the folder for the pictures
   */
  public static void main(String[] args) throws IOException {
    OutageRun run = new OutageRun();
    run.policies(1, CLIENTS);
    run.policies(0.1, CLIENTS);
    run.policies(
        10, CLIENTS / 10); // more calls would only take longer: each client has its own budget
    run.budgets();
    run.figures.write(Path.of(args[0]));
    Path images = Files.createDirectories(Path.of(args[1]));
    picture(images, Fault.REFUSES, "A service that refuses everything for a minute");
    picture(images, Fault.HANGS, "A service that hangs for a minute");
  }

  private void policies(double rate, int clients) {
    System.out.printf("%n%s calls per second and client%n", rate);
    for (Policy policy : Policy.all()) {
      StringBuilder row = new StringBuilder("| ").append(policy.name());
      for (Fault fault : Fault.values()) {
        Course course = Simulation.run(new Scenario(clients, rate, fault, SEED), policy);
        put(fault + "." + rate + "." + policy.name(), course);
        row.append(" | ").append(cells(fault, course));
      }
      System.out.println(row.append(" |"));
    }
  }

  private void budgets() {
    System.out.printf("%ncapacity, earned, cost of a timeout%n");
    for (double[] budget : BUDGETS) {
      Policy policy = Policy.budget(budget[0], budget[1], budget[2]);
      Course refused = Simulation.run(new Scenario(2_000, 1, Fault.REFUSES, SEED), policy);
      Course hung = Simulation.run(new Scenario(2_000, 1, Fault.HANGS, SEED), policy);
      Course slow = Simulation.run(new Scenario(CLIENTS, 0.1, Fault.HANGS, SEED), policy);
      Course flaky = Simulation.run(new Scenario(200, 10, Fault.FLAKY, SEED), policy);
      String name = "budget." + policy.name();
      put(name + ".refuses", refused);
      put(name + ".hangs", hung);
      put(name + ".hangs-slow-clients", slow);
      put(name + ".flaky-fast-clients", flaky);
      System.out.printf(
          Locale.ROOT,
          "| %s | %s | %s | %s | %s | %s | %s |%n",
          number(budget[0]),
          number(budget[1]),
          number(budget[2]),
          percent(refused.added()),
          percent(hung.added()),
          recovery(slow),
          percent(flaky.lostWhileDown()));
    }
  }

  private void put(String name, Course course) {
    figures
        .put(name + ".added.percent", course.added() * 100)
        .put(name + ".recovery.seconds", course.recovery().orElse(-1))
        .put(name + ".lost-while-down.percent", course.lostWhileDown() * 100)
        .put(name + ".lost-after.calls", (double) course.lostAfter());
  }

  private static String cells(Fault fault, Course course) {
    return switch (fault) {
      case REFUSES, HANGS -> percent(course.added()) + " | " + recovery(course);
      case FLAKY -> percent(course.lostWhileDown());
    };
  }

  private static String recovery(Course course) {
    OptionalInt seconds = course.recovery();
    return seconds.isPresent() ? seconds.getAsInt() + " s" : "never";
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f %%", share * 100);
  }

  private static String number(double value) {
    return value == Math.rint(value) ? String.valueOf((long) value) : String.valueOf(value);
  }

  private static void picture(Path images, Fault fault, String title) throws IOException {
    Scenario scenario = new Scenario(CLIENTS, 1, fault, SEED);
    LineChart chart = LineChart.overSeconds(
            title, "attempts that reach it, as a multiple of the calls", "seconds")
        .band(Scenario.DOWN, Scenario.UP)
        .reference(Policy.NONE.name(), load(scenario, Policy.NONE));
    for (Policy policy : List.of(Policy.GRPC, Policy.AWS, Policy.STAINLESS, Policy.NAIVE)) {
      chart.line(policy.name(), load(scenario, policy));
    }
    chart.mainLine(Policy.VITALS.name(), load(scenario, Policy.VITALS));
    String name = "reliability-" + fault.name().toLowerCase(Locale.ROOT) + ".svg";
    Files.writeString(images.resolve(name), chart.svg());
  }

  /** The load in the middle of each second. */
  private static List<Point> load(Scenario scenario, Policy policy) {
    double[] load = Simulation.run(scenario, policy).load(scenario.demand());
    return IntStream.range(0, load.length)
        .mapToObj(second -> new Point(second + 0.5, load[second], policy.name()))
        .toList();
  }
}
