package dev.vitals.reliability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code docs/reliability.md} names a test for each promise: every one of them is there. */
final class DocumentedPromisesTest {
  private static final Path PAGE = Path.of("../docs/reliability.md");
  private static final Path TESTS = Path.of("src/test/java");
  private static final Pattern NAMED = Pattern.compile("`([A-Z]\\w+(?:Test|Contract))\\.(\\w+)`");

  private final Map<String, Path> sources = sources();

  @Test
  void everyTestThatThePageNamesExists() throws IOException {
    Set<String> named = named(Files.readString(PAGE));

    assertThat(named).hasSizeGreaterThan(50).allSatisfy(this::requireTest);
  }

  @Test
  void aTestThatDoesNotExistIsFound() {
    String name = named("| x | `HeadFaultsTest.noSuchTest` |").iterator().next();

    assertThatThrownBy(() -> requireTest(name)).isInstanceOf(AssertionError.class);
  }

  @Test
  void everyRowNamesItsTestOrSaysThatThereIsNone() throws IOException {
    List<String> rows = Files.readAllLines(PAGE).stream()
        .filter(line ->
            line.startsWith("| ") && !line.startsWith("| Fault") && !line.startsWith("| ---"))
        .toList();

    assertThat(rows)
        .hasSizeGreaterThan(40)
        .allSatisfy(row -> assertThat(row)
            .matches(text -> NAMED.matcher(text).find() || text.contains("not covered yet")));
  }

  private static Set<String> named(String text) {
    Set<String> names = new LinkedHashSet<>();
    Matcher matcher = NAMED.matcher(text);
    while (matcher.find()) {
      names.add(matcher.group(1) + "." + matcher.group(2));
    }
    return names;
  }

  private void requireTest(String name) {
    int dot = name.indexOf('.');
    Path source = sources.get(name.substring(0, dot) + ".java");
    assertThat(source).as("source of %s", name).isNotNull();
    assertThat(source).as(name).content().contains(" void " + name.substring(dot + 1) + "(");
  }

  private static Map<String, Path> sources() {
    try (Stream<Path> files = Files.walk(TESTS)) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .filter(file -> !file.endsWith("package-info.java"))
          .collect(Collectors.toMap(
              file -> String.valueOf(file.getFileName()), Function.identity(), (a, b) -> a));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
