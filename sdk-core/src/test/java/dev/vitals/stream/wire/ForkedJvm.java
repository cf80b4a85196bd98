package dev.vitals.stream.wire;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** A JVM of its own for a test's {@code main}: with another heap, or to be killed. */
public final class ForkedJvm implements AutoCloseable {
  private final Process process;
  private final Path output;

  private ForkedJvm(Process process, Path output) {
    this.process = process;
    this.output = output;
  }

  /** Runs {@code main} with this JVM's class path; both its streams go to one output. */
  public static ForkedJvm start(Class<?> main, List<String> options, String... arguments)
      throws IOException {
    Path output = Files.createTempFile("forked", ".out");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.addAll(List.of("-cp", classPath(), main.getName()));
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(output.toFile())
        .start();
    return new ForkedJvm(process, output);
  }

  private static String classPath() {
    Set<String> entries = new LinkedHashSet<>();
    entries.add(testClasses().toString());
    for (String property : List.of("java.class.path", "jdk.module.path")) {
      entries.addAll(List.of(System.getProperty(property, "").split(File.pathSeparator, -1)));
    }
    entries.remove("");
    return String.join(File.pathSeparator, entries);
  }

  /** On the module path the tests are patched into a module: no path names their folder. */
  private static Path testClasses() {
    try {
      String file = ForkedJvm.class.getSimpleName() + ".class";
      Path path =
          Path.of(Objects.requireNonNull(ForkedJvm.class.getResource(file)).toURI());
      for (int i = 0;
          i <= ForkedJvm.class.getPackageName().chars().filter(c -> c == '.').count();
          i++) {
        path = Objects.requireNonNull(path.getParent());
      }
      return Objects.requireNonNull(path.getParent());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Writes a line to its standard input: it may stop. */
  public void sayStop() throws IOException {
    try (OutputStream input = process.getOutputStream()) {
      input.write(10);
    }
  }

  /**
   * Waits for its end.
   *
   * @return what it printed
   * @throws AssertionError if it takes longer, or ends with another code than 0
   */
  public String result(Duration time) throws IOException, InterruptedException {
    boolean ended = process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
    if (!ended) {
      process.destroyForcibly().waitFor();
    }
    String printed = Files.readString(output, StandardCharsets.UTF_8);
    if (!ended || process.exitValue() != 0) {
      throw new AssertionError(
          (ended ? "it ended with " + process.exitValue() : "not done after " + time) + ":\n"
              + printed);
    }
    return printed;
  }

  /** What it printed so far. */
  public String printed() throws IOException {
    return Files.readString(output, StandardCharsets.UTF_8);
  }

  /** Whether it still runs. */
  public boolean isRunning() {
    return process.isAlive();
  }

  @Override
  public void close() throws IOException {
    process.destroyForcibly();
    Files.deleteIfExists(output);
  }
}
