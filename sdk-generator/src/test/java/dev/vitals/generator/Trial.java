package dev.vitals.generator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A document, and what is to happen to JSON that its models read and write. A file of {@code
 * src/test/resources/trials} holds one: the document, a line of three dashes, and a line for each
 * payload, such as {@code same Pet {"name":"Rex"}}.
 */
record Trial(String name, Path file, String document, List<Payload> payloads) {
  static final Path FOLDER = Path.of("src/test/resources/trials");

  /** What has to happen to a payload. */
  enum Expected {
    /** It is written back byte for byte. */
    SAME,
    /** It is written back with equal values. */
    EQUAL,
    /** It is written back with equal values, but a null may be missing. */
    LENIENT,
    /** It is refused. */
    REFUSED
  }

  record Payload(Expected expected, String schema, String json) {}

  static List<Trial> all() {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files
          .filter(file -> file.toString().endsWith(".txt"))
          .sorted()
          .map(Trial::read)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Trial read(String name) {
    return read(FOLDER.resolve(name + ".txt"));
  }

  private static Trial read(Path file) {
    try {
      String[] parts = Files.readString(file).split("(?m)^---\n", 2);
      List<Payload> payloads = new ArrayList<>();
      for (String line : parts[1].lines().toList()) {
        if (!line.isEmpty()) {
          String[] words = line.split(" ", 3);
          payloads.add(
              new Payload(Expected.valueOf(words[0].toUpperCase(Locale.ROOT)), words[1], words[2]));
        }
      }
      String name = file.getFileName().toString().replace(".txt", "");
      return new Trial(name, file, parts[0], payloads);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes the whole document; a trial may give its schemas only. */
  Path writeDocument(Path folder) {
    try {
      Files.createDirectories(folder);
      Path written = folder.resolve(name + ".yaml");
      Files.writeString(written, isWhole() ? document : frame() + document.indent(4));
      return written;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private boolean isWhole() {
    return document.startsWith("openapi:")
        || document.startsWith("swagger:")
        || document.startsWith("{");
  }

  private String frame() {
    String version = document.startsWith("# 3.1\n") ? "3.1.0" : "3.0.3";
    return "openapi: " + version + "\ninfo: { title: Trial, version: '1' }\npaths: {}\n"
        + "components:\n  schemas:\n";
  }

  String modelPackage() {
    return "trials." + name.replace('-', '_');
  }

  /** The names that the trial of name mappings gives, as a user's plugin block would. */
  Map<String, String> nameMappings() {
    return name.equals("name-mapping") ? Map.of("to_builder", "toBuilderText") : Map.of();
  }
}
