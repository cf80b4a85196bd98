package dev.vitals.benchmarks.scale;

import dev.vitals.benchmarks.result.Jvm;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Starts server and client, each in a process of a JDK that has virtual threads. */
public final class ScaleRun {
  private ScaleRun() {}

  /**
   * Measures.
   *
   * @param args the file for the figures; streams; the JDK's home
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    String java = Jvm.in(args[2]);
    Process server = start(java, "-Xmx512m", ScaleServer.class.getName());
    try (BufferedReader lines = server.inputReader(StandardCharsets.UTF_8)) {
      String port = lines.readLine();
      Process client = new ProcessBuilder(
              command(java, "-Xmx3g", ScaleClient.class.getName(), args[0], port, args[1]))
          .inheritIO()
          .start();
      if (client.waitFor() != 0) {
        throw new IOException("the client failed");
      }
    } finally {
      server.destroy();
    }
  }

  private static Process start(String java, String memory, String... program) throws IOException {
    return new ProcessBuilder(command(java, memory, program))
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  private static List<String> command(String java, String memory, String... program) {
    List<String> command = new ArrayList<>(
        List.of(java, memory, "-XX:+UseG1GC", "-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(program));
    return command;
  }
}
