package dev.vitals.examples.services;

import java.util.Arrays;
import java.util.List;

/** What a program needs besides what {@code Configuration.fromEnvironment} reads. */
public final class Environment {
  private Environment() {}

  /**
   * The value of a variable.
   *
   * @throws IllegalArgumentException if it is not set, or blank
   */
  public static String require(String name) {
    String value = System.getenv(name);
    if (value == null || value.isBlank()) {
      throw new IllegalArgumentException("The variable " + name + " is not set");
    }
    return value;
  }

  /**
   * The values of a variable that has commas between them.
   *
   * @throws IllegalArgumentException if it is not set, or blank
   */
  public static List<String> requireList(String name) {
    return Arrays.stream(require(name).split(",", -1)).map(String::strip).toList();
  }

  /** Whether a variable is set. */
  public static boolean has(String name) {
    return System.getenv(name) != null;
  }
}
