package dev.vitals.reliability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The pages on reliability name a test for each promise: every one of them is there. */
final class DocumentedPromisesTest {
  private static final Path PAGE = Path.of("../docs/reliability.md");
  private static final Path MEASUREMENTS = Path.of("../docs/measurements.md");
  private static final List<Path> TESTS =
      List.of(Path.of("src/test/java"), Path.of("../benchmarks/src/test/java"));
  private static final Pattern NAMED = Pattern.compile("`([A-Z]\\w+(?:Test|Contract))\\.(\\w+)`");

  private final Map<String, Path> sources = sources();

  @Test
  void everyTestNamedByPagesExists() throws IOException {
    Set<String> named = named(Files.readString(PAGE) + Files.readString(MEASUREMENTS));

    assertThat(named).hasSizeGreaterThan(50).allSatisfy(this::requireTest);
  }

  @Test
  void missingTestIsFound() {
    String name = named("| x | `HeadFaultsTest.noSuchTest` |").iterator().next();

    assertThatThrownBy(() -> requireTest(name)).isInstanceOf(AssertionError.class);
  }

  @Test
  void everyRowNamesItsTestOrSaysSo() throws IOException {
    List<String> rows = promises(Files.readAllLines(PAGE));
    rows.addAll(promises(Files.readAllLines(MEASUREMENTS)));

    assertThat(rows)
        .hasSizeGreaterThan(40)
        .allSatisfy(row -> assertThat(row)
            .matches(text -> NAMED.matcher(text).find() || text.contains("not covered yet")));
  }

  /** The rows of the tables of faults; others show figures. */
  private static List<String> promises(List<String> lines) {
    List<String> rows = new ArrayList<>();
    boolean promises = false;
    for (String line : lines) {
      if (line.startsWith("| Fault")) {
        promises = true;
      } else if (!line.startsWith("|")) {
        promises = false;
      } else if (promises && !line.startsWith("| ---")) {
        rows.add(line);
      }
    }
    return rows;
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
    Map<String, Path> sources = new HashMap<>();
    for (Path tests : TESTS) {
      try (Stream<Path> files = Files.walk(tests)) {
        files
            .filter(file -> file.toString().endsWith(".java"))
            .forEach(file -> sources.put(String.valueOf(file.getFileName()), file));
      } catch (IOException e) {
        throw new AssertionError(e);
      }
    }
    return sources;
  }
}
