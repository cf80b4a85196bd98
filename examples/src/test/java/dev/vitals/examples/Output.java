package dev.vitals.examples;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;

/** What a program printed. */
final class Output {
  /** A program's {@code run}, but for where it prints. */
  interface Program {
    void run(PrintStream out) throws Exception;
  }

  private Output() {}

  static String of(Program program) throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (PrintStream out = new PrintStream(bytes, true, UTF_8)) {
      program.run(out);
    }
    return bytes.toString(UTF_8);
  }
}
