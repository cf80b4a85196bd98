package dev.vitals.examples.docs;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * {@code docs/new-service.md} shows the files of {@code examples/new-service} unchanged, so that
 * readers who follow the page get what the build of that project generates, compiles and runs.
 */
final class NewServicePageTest {
  private static final Path PROJECT = Pages.ROOT.resolve("examples/new-service");
  private static final Pattern FILE =
      Pattern.compile("(?ms)^`(src/[^`\n]+)`\n\n```[a-z]+\n(.*?)^```$");
  private static final Pattern XML = Pattern.compile("(?ms)^```xml\n(.*?)^```$");

  @Test
  void pageShowsEveryFileOfTheProject() throws IOException {
    TreeMap<String, String> shown = new TreeMap<>();
    Matcher files = FILE.matcher(Files.readString(Pages.NEW_SERVICE));
    while (files.find()) {
      shown.put(files.group(1), files.group(2));
    }

    TreeMap<String, String> there = new TreeMap<>();
    try (Stream<Path> paths = Files.walk(PROJECT.resolve("src"))) {
      for (Path path : paths.filter(Files::isRegularFile).toList()) {
        there.put(PROJECT.relativize(path).toString().replace('\\', '/'), Files.readString(path));
      }
    }
    assertThat(shown).hasSize(4).isEqualTo(there);
  }

  @Test
  void pluginOfThePageIsTheProjects() throws IOException {
    Matcher plugin = XML.matcher(Files.readString(Pages.NEW_SERVICE));

    assertThat(plugin.find()).isTrue();
    assertThat(withoutIndentation(Files.readString(PROJECT.resolve("pom.xml"))))
        .contains(withoutIndentation(plugin.group(1)));
  }

  @Test
  void pluginIsShort() throws IOException {
    Matcher plugin = XML.matcher(Files.readString(Pages.NEW_SERVICE));

    assertThat(plugin.find()).isTrue();
    assertThat(plugin.group(1).lines()).hasSizeLessThanOrEqualTo(24);
  }

  @Test
  void pageNamesTheVersionsOfThisBuild() throws IOException {
    String build = Files.readString(Pages.ROOT.resolve("pom.xml"));

    assertThat(Files.readString(Pages.NEW_SERVICE))
        .contains("<version>" + between("<openapi-generator.version>", "</", build) + "</version>")
        .contains("<version>" + between("<version>", "</", build) + "</version>");
  }

  @Test
  void projectHasOnlyTheDependenciesOfThePage() throws IOException {
    String pom = Files.readString(PROJECT.resolve("pom.xml"));
    String dependencies = between("\n  <dependencies>", "\n  </dependencies>", pom);
    String page = Files.readString(Pages.NEW_SERVICE);

    Matcher names = Pattern.compile("<artifactId>(.*)</artifactId>").matcher(dependencies);
    TreeSet<String> declared = new TreeSet<>();
    while (names.find()) {
      declared.add(names.group(1));
    }
    assertThat(declared).hasSize(3).allSatisfy(name -> assertThat(page).contains("`" + name + "`"));
  }

  private static String between(String start, String end, String text) {
    int from = text.indexOf(start) + start.length();
    return text.substring(from, text.indexOf(end, from));
  }

  private static String withoutIndentation(String text) {
    return text.lines().map(String::strip).collect(joining("\n"));
  }
}
