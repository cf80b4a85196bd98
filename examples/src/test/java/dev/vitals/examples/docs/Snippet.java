package dev.vitals.examples.docs;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/**
 * A Java block of a Markdown page. A block that declares a public class is compiled unchanged; any
 * other is compiled as the body of {@link SnippetContext#run}, with the imports below.
 *
 * @param line the number of its first line in the page, from 1
 */
record Snippet(String page, int line, String code) {
  private static final Pattern PUBLIC_CLASS = Pattern.compile("(?m)^public class (\\w+)");

  /** Imported one by one, because these packages have classes with the names of ours. */
  private static final List<String> TYPES = List.of(
      "com.fasterxml.jackson.databind.JsonNode",
      "dev.vitals.examples.meters.CallMeters",
      "io.micrometer.core.instrument.MeterRegistry",
      "io.micrometer.core.instrument.binder.okhttp3.OkHttpMetricsEventListener",
      "io.opentelemetry.context.Context",
      "io.opentelemetry.instrumentation.okhttp.v3_0.OkHttpTelemetry",
      "java.net.InetSocketAddress",
      "java.net.Proxy",
      "okhttp3.OkHttpClient",
      "org.slf4j.MDC");

  private static final List<String> PACKAGES = List.of(
      "dev.vitals.calls",
      "dev.vitals.check",
      "dev.vitals.client",
      "dev.vitals.config",
      "dev.vitals.diagnosis",
      "dev.vitals.errors",
      "dev.vitals.health",
      "dev.vitals.iam",
      "dev.vitals.model",
      "dev.vitals.paging",
      "dev.vitals.ping",
      "dev.vitals.sessions",
      "dev.vitals.statistics",
      "dev.vitals.stream",
      "dev.vitals.testing",
      "java.nio.file",
      "java.time",
      "java.util",
      "java.util.concurrent");

  private static final String IMPORTS = Stream.concat(
          PACKAGES.stream().map(name -> name + ".*"), TYPES.stream())
      .map(name -> "import " + name + "; ")
      .collect(joining());

  static List<Snippet> of(Path page) throws IOException {
    List<Snippet> found = new ArrayList<>();
    List<String> lines = Files.readAllLines(page);
    for (int start = 0; start < lines.size(); start++) {
      if (lines.get(start).equals("```java")) {
        int end = start + 1;
        while (!lines.get(end).equals("```")) {
          end++;
        }
        String code = String.join("\n", lines.subList(start + 1, end));
        found.add(new Snippet(page.getFileName().toString(), start + 2, code));
        start = end;
      }
    }
    return found;
  }

  boolean isWholeClass() {
    return PUBLIC_CLASS.matcher(code).find();
  }

  String className() {
    Matcher matcher = PUBLIC_CLASS.matcher(code);
    return matcher.find() ? matcher.group(1) : "Snippet";
  }

  /** Compiles it against the tests' class path; an error names the page and the line. */
  void compileTo(Path classes) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> problems = new DiagnosticCollector<>();
    List<String> options = List.of(
        "-proc:none", "-cp", System.getProperty("java.class.path"), "-d", classes.toString());
    boolean compiled =
        compiler.getTask(null, null, problems, options, null, List.of(source())).call();
    if (!compiled) {
      throw new AssertionError(
          problems.getDiagnostics().stream().map(this::located).collect(joining("\n")));
    }
  }

  @Override
  public String toString() {
    return page + ":" + line;
  }

  private String located(Diagnostic<?> problem) {
    return page + ":" + (line + problem.getLineNumber() - 1) + ": " + problem.getMessage(null);
  }

  /** The code begins on the first line of the source, so that line numbers match. */
  private JavaFileObject source() {
    String text = isWholeClass()
        ? code
        : IMPORTS
            + "public class Snippet extends dev.vitals.examples.docs.SnippetContext {"
            + " public Snippet(FakeServices fakes) { super(fakes); }"
            + " @Override public void run() throws Exception { "
            + code
            + "\n} }";
    URI uri = URI.create("string:///" + className() + ".java");
    return new SimpleJavaFileObject(uri, JavaFileObject.Kind.SOURCE) {
      @Override
      public CharSequence getCharContent(boolean ignoreEncodingErrors) {
        return text;
      }
    };
  }
}
