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

  /** For code that prints to {@code System.out}, which is its own again afterwards. */
  static String ofStandardOut(Executable code) throws Exception {
    PrintStream before = System.out;
    return of(out -> {
      System.setOut(out);
      try {
        code.run();
      } finally {
        System.setOut(before);
      }
    });
  }

  /** Code that needs no telling where to print. */
  interface Executable {
    void run() throws Exception;
  }
}
