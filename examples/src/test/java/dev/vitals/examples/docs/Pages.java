package dev.vitals.examples.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The pages of the documentation. */
final class Pages {
  static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  static final Path README = ROOT.resolve("README.md");
  static final Path GUIDE = ROOT.resolve("docs/guide.md");

  /** Its files form a separate project with models that are not on the tests' class path. */
  static final Path NEW_SERVICE = ROOT.resolve("docs/new-service.md");

  private Pages() {}

  /** README.md and docs/. */
  static List<Path> all() throws IOException {
    List<Path> pages = new ArrayList<>(List.of(README));
    try (Stream<Path> docs = Files.list(ROOT.resolve("docs"))) {
      docs.filter(path -> path.toString().endsWith(".md")).sorted().forEach(pages::add);
    }
    return pages;
  }
}
