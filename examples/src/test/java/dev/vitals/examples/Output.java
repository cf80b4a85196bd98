package dev.vitals.examples;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;

/** Captures what a program prints. */
public final class Output {
  /** A program's {@code run} with its arguments, except for the stream it prints to. */
  public interface Program {
    /** Prints to {@code out}. */
    void run(PrintStream out) throws Exception;
  }

  private Output() {}

  /** Runs the program and returns what it printed, as UTF-8. */
  public static String of(Program program) throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (PrintStream out = new PrintStream(bytes, true, UTF_8)) {
      program.run(out);
    }
    return bytes.toString(UTF_8);
  }

  /** Does the same for code that prints to {@code System.out}, which is restored afterwards. */
  public static String ofStandardOut(Executable code) throws Exception {
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

  /** Code that prints to {@code System.out}. */
  public interface Executable {
    /** Prints to {@code System.out}. */
    void run() throws Exception;
  }
}
