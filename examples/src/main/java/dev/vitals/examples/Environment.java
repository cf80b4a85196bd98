package dev.vitals.examples;

/** What a program needs besides what {@code Configuration.fromEnvironment} reads. */
final class Environment {
  private Environment() {}

  /**
   * The value of a variable.
   *
   * @throws IllegalArgumentException if it is not set, or blank
   */
  static String require(String name) {
    String value = System.getenv(name);
    if (value == null || value.isBlank()) {
      throw new IllegalArgumentException("The variable " + name + " is not set");
    }
    return value;
  }
}
