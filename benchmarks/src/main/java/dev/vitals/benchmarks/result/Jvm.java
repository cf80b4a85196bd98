package dev.vitals.benchmarks.result;

import java.nio.file.Path;

/** Where JVMs are found. */
public final class Jvm {
  private Jvm() {}

  /** The {@code java} that runs this program. */
  public static String current() {
    return in(System.getProperty("java.home"));
  }

  /** The {@code java} of an installation. */
  public static String in(String home) {
    return Path.of(home, "bin", "java").toString();
  }
}
