package dev.vitals.examples.services;

import java.util.Arrays;
import java.util.List;

/** Reads the variables of a program that {@code Configuration.fromEnvironment} does not. */
public final class Environment {
  private Environment() {}

  /**
   * Returns the value of a variable.
   *
   * @throws IllegalArgumentException if it is not set, or blank
   */
  public static String require(String name) {
    String value = System.getenv(name);
    if (value == null || value.isBlank()) {
      throw new IllegalArgumentException("the environment variable " + name + " must be set");
    }
    return value;
  }

  /**
   * Returns the values of a variable that separates them by commas.
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
