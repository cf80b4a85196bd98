package dev.vitals.benchmarks.start;

import java.util.Locale;

/** What a fresh JVM reports of its first answer. */
final class FirstAnswer {
  static final String PATH = "/v1/ping:once";
  static final String TARGET = "550e8400-e29b-41d4-a716-446655440000";

  private FirstAnswer() {}

  /** Prints the milliseconds since {@code startNanos}; the endpoint shows that it was decoded. */
  static void report(long startNanos, String endpoint) {
    double millis = (System.nanoTime() - startNanos) / 1e6;
    if (!endpoint.startsWith("https://")) {
      throw new IllegalStateException("decoded " + endpoint);
    }
    System.out.println(String.format(Locale.ROOT, "%.3f", millis));
  }
}
