package dev.vitals.benchmarks.start;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The jars a program runs with. */
final class ClassPath {
  private static final List<String> FLOOR = List.of(
      "okhttp-jvm-",
      "okio-jvm-",
      "kotlin-stdlib-2",
      "annotations-13",
      "jackson-core-",
      "jackson-databind-",
      "jackson-annotations-");

  private final List<Path> jars;

  private ClassPath(Stream<Path> jars) {
    this.jars = jars.filter(jar -> jar.toString().endsWith(".jar")).distinct().toList();
  }

  /** Reads {@code text}, which names jars with the separator of class paths. */
  static ClassPath of(String text) {
    return new ClassPath(Stream.of(text.trim().split(File.pathSeparator)).map(Path::of));
  }

  /** Those of them that OkHttp and Jackson need. */
  ClassPath floor() {
    Predicate<Path> needed =
        jar -> FLOOR.stream().anyMatch(jar.getFileName().toString()::startsWith);
    return new ClassPath(jars.stream().filter(needed));
  }

  int count() {
    return jars.size();
  }

  /** Their sizes, in millions of bytes. */
  double megabytes() throws IOException {
    long bytes = 0;
    for (Path jar : jars) {
      bytes += Files.size(jar);
    }
    return bytes / 1e6;
  }

  /** As an option of the JVM, with {@code extra} after the jars. */
  String with(String extra) {
    return jars.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator))
        + File.pathSeparator
        + extra;
  }
}
