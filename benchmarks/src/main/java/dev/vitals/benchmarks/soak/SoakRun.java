package dev.vitals.benchmarks.soak;

import dev.vitals.benchmarks.result.Jvm;
import dev.vitals.benchmarks.result.Weight;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** Runs client and server, compares their tallies, and measures the client's memory, threads and files. */
public final class SoakRun {
  private static final int SERVICES = 4;

  private SoakRun() {}

  /**
   * How much to do.
   *
   * @param threads the number of threads that call
   * @param rehearsal how long to call first, to load classes and fill caches
   * @param time how long to call after that
   * @param samples how often to measure memory during that time
   * @param timeout for connecting, for an answer and for silence
   * @param think the longest pause of a thread between two calls
   */
  record Plan(
      int threads,
      Duration rehearsal,
      Duration time,
      int samples,
      Duration timeout,
      Duration think) {}

  /**
   * Measures with 200 threads.
   *
   * @param args the file for the figures; minutes
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    Duration time = Duration.ofSeconds(Math.round(Double.parseDouble(args[1]) * 60));
    Plan plan = new Plan(
        200,
        time.dividedBy(30),
        time,
        (int) Math.max(3, time.toSeconds() / 30),
        Duration.ofSeconds(5),
        Duration.ofMillis(300));
    SoakReport report = run(plan);
    report.figures().write(Path.of(args[0]));
    report.problems().forEach(problem -> System.out.println("PROBLEM " + problem));
    System.exit(report.problems().isEmpty() ? 0 : 1);
  }

  static SoakReport run(Plan plan) throws IOException, InterruptedException {
    Process server = new ProcessBuilder(
            Jvm.current(),
            "-Xmx512m",
            "-cp",
            System.getProperty("java.class.path"),
            SoakServer.class.getName())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
    try (BufferedReader lines = server.inputReader(StandardCharsets.UTF_8)) {
      List<Origin> origins = new ArrayList<>();
      for (int i = 0; i < SERVICES; i++) {
        String[] service = lines.readLine().split(" ", -1);
        origins.add(new Origin(service[0], service[1], new Outcomes()));
      }
      long hanging;
      try (SoakLoad rehearsal =
          new SoakLoad(plan.threads(), origins, plan.timeout(), plan.think())) {
        TimeUnit.NANOSECONDS.sleep(plan.rehearsal().toNanos());
        hanging = rehearsal.stop();
      }
      Weight before = Weight.now();
      List<Weight> during = new ArrayList<>();
      try (SoakLoad load = new SoakLoad(plan.threads(), origins, plan.timeout(), plan.think())) {
        for (int i = 0; i < plan.samples(); i++) {
          TimeUnit.NANOSECONDS.sleep(plan.time().dividedBy(plan.samples()).toNanos());
          during.add(Weight.now());
        }
        hanging += load.stop();
      }
      Weight after = Weight.now();
      server.getOutputStream().close();
      return new SoakReport(origins, tallies(lines), before, during, after, hanging);
    } finally {
      server.destroy();
    }
  }

  private static Map<String, Map<String, Long>> tallies(BufferedReader lines) throws IOException {
    Map<String, Map<String, Long>> tallies = new TreeMap<>();
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      String[] count = line.split(" ", -1);
      tallies
          .computeIfAbsent(count[0], name -> new TreeMap<>())
          .put(count[1], Long.parseLong(count[2]));
    }
    return tallies;
  }
}
