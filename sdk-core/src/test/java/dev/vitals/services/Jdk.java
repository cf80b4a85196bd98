package dev.vitals.services;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.lang.module.ModuleReference;
import java.lang.module.ResolvedModule;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The tools of a JDK, or of an image that was made of one. */
record Jdk(Path home) {
  private static final String MODULE_INFO = """
      module app {
        requires dev.vitals.sdk;
      }
      """;

  static Jdk ofThisRun() {
    return new Jdk(Path.of(System.getProperty("java.home")));
  }

  /** Where this JVM has the SDK and what it requires. */
  static String modulePathOfThisRun() {
    return ModuleLayer.boot().configuration().modules().stream()
        .map(ResolvedModule::reference)
        .map(ModuleReference::location)
        .flatMap(Optional::stream)
        .filter(location -> location.getScheme().equals("file"))
        .map(Jdk::path)
        .collect(joining(File.pathSeparator));
  }

  private static String path(URI location) {
    return Path.of(location).toString();
  }

  /** Compiles {@code app.Main} in a module that requires only the SDK; returns what javac printed. */
  String compileApp(Path folder, Path classes, String main)
      throws IOException, InterruptedException {
    String descriptor =
        Files.writeString(folder.resolve("module-info.java"), MODULE_INFO).toString();
    String program = Files.writeString(folder.resolve("Main.java"), main).toString();
    return run(
        "javac",
        "--module-path",
        modulePathOfThisRun(),
        "-Xlint:all",
        "-d",
        classes.toString(),
        descriptor,
        program);
  }

  /** What a tool printed, in {@code bin}; it must end well. */
  String run(String tool, String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(home.resolve("bin").resolve(tool).toString());
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String printed = new String(process.getInputStream().readAllBytes(), UTF_8);

    assertThat(process.waitFor()).as(printed).isZero();
    return printed;
  }
}
