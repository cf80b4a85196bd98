package dev.vitals.benchmarks.start;

import dev.vitals.benchmarks.feed.PingFeed;
import dev.vitals.benchmarks.result.Figures;
import dev.vitals.benchmarks.result.Jvm;
import dev.vitals.benchmarks.result.Sample;
import dev.vitals.benchmarks.server.HttpAnswer;
import dev.vitals.benchmarks.server.RawServer;
import dev.vitals.benchmarks.server.Route;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Milliseconds from {@code main} to the first decoded answer, in fresh JVMs that take turns; what
 * they load; and what the jars weigh.
 */
public final class StartRun {
  private final ClassPath sdk;
  private final String ownClasses;
  private final String url;

  private StartRun(ClassPath sdk, String ownClasses, String url) {
    this.sdk = sdk;
    this.ownClasses = ownClasses;
    this.url = url;
  }

  /**
   * Measures.
   *
   * @param args the file for the figures; starts of each program; a file with the SDK's class path
   *     at run time; the SDK's own jar; the benchmarks' classes
   */
  public static void main(String[] args) throws Exception {
    ClassPath sdk = ClassPath.of(Files.readString(Path.of(args[2])).trim() + ":" + args[3]);
    byte[] answer = HttpAnswer.json(PingFeed.result(0));
    try (RawServer server = RawServer.start(Map.of(FirstAnswer.PATH, Route.of(answer)))) {
      new StartRun(sdk, args[4], server.url())
          .measure(Integer.parseInt(args[1]))
          .write(Path.of(args[0]));
    }
  }

  private Figures measure(int starts) throws IOException, InterruptedException {
    Figures figures = new Figures()
        .put("vitals.jars", sdk.count())
        .put("vitals.megabytes", sdk.megabytes())
        .put("okhttp-jackson.jars", sdk.floor().count())
        .put("okhttp-jackson.megabytes", sdk.floor().megabytes());
    List<Double> ours = new ArrayList<>();
    List<Double> floor = new ArrayList<>();
    for (int i = -1; i < starts; i++) { // the first pair fills the disk cache
      double floorMillis = millis(sdk.floor(), OkHttpFirstAnswer.class);
      double ourMillis = millis(sdk, VitalsFirstAnswer.class);
      if (i >= 0) {
        floor.add(floorMillis);
        ours.add(ourMillis);
      }
    }
    put(figures, "vitals", ours);
    put(figures, "okhttp-jackson", floor);
    return figures
        .put("vitals.classes", classes(sdk, VitalsFirstAnswer.class))
        .put("okhttp-jackson.classes", classes(sdk.floor(), OkHttpFirstAnswer.class));
  }

  private static void put(Figures figures, String name, List<Double> millis) {
    Sample sample = Sample.of(millis.stream().mapToDouble(Double::doubleValue).toArray());
    figures.put(name + ".median", sample.median()).put(name + ".best", sample.min());
  }

  private double millis(ClassPath classPath, Class<?> program)
      throws IOException, InterruptedException {
    return Double.parseDouble(run(classPath, program).trim());
  }

  private int classes(ClassPath classPath, Class<?> program)
      throws IOException, InterruptedException {
    Path log = Files.createTempFile("classes", ".log");
    try {
      run(classPath, program, "-Xlog:class+load:file=" + log);
      try (Stream<String> lines = Files.lines(log)) {
        return (int) lines.filter(line -> line.contains(" source: ")).count();
      }
    } finally {
      Files.delete(log);
    }
  }

  private String run(ClassPath classPath, Class<?> program, String... options)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(Jvm.current()));
    command.addAll(List.of(options));
    command.addAll(List.of("-cp", classPath.with(ownClasses), program.getName(), url));
    Process process = new ProcessBuilder(command)
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException(program.getSimpleName() + " failed: " + output);
    }
    return output;
  }
}
