package dev.vitals.generator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Compiles generated models, together with their run-time classes, which another module has. */
final class Compiling {
  private static final Path RUN_TIME =
      Path.of("../sdk-generated/src/main/java/dev/vitals/model/internal");

  private Compiling() {}

  /** Compiles with every warning on; returns the messages by the folder of the source. */
  static Map<Path, List<String>> compile(List<Path> folders, Path classes) {
    JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> messages = new DiagnosticCollector<>();
    try (StandardJavaFileManager files =
        javac.getStandardFileManager(messages, Locale.ROOT, StandardCharsets.UTF_8)) {
      List<Path> sources = new ArrayList<>(sources(RUN_TIME));
      for (Path folder : folders) {
        sources.addAll(sources(folder));
      }
      Files.createDirectories(classes);
      Path resources = classes.resolve("dev/vitals/model/internal");
      Files.createDirectories(resources);
      Files.writeString(
          resources.resolve("version.properties"), "version=" + Version.OF_GENERATOR + "\n");
      List<String> options = List.of(
          "-d",
          classes.toString(),
          "--release",
          "17",
          "-proc:none",
          "-Xlint:all,-processing,-classfile,-options",
          "-Xdoclint:all,-missing",
          "-Xmaxerrs",
          "100000",
          "-Xmaxwarns",
          "100000",
          "-classpath",
          System.getProperty("java.class.path"));
      boolean compiled = javac
          .getTask(null, files, messages, options, null, files.getJavaFileObjectsFromPaths(sources))
          .call();
      Map<Path, List<String>> found = new TreeMap<>();
      for (Diagnostic<? extends JavaFileObject> message : messages.getDiagnostics()) {
        if (message.getKind() != Diagnostic.Kind.NOTE) {
          Path source = message.getSource() == null
              ? Path.of("-")
              : Path.of(message.getSource().toUri()).getParent();
          found.computeIfAbsent(source, key -> new ArrayList<>()).add(message.toString());
        }
      }
      if (!compiled && found.isEmpty()) {
        throw new IllegalStateException("javac failed without a word");
      }
      return found;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Path> sources(Path folder) throws IOException {
    try (Stream<Path> paths = Files.walk(folder)) {
      return paths
          .filter(path -> path.toString().endsWith(".java"))
          .filter(path -> !path.endsWith("package-info.java"))
          .toList();
    }
  }

  /** Loads the compiled classes; the loader lives as long as the tests. */
  static ClassLoader load(Path classes) {
    try {
      return new URLClassLoader(
          new URL[] {classes.toUri().toURL()}, Compiling.class.getClassLoader());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
