package dev.vitals.examples;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A main class in its own JVM, with nothing but the given variables in its environment. */
public final class JavaProgram {
  private static final long LONGEST_SECONDS = 90;

  private final String mainClass;
  private final String classPath;

  private JavaProgram(String mainClass, String classPath) {
    this.mainClass = mainClass;
    this.classPath = classPath;
  }

  /** The program of a class on the tests' class path. */
  public static JavaProgram of(Class<?> mainClass) {
    return new JavaProgram(mainClass.getName(), System.getProperty("java.class.path"));
  }

  /** The program of a class that is not on the tests' class path. */
  public static JavaProgram of(String mainClass, Path classes) {
    String classPath = classes + File.pathSeparator + System.getProperty("java.class.path");
    return new JavaProgram(mainClass, classPath);
  }

  /** Runs it and returns the result. A JVM that does not end by itself is an error. */
  public Result run(Map<String, String> environment) throws IOException, InterruptedException {
    Path output = Files.createTempFile("program", ".out");
    Path errors = Files.createTempFile("program", ".err");
    try {
      String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
      ProcessBuilder builder = new ProcessBuilder(
              List.of(java, "-XX:TieredStopAtLevel=1", "-cp", classPath, mainClass))
          .redirectOutput(output.toFile())
          .redirectError(errors.toFile());
      builder.environment().clear();
      builder.environment().putAll(environment);
      Process process = builder.start();
      if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
        throw new AssertionError(mainClass + " did not end: " + Files.readString(output, UTF_8));
      }
      return new Result(
          process.exitValue(), Files.readString(output, UTF_8), Files.readString(errors, UTF_8));
    } finally {
      Files.delete(output);
      Files.delete(errors);
    }
  }

  /** The exit code, and everything that was written to standard output and standard error. */
  public record Result(int exitCode, String output, String errors) {}
}
