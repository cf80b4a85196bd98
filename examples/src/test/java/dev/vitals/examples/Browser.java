package dev.vitals.examples;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A headless Chromium, driven by its command line alone. */
final class Browser {
  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome");
  private static final long LONGEST_SECONDS = 90;

  private final Path program;
  private final Path profile;

  private Browser(Path program, Path profile) {
    this.program = program;
    this.profile = profile;
  }

  /** Finds the first one on the path; it keeps its files in {@code profile}. */
  static Optional<Browser> find(Path profile) {
    List<String> folders =
        Arrays.asList(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1));
    return NAMES.stream()
        .flatMap(name -> folders.stream().map(folder -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst()
        .map(program -> new Browser(program, profile));
  }

  /** The colour scheme that the reader prefers. */
  enum Scheme {
    DARK(0),
    LIGHT(1);

    private final int setting; // Chromium's number for it

    Scheme(int setting) {
      this.setting = setting;
    }
  }

  /** A page as it is after its scripts have run, and what the browser complained about. */
  record Rendered(String html, String complaints) {}

  Rendered render(Path page, Scheme scheme) throws IOException, InterruptedException {
    Path html = Files.createTempFile(profile, "dom", ".html");
    String complaints = run(html, scheme, page, "--window-size=1300,900", "--dump-dom");
    return new Rendered(Files.readString(html, UTF_8), complaints);
  }

  void screenshot(Path page, int width, int height, Scheme scheme, Path png)
      throws IOException, InterruptedException {
    run(
        Files.createTempFile(profile, "screenshot", ".out"),
        scheme,
        page,
        "--window-size=" + width + "," + height,
        "--hide-scrollbars",
        "--screenshot=" + png.toAbsolutePath());
  }

  /** Returns what pages wrote to the browser's console. */
  private String run(Path output, Scheme scheme, Path page, String... options)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(
        program.toString(),
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-dev-shm-usage",
        "--no-first-run",
        "--enable-logging=stderr",
        "--virtual-time-budget=3000",
        "--user-data-dir=" + profile.resolve("profile"),
        "--blink-settings=preferredColorScheme=" + scheme.setting));
    command.addAll(List.of(options));
    command.add(page.toUri().toString());
    Path log = Files.createTempFile(profile, "browser", ".log");
    Process process = new ProcessBuilder(command)
        .redirectOutput(output.toFile())
        .redirectError(log.toFile())
        .start();
    if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly().waitFor();
      throw new AssertionError(program + " did not end: " + Files.readString(log, UTF_8));
    }
    if (process.exitValue() != 0) {
      throw new AssertionError(program + " failed: " + Files.readString(log, UTF_8));
    }
    try (Stream<String> lines = Files.lines(log, UTF_8)) {
      return String.join("\n", lines.filter(line -> line.contains(":CONSOLE")).toList());
    }
  }
}
