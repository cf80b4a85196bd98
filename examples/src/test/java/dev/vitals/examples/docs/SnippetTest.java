package dev.vitals.examples.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.vitals.examples.JavaProgram;
import dev.vitals.examples.Output;
import dev.vitals.testing.FakeServices;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** The Java code in README.md and docs/ compiles and runs against fake services. */
final class SnippetTest {
  private static final Pattern VERSION = Pattern.compile("<version>([^<]+)</version>");

  @RegisterExtension
  final FakeServices fakes = FakeServices.start();

  @TempDir
  Path classes;

  @TestFactory
  Stream<DynamicTest> everySnippetCompilesAndRuns() throws IOException {
    return snippets().stream()
        .map(snippet -> dynamicTest(snippet.toString(), () -> {
          Path own = Files.createTempDirectory(classes, "snippet");
          snippet.compileTo(own);
          run(snippet, own);
        }));
  }

  @Test
  void everyTaskOfTheGuideHasASnippet() throws IOException {
    String[] tasks = Files.readString(Pages.GUIDE).split("\n## ", -1);

    assertThat(tasks).hasSizeGreaterThan(10);
    assertThat(Stream.of(tasks).skip(1))
        .allSatisfy(task -> assertThat(task).contains("\n```java\n"));
  }

  @Test
  void firstProgramOfReadmePrintsWhatTheServerSends() throws Exception {
    Snippet first = Snippet.of(Pages.README).get(0);
    first.compileTo(classes);

    JavaProgram.Result result = JavaProgram.of(first.className(), classes)
        .run(Map.of(
            "GOODMEM_BASE_URL", fakes.goodmem().url().toString(),
            "GOODMEM_API_KEY", fakes.goodmem().key(),
            "GOODMEM_TARGET_ID", fakes.goodmem().targetId()));

    assertThat(result.exitCode()).as("%s", result).isZero();
    assertThat(result.output().lines().map(line -> line.replaceFirst("[0-9.]+ ms", "? ms")))
        .containsExactly(
            "probe 1: ? ms",
            "probe 2: ? ms",
            "probe 3: ? ms",
            "probe 4: ? ms",
            "probe 5: ? ms",
            "median: ? ms");
    assertThat(fakes.goodmem().received()).hasToString("[POST /v1/ping:stream]");
  }

  @Test
  void readmeNamesThisVersion() throws IOException {
    String pom = Files.readString(Path.of("pom.xml"));
    String readme = Files.readString(Pages.README);

    assertThat(version(readme)).isEqualTo(version(pom));
  }

  @Test
  void snippetThatDoesNotCompileIsFoundWithItsLine() {
    Snippet broken = new Snippet("page.md", 10, "ping.pingOnce(\n  targetId.nonsense());");

    assertThatThrownBy(() -> broken.compileTo(classes))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("page.md:11: cannot find symbol")
        .hasMessageContaining("nonsense");
  }

  @Test
  void snippetThatFailsAtRunTimeIsFound() {
    Snippet failing = new Snippet("page.md", 1, "sessions.findByPrefix(\"count\");");
    failing.compileTo(classes);

    assertThatThrownBy(() -> run(failing, classes))
        .hasStackTraceContaining("must not be \"count\"");
  }

  @Test
  void wholeTestClassThatFailsIsFound() throws Exception {
    Snippet failing = new Snippet("page.md", 1, """
        public class FailingTest {
          @org.junit.jupiter.api.Test public void fails() { throw new AssertionError("as it must"); }
        }
        """);
    failing.compileTo(classes);

    assertThatThrownBy(() -> run(failing, classes)).hasStackTraceContaining("as it must");
  }

  private static List<Snippet> snippets() throws IOException {
    List<Snippet> snippets = new ArrayList<>();
    for (Path page : Pages.all()) {
      if (!page.equals(Pages.NEW_SERVICE)) {
        snippets.addAll(Snippet.of(page));
      }
    }
    return snippets;
  }

  private void run(Snippet snippet, Path compiled) throws Exception {
    URL[] urls = {compiled.toUri().toURL()};
    try (URLClassLoader loader = new URLClassLoader(urls, getClass().getClassLoader())) {
      Class<?> type = loader.loadClass(snippet.className());
      if (snippet.isWholeClass()) {
        runTestsOf(type);
      } else {
        Output.ofStandardOut(() -> runBodyOf(type));
      }
    }
  }

  private void runBodyOf(Class<?> type) throws Exception {
    try (SnippetContext context =
        (SnippetContext) type.getConstructor(FakeServices.class).newInstance(fakes)) {
      context.run();
    }
  }

  /** Runs a test class in its own JUnit launcher; a program has no tests and passes. */
  private static void runTestsOf(Class<?> type) {
    SummaryGeneratingListener listener = new SummaryGeneratingListener();
    LauncherFactory.create()
        .execute(
            LauncherDiscoveryRequestBuilder.request()
                .selectors(selectClass(type))
                .build(),
            listener);
    TestExecutionSummary summary = listener.getSummary();
    summary.getFailures().stream().findFirst().ifPresent(failure -> {
      throw new AssertionError(type.getName() + " fails", failure.getException());
    });
    long tests = Stream.of(type.getMethods())
        .filter(method -> method.isAnnotationPresent(Test.class))
        .count();
    assertThat(summary.getTestsSucceededCount()).isEqualTo(tests);
  }

  private static String version(String xml) {
    Matcher matcher = VERSION.matcher(xml);
    assertThat(matcher.find()).isTrue();
    return matcher.group(1);
  }
}
